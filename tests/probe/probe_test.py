#!/usr/bin/env python3
"""probe_test.py TLSPATH SOURCE_DIR: `tlspath probe` against servers, a signed zone and a policy server on loopback.

Certificates are made by openssl(1), the zone is signed by ldns-signzone(1), and libunbound reads it from a file: no
question leaves the machine. Each row of the table is one target and what has to be said of it.
"""
import concurrent.futures
import datetime
import json
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time

import jsonschema

from pieces import Certificates, at, run, self_signed, signed_zone, spki_hash
from servers import Scenario, Servers, context, policy_server

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
failures = []


def check(good, what):
    if not good:
        failures.append(what)


def tlspath(*words, stdin=""):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=110, input=stdin,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"})


def free_port(address="127.0.0.1"):
    with socket.socket() as s:
        s.bind((address, 0))
        return s.getsockname()[1]


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        ca, other = Certificates(folder, "authority"), Certificates(folder, "stranger")
        port, policy_port = free_port(), free_port()
        servers = Servers(port)
        zone = ["$TTL 300", ". IN SOA ns. root. 1 7200 3600 1209600 300", ". IN NS ns.", "ns. IN A 127.0.0.1"]
        numbers = iter(range(2, 250))

        def host(name, scenario):
            address = f"127.0.0.{next(numbers)}"
            servers.add(address, scenario)
            zone.append(f"{name}. IN A {address}")
            return address

        def domain(name, scenario):
            host(f"mx.{name}", scenario)
            zone.append(f"{name}. IN MX 10 mx.{name}.")

        def good(name, **how):
            return context(*ca.make(name, [f"mx.{name}"]), **how)

        # Versions.
        domain("tls13.test", Scenario(tls=good("tls13.test"), tls_keywords=["SIZE 1000", "REQUIRETLS"]))
        domain("tls12.test", Scenario(tls=good("tls12.test", high="TLSv1_2", ciphers="ECDHE+AESGCM")))
        domain("tls11.test", Scenario(tls=good("tls11.test", low="TLSv1_1", high="TLSv1_1")))
        domain("tls10.test", Scenario(tls=good("tls10.test", low="TLSv1", high="TLSv1")))
        domain("old.test", Scenario(tls=good("old.test", low="TLSv1", high="TLSv1_2",
                                             ciphers="ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-GCM-SHA384:@SECLEVEL=0")))
        rsa = ca.make("rsa.test", ["mx.rsa.test"], key="rsa:2048")
        domain("rsa.test", Scenario(tls=context(*rsa, high="TLSv1_2", ciphers="AES128-SHA:@SECLEVEL=0")))
        # What is not TLS.
        plain = Scenario()
        domain("plain.test", plain)
        domain("stripped.test", Scenario("stripped", tls=good("stripped.test")))
        domain("masked.test", Scenario("masked", tls=good("masked.test")))
        for kind in ("refuse", "inject", "inject-late", "handshake-close", "handshake-hang", "handshake-garbage",
                     "handshake-text"):
            domain(f"{kind}.test", Scenario(kind, tls=good(f"{kind}.test")))
        for kind in ("hang", "close", "garbage", "endless-line", "endless-garbage", "endless-lines", "rejects",
                     "ehlo-endless", "ehlo-hang"):
            domain(f"{kind}.test", Scenario(kind))
        # Certificates.
        domain("expired.test", Scenario(tls=context(*ca.make("expired", ["mx.expired.test"], end="20251030000000Z"))))
        domain("future.test", Scenario(tls=context(*ca.make("future", ["mx.future.test"], start="20380101000000Z"))))
        domain("wrong.test", Scenario(tls=context(*ca.make("wrong", ["a.test", "b.test", "c.test", "d.test"]))))
        domain("unknown.test", Scenario(tls=context(*other.make("unknown", ["mx.unknown.test"]))))
        domain("weak.test", Scenario(tls=context(*ca.make("weak", ["mx.weak.test"], key="rsa:1024"))))
        own = self_signed(folder, "self", "mx.self.test")
        domain("self.test", Scenario(tls=context(*own)))
        # DANE: signed, matching or not, with what mail does not use, and below a name that is not signed.
        own_hash = spki_hash(own[0])
        for name, record in (("match", f"3 1 1 {own_hash}"), ("differs", f"3 1 1 {'00' * 32}"),
                             ("unusable", f"1 1 1 {own_hash}"), ("unsigned", f"3 1 1 {own_hash}")):
            domain(f"dane-{name}.test", Scenario(tls=context(*own)))
            zone.append(f"_{port}._tcp.mx.dane-{name}.test. IN TLSA {record}")
        authority_hash = spki_hash(ca.pem)
        domain("dane-ta.test", Scenario(tls=chained(ca, folder, "dane-ta.test")))
        zone.append(f"_{port}._tcp.mx.dane-ta.test. IN TLSA 2 1 1 {authority_hash}")
        # A certificate of the client is wanted: with TLS 1.3 that is said after the handshake.
        for n, high in (("wants13.test", "TLSv1_3"), ("wants12.test", "TLSv1_2")):
            wants = good(n, high=high)
            wants.verify_mode = ssl.CERT_REQUIRED
            wants.load_verify_locations(ca.pem)
            domain(n, Scenario(tls=wants))
            domain(n.replace("wants", "resets"), Scenario("resets", tls=wants))
        domain("wants-later.test", Scenario("rejects-in-tls", tls=good("wants-later.test")))
        # MTA-STS.
        policies = {}
        sts_names = []

        def sts(name, answer, scenario):
            domain(name, scenario)
            policies[f"mta-sts.{name}"] = answer
            sts_names.append(f"mta-sts.{name}")
            zone.append(f'_mta-sts.{name}. IN TXT "v=STSv1; id=2025;"')
            zone.append(f"mta-sts.{name}. IN A 127.0.0.1")

        def policy(mode, *mx):
            return 200, "\r\n".join(["version: STSv1", f"mode: {mode}", *(f"mx: {m}" for m in mx), "max_age: 604800", ""])

        sts("sts.test", policy("enforce", "*.sts.test"), Scenario(tls=good("sts.test")))
        sts("sts-other.test", policy("enforce", "mx.elsewhere.test"), Scenario(tls=good("sts-other.test")))
        sts("sts-testing.test", policy("testing", "mx.sts-testing.test"), Scenario(tls=context(*own)))
        sts("sts-refuses.test", policy("enforce", "mx.sts-refuses.test"), Scenario(tls=context(*own)))
        sts("sts-plain.test", policy("enforce", "mx.sts-plain.test"), Scenario())
        sts("sts-404.test", (404, "none"), Scenario(tls=good("sts-404.test")))
        sts("sts-moved.test", (301, "https://mta-sts.sts.test/.well-known/mta-sts.txt"), Scenario(tls=good("sts-moved.test")))
        sts("sts-bad.test", (200, "<html>hello</html>"), Scenario(tls=good("sts-bad.test")))
        sts("sts-long.test", (200, "mx: a\n" * 100000), Scenario(tls=good("sts-long.test")))
        sts("sts-name.test", policy("enforce", "mx.sts-name.test"), Scenario(tls=good("sts-name.test")))
        sts_names.remove("mta-sts.sts-name.test")  # the https certificate does not have it
        policy_server("127.0.0.1", policy_port, context(*ca.make("policy", sts_names)), policies)
        zone.append('_smtp._tls.sts.test. IN TXT "v=TLSRPTv1; rua=mailto:tls@sts.test"')
        # MX.
        zone.append('test. IN TXT "a name of its own, or there is no proof that others are not"')
        zone.append("null.test. IN MX 0 .")
        zone.append("nothing.test. IN TXT hello")
        implicit = host("implicit.test", Scenario(tls=context(*ca.make("implicit", ["implicit.test"]))))
        zone += ["gone.test. IN MX 10 mx.gone.test.", "mx.gone.test. IN TXT none"]
        zone += ["closed.test. IN MX 10 mx.closed.test.", "mx.closed.test. IN A 127.0.1.1"]
        servers.add("::1", Scenario(tls=good("both.test")))
        host("mx.both.test", Scenario())
        zone += ["both.test. IN MX 5 mx.both.test.", "mx.both.test. IN AAAA ::1"]
        zone += [f"many.test. IN MX {n} mx{n}.many.test." for n in range(12)]
        domain("bogus.test", Scenario(tls=good("bogus.test")))
        host("at-once.test", Scenario(tls=context(*ca.make("at-once", ["at-once.test"])), at_once=True))
        # The picture.
        host("relay.mailhub.example",
             Scenario(tls=context(*ca.make("relay", ["relay.mailhub.example"], end="20251030000000Z"))))
        host("backup.mailhub.example", Scenario())
        zone += ["mailhub.example. IN MX 10 relay.mailhub.example.", "mailhub.example. IN MX 20 backup.mailhub.example."]
        for n in ("clear.example", "never.example"):
            domain(n, Scenario(tls=good(n)) if n == "clear.example" else Scenario())

        resolver = signed_zone(folder, zone, ("mailhub.example", "dane-unsigned.test"),
                               [f'trust-anchor: "bogus.test. DS 1 13 2 {"00" * 32}"'])
        common = ["--no-config", "--resolver", resolver, "--ca", ca.pem, "--port", port, "--policy-port", policy_port,
                  "--helo", "probe.test"]
        schema = json.loads((SOURCE / "docs/probe.schema.json").read_text())
        validator = jsonschema.Draft202012Validator(schema)
        for part in (lambda: table(common, validator, port, implicit), lambda: versions(common),
                     lambda: text_forms(common, folder, port), lambda: wrong_use(folder), only_here):
            try:
                part()
            except Exception as e:  # the failures so far say more
                failures.append(f"{type(e).__name__}: {e}")
        # Nobody was sent a mail, and whoever could be said goodbye to was.
        words = {c.split(" ")[0].upper() for said in servers.commands.values() for c in said}
        check(words <= {"EHLO", "STARTTLS", "QUIT"}, f"commands sent: {sorted(words)}")
        for address, said in servers.commands.items():
            check(all(c == "EHLO probe.test" for c in said if c.startswith("EHLO")), f"{address}: {said[:3]}")
    print("\n".join(failures) or "probe: all well")
    return 1 if failures else 0


def chained(ca, folder, name):
    """A context that sends the authority's own certificate as well, as DANE-TA needs."""
    pem, key = ca.make(name, [f"mx.{name}"])
    both = folder / f"{name}.chain"
    both.write_text(pem.read_text() + ca.pem.read_text())
    return context(both, key)


H = "targets.0.hosts.0."
C = H + "tls.certificate."
GOOD = {H + "outcome": "tls", C + "verifies": True, C + "troubles": [], C + "name_fits": True, C + "issuer_known": True}
NO_ANSWER = {"status": 4, "targets.0.answered": False}

TABLE = [
    # target, what has to be said; "status" is 0 where it is not named
    ("tls13.test", {**GOOD, H + "tls.version": "TLSv1.3", H + "tls.grade": "good", H + "requiretls": True,
                    H + "starttls": True, H + "banner": "mx ESMTP ready", H + "dane.result": "no-record",
                    H + "dnssec": "secure", "targets.0.dnssec": "secure", "targets.0.mx": "found",
                    "targets.0.mta_sts.state": "none", "targets.0.tls_rpt": None, H + "tls.group": "X25519"}),
    ("tls12.test", {**GOOD, H + "tls.version": "TLSv1.2", H + "tls.grade": "good", H + "requiretls": False,
                    H + "tls.suite": "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"}),
    ("tls11.test", {**GOOD, H + "tls.version": "TLSv1.1", H + "tls.grade": "weak"}),
    ("tls10.test", {**GOOD, H + "tls.version": "TLSv1.0", H + "tls.grade": "weak"}),
    ("rsa.test", {**GOOD, H + "tls.suite": "TLS_RSA_WITH_AES_128_CBC_SHA", H + "tls.grade": "weak", H + "tls.group": None}),
    ("plain.test", {H + "outcome": "no-starttls", H + "starttls": False, H + "starttls_masked": False, H + "tls": None,
                    "targets.0.offers_tls": False, "targets.0.answered": True}),
    ("stripped.test", {H + "outcome": "no-starttls", H + "starttls_masked": False}),
    ("masked.test", {H + "outcome": "no-starttls", H + "starttls_masked": True}),
    ("refuse.test", {H + "outcome": "starttls-refused", H + "code": 454, H + "reply": "4.7.0 TLS not available",
                     H + "starttls": True}),
    ("inject.test", {H + "outcome": "plaintext-injected", H + "reply": "250 injected by the man in the middle "}),
    ("inject-late.test", {H + "outcome": "plaintext-injected", H + "reply": "250 injected late "}),
    ("handshake-close.test", {H + "outcome": "handshake-failed", H + "starttls": True, H + "stage": "handshake"}),
    ("handshake-garbage.test", {H + "outcome": "handshake-failed", H + "reason": "wrong version number"}),
    ("handshake-text.test", {H + "outcome": "plaintext-injected", H + "reply": "this is no TLS at all "}),
    ("handshake-hang.test", {**NO_ANSWER, H + "outcome": "timed-out", H + "stage": "handshake"}),
    ("hang.test", {**NO_ANSWER, H + "outcome": "timed-out", H + "stage": "greeting"}),
    ("ehlo-hang.test", {**NO_ANSWER, H + "outcome": "timed-out", H + "stage": "ehlo"}),
    ("close.test", {**NO_ANSWER, H + "outcome": "closed", H + "stage": "greeting"}),
    ("garbage.test", {**NO_ANSWER, H + "outcome": "not-smtp", H + "stage": "greeting"}),
    ("endless-line.test", {**NO_ANSWER, H + "outcome": "too-much", H + "stage": "greeting"}),
    ("endless-garbage.test", {**NO_ANSWER, H + "outcome": "not-smtp", H + "stage": "greeting"}),
    ("endless-lines.test", {**NO_ANSWER, H + "outcome": "too-much", H + "stage": "greeting"}),
    ("ehlo-endless.test", {**NO_ANSWER, H + "outcome": "too-much", H + "stage": "ehlo"}),
    ("rejects.test", {H + "outcome": "rejected", H + "code": 554, "targets.0.answered": True}),
    ("closed.test", {**NO_ANSWER, H + "outcome": "not-reached", H + "reason": "Connection refused"}),
    ("expired.test", {H + "outcome": "tls", C + "troubles": ["expired"], C + "verifies": False, C + "name_fits": True,
                      C + "issuer_known": True, C + "detail": "certificate has expired",
                      C + "chain.0.not_after": "2025-10-30T00:00:00Z", "targets.0.offers_tls": True}),
    ("future.test", {C + "troubles": ["not-yet-valid"]}),
    ("wrong.test", {C + "troubles": ["wrong-name"], C + "name_fits": False, C + "issuer_known": True,
                    C + "chain.0.names": ["a.test", "b.test", "c.test", "d.test"], C + "checked_name": "mx.wrong.test"}),
    ("unknown.test", {C + "troubles": ["unknown-issuer"], C + "issuer_known": False, C + "name_fits": True}),
    ("weak.test", {C + "troubles": ["weak"], C + "chain.0.key": "RSA", C + "chain.0.key_bits": 1024}),
    ("wants13.test", {H + "outcome": "handshake-failed", H + "stage": "handshake", H + "tls": None,
                      H + "reason": "tlsv13 alert certificate required"}),
    ("wants12.test", {H + "outcome": "handshake-failed", H + "reason": "sslv3 alert handshake failure"}),
    # The same, and the connection is reset with the alert unsent: who hung up before a word took nothing.
    ("resets13.test", {H + "outcome": "handshake-failed", H + "stage": "handshake", H + "tls": None, H + "reason": None}),
    ("resets12.test", {H + "outcome": "handshake-failed", H + "stage": "handshake", H + "tls": None, H + "reason": None}),
    ("wants-later.test", {**GOOD, H + "code": 421,
                          H + "reply": "4.7.1 mx.example Error: No client certificate presented"}),
    ("self.test", {C + "troubles": ["self-signed"], C + "issuer_known": False, C + "name_fits": True}),
    ("dane-match.test", {H + "dane.result": "matches", C + "verifies": False}),
    ("dane-ta.test", {H + "dane.result": "matches", C + "verifies": True}),
    ("dane-differs.test", {H + "dane.result": "no-match"}),
    ("dane-unusable.test", {H + "dane.result": "unusable"}),
    ("dane-unsigned.test", {H + "dane.result": "not-secure", "targets.0.dnssec": "insecure", H + "dnssec": "insecure"}),
    ("sts.test", {"targets.0.mta_sts.state": "policy", "targets.0.mta_sts.mode": "enforce", "targets.0.mta_sts.id": "2025",
                  "targets.0.mta_sts.mx": ["*.sts.test"], "targets.0.mta_sts.max_age": 604800,
                  H + "mta_sts_names_it": True, "targets.0.tls_rpt": "mailto:tls@sts.test"}),
    ("sts-other.test", {"targets.0.mta_sts.state": "policy", H + "mta_sts_names_it": False}),
    ("sts-testing.test", {"targets.0.mta_sts.mode": "testing", H + "mta_sts_names_it": True}),
    ("sts-refuses.test", {"targets.0.mta_sts.mode": "enforce", C + "troubles": ["self-signed", "wrong-name"]}),
    ("sts-plain.test", {"targets.0.mta_sts.mode": "enforce", H + "outcome": "no-starttls"}),
    ("sts-404.test", {"targets.0.mta_sts.state": "no-policy", "targets.0.mta_sts.problem": "status 404"}),
    ("sts-moved.test", {"targets.0.mta_sts.state": "no-policy", "targets.0.mta_sts.problem": "status 301"}),
    ("sts-bad.test", {"targets.0.mta_sts.state": "no-policy", "targets.0.mta_sts.problem": 'no "version: STSv1"'}),
    ("sts-long.test", {"targets.0.mta_sts.state": "no-policy", "targets.0.mta_sts.problem": "longer than 64 KB"}),
    ("sts-name.test", {"targets.0.mta_sts.state": "no-policy"}),
    ("null.test", {"targets.0.mx": "null-mx", "targets.0.hosts": [], "targets.0.answered": True}),
    ("nothing.test", {**NO_ANSWER, "targets.0.mx": "no-host"}),
    ("nowhere.test", {**NO_ANSWER, "targets.0.mx": "no-domain", "targets.0.dnssec": "secure"}),
    ("implicit.test", {**GOOD, "targets.0.mx": "implicit", H + "name": "implicit.test", H + "preference": None}),
    ("gone.test", {**NO_ANSWER, H + "outcome": "not-reached", H + "address": None}),
    ("bogus.test", {**NO_ANSWER, "targets.0.mx": "failed", "targets.0.dnssec": "bogus"}),
    ("both.test", {H + "outcome": "no-starttls", "targets.0.hosts.1.outcome": "tls", "targets.0.hosts.1.address": "::1",
                   "targets.0.hosts.1.preference": 5}),
    ("many.test", {**NO_ANSWER, "targets.0.hosts_not_asked": 4, "targets.0.hosts.7.preference": 7}),
]


def table(common, validator, port, implicit):
    targets = TABLE + [
        (f"{implicit}:{port}", {"targets.0.mx": "direct", H + "outcome": "tls", C + "troubles": ["wrong-name"]}),
        (f"[::1]:{port}", {H + "outcome": "tls"}),
        (f"mx.plain.test:{port}", {"targets.0.mx": "direct", H + "outcome": "no-starttls",
                                   "targets.0.mta_sts.state": "not-asked"})]
    # A few at a time, those that hang first: only they may run into a time limit, however slow the machine is.
    targets.sort(key=lambda t: t[1].get(H + "outcome") != "timed-out")

    def ask(row):
        limit = ["--timeout", 8] if row[1].get(H + "outcome") == "timed-out" else []
        return tlspath("probe", "--format", "json", *common, *limit, row[0])

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(ask, targets))
    for (target, expected), answer in zip(targets, answers):
        status = expected.get("status", 0)
        check(answer.returncode == status,
              f"{target}: status {answer.returncode}, not {status}: {answer.stderr}{answer.stdout[:300]}")
        check(answer.stderr == "", f"{target}: stderr {answer.stderr}")
        if not answer.stdout:
            continue
        document = json.loads(answer.stdout)
        for e in validator.iter_errors(document):
            failures.append(f"{target}: {e.json_path}: {e.message[:200]}")
        for path, value in expected.items():
            if path == "status":
                continue
            is_ = at(document, path)
            check(is_ == value, f"{target}: {path} is {is_!r}, not {value!r}")
    one = tlspath("probe", *common, "--format", "json", "--tls-at-once", f"at-once.test:{port}")
    document = json.loads(one.stdout)
    check(at(document, H + "outcome") == "tls" and at(document, H + "tls_at_once") is True, f"at once: {one.stdout}")


def versions(common):
    def ask(domain, *more):
        document = json.loads(tlspath("probe", *common, "--format", "json", *more, domain).stdout)
        return {v["version"]: v for v in at(document, H + "versions")}, document

    seen, document = ask("old.test", "--all-versions")
    states = {k: v["state"] for k, v in seen.items()}
    check(states == {"SSLv2": "not tested", "SSLv3": "not tested", "TLSv1.0": "accepted", "TLSv1.1": "accepted",
                     "TLSv1.2": "accepted", "TLSv1.3": "not accepted"}, f"versions of old.test: {states}")
    lacks = at(document, "library.cannot_offer")
    check("RC4" in lacks["suites"] and "SSLv3" in lacks["versions"], f"cannot offer: {lacks}")
    seen, _ = ask("old.test", "--suites")
    check(sorted(seen["TLSv1.2"]["suites"]) == ["TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                                                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"] and
          seen["TLSv1.2"]["all_suites"], f"suites of old.test: {seen['TLSv1.2']}")
    check(seen["TLSv1.0"]["suites"] == ["TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"], f"old.test, 1.0: {seen['TLSv1.0']}")
    seen, _ = ask("tls13.test", "--all-versions")
    check(seen["TLSv1.1"]["state"] == "not accepted" and seen["TLSv1.3"]["state"] == "accepted", f"tls13.test: {seen}")


MAIL = """Received: from relay.{0} (relay.{0} [198.51.100.7])
\tby mx.corp.example (Postfix) with {1} id 4d0Qn15Tz8rL
\tfor <anna@corp.example>; Tue,  4 Nov 2025 09:16:41 +0100 (CET)
From: order@{0}
Message-ID: <{2}@{0}>

Text
"""


def text_forms(common, folder, port):
    def scanned(name, *senders):
        mails = folder / f"{name}.mbox"
        with mails.open("w") as f:
            for domain, protocol, count in senders:
                for n in range(count):
                    f.write("From a Sat Jan  1 00:00:00 2022\n" + MAIL.format(domain, protocol, n) + "\n")
        made = tlspath("scan", "--no-config", "--db", folder / name, mails)
        check(made.returncode == 0, f"scan: {made.stderr}")
        return folder / name

    large = scanned("results.sqlite", ("mailhub.example", "ESMTP", 36852))
    shown = tlspath("probe", *common, "--from-db", large, "mailhub.example")
    picture = (SOURCE / "tests/golden/probe-80.txt").read_text()
    out = re.sub(r"^Asked \S+ \S+ UTC", "Asked 2025-11-21 10:02 UTC", shown.stdout)
    out = out.replace(f":{port} ", ":25 ")
    for name, address in (("relay", "198.51.100.7"), ("backup", "203.0.113.99")):
        out = re.sub(rf"({name}\.mailhub\.example:25) \[[0-9.]+\]", rf"\1 [{address}]", out)
    check(out == picture, f"the picture differs:\n{out}")
    database = scanned("small.sqlite", ("mailhub.example", "ESMTP", 1300), ("clear.example", "ESMTP", 2),
                       ("never.example", "ESMTP", 1), ("fine.example", "ESMTPS", 4))
    german = tlspath("probe", *common, "--lang", "de", "--from-db", database, "mailhub.example").stdout
    check("Damals und jetzt: 1.300 Mails von mailhub.example kamen im Klartext;" in " ".join(german.split()), f"German: {german}")
    check("Zertifikat abgelaufen 2025-10-30; Name passt, Aussteller bekannt" in german, f"German: {german}")

    listed = tlspath("probe", *common, "--from-db", database, "--partners", 5).stdout
    rows = {m[1]: (m[2], m[3]) for m in re.finditer(r"^(\S+\.example) +([\d,]+)   (.*)$", listed, re.M)}
    check(rows == {"mailhub.example": ("1,300", "✓ 1 of 2"), "clear.example": ("2", "✓ 1 of 1"),
                   "never.example": ("1", "✗ none of 1")}, f"partners: {listed}")
    check("2 sent in cleartext although their servers offer TLS today. 1 offer no TLS today either. 0 gave no"
          in " ".join(listed.split()), f"partners: {listed}")
    shown = tlspath("probe", *common, "--from-db", database, "never.example").stdout
    check("no server of it offers TLS today either" in " ".join(shown.split()), f"never: {shown}")
    relays = tlspath("probe", *common, "--from-db", database, "--relays", 1).stdout
    check(relays.splitlines()[1].startswith("RELAY") and "mailhub.example" in relays, f"relays: {relays}")
    fine = tlspath("probe", *common, "--from-db", database, "fine.example")
    check("none of 4 mails from fine.example came in cleartext." in " ".join(fine.stdout.split()), f"fine: {fine.stdout}")
    check(fine.returncode == 4, f"fine.example has no server: {fine.returncode}")

    # Nothing raw, no line too wide, in every form.
    for words in (["--all", "--suites", "tls12.test"], ["rejects.test", "garbage.test", "wrong.test", "inject.test"],
                  ["--lang", "de", "--all", "dane-differs.test", "sts-refuses.test", "sts-other.test", "masked.test"],
                  ["--ascii", "--all", "dane-match.test", "refuse.test", "hang.test", "self.test", "--timeout", "8"]):
        done = tlspath("probe", *common, *words)
        for line in done.stdout.splitlines():
            check(len(line) <= 80, f"{words}: {len(line)} wide: {line}")
        check(not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stdout), f"{words}: a control character")
        check("--ascii" not in words or done.stdout.isascii(), f"{words}: not ASCII: {done.stdout}")
        for word in ("secure", "safe", "sicher", " OK"):
            check(word not in done.stdout, f"{words}: says {word}")
    done = tlspath("probe", *common, "wants-later.test")
    check("   ✓ STARTTLS: TLSv1.3" in done.stdout and "   ? turned away: 421 4.7.1 mx.example Error: No" in done.stdout,
          f"turned away within TLS: {done.stdout}")
    done = tlspath("probe", *common, "--all", "rejects.test")
    check(done.stdout.count(r"554 5.7.1 \x1b[31mno service for you") == 1, f"escaped, and once: {done.stdout}")


def only_here():
    """The program of all other commands has no way to a socket: it neither calls nor loads what opens one."""
    called = subprocess.run(["nm", "-D", "--undefined-only", PROGRAM], capture_output=True, text=True).stdout
    if "__asan" not in called:  # the sanitizer has its own
        found = re.findall(r" U (socket|connect|getaddrinfo|SSL_\w+|ub_\w+|curl_\w+)\b", called)
        check(not found, f"tlspath calls {found}")


def wrong_use(folder):
    for words, status, says in (
            (["probe"], 2, "probe DOMAIN"),
            (["probe", "a b"], 2, "neither a domain nor a host"),
            (["probe", "--port", "0", "a.test"], 2, "not a number from 1 to 65535"),
            (["probe", "--helo", "a\r\nMAIL FROM:<>", "a.test"], 2, "--helo"),
            (["probe", "--partners", "3"], 2, "--from-db"),
            (["probe", "--ip", "5", "a.test"], 2, "--ip"),
            (["probe", "--resolver", "/nowhere/x.conf", "a.test"], 2, "/nowhere/x.conf"),
            (["probe", "--ca", folder / "zone", "--resolver", folder / "unbound.conf", "a.test"], 2, "no certificates"),
            (["probe", "--from-db", folder / "no.sqlite", "a.test"], 4, "no.sqlite")):
        done = tlspath(*words, "--no-config")
        check(done.returncode == status and says in done.stderr, f"{words}: {done.returncode} {done.stderr}")


start = time.monotonic()
result = main()
print(f"{len(TABLE) + 3} targets, {datetime.timedelta(seconds=round(time.monotonic() - start))}")
sys.exit(result)
