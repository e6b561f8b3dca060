#!/usr/bin/env python3
"""probe_real.py TLSPATH [--show] [WORD...]: `tlspath probe` against real Postfix, Exim, Sendmail and OpenSMTPD.

By hand or at night, as root; not in ctest and not in .ci/run: it fetches the servers from Debian's mirror (see
machines.py; later runs find them in build/servers). Each is started for real with the settings of one row, and what the
probe says is held against what was set up. With WORDs only rows whose name has one of them; --show prints the text of
`tlspath probe` as well. No question and no connection leaves the machine: names are in a zone that is signed here.
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "probe"))

from pieces import Certificates, at, self_signed, signed_zone, spki_hash  # noqa: E402
from configs import CONFIGS, Wish  # noqa: E402
from machines import Machine, Roots, isolate  # noqa: E402

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SHOW = "--show" in sys.argv
WORDS = [w for w in sys.argv[2:] if not w.startswith("--")]
PRODUCTS = list(CONFIGS)

H = "targets.0.hosts.0."
C = H + "tls.certificate."
GOOD = {H + "outcome": "tls", H + "starttls": True, C + "verifies": True, C + "troubles": []}
AT_ONCE = {**GOOD, H + "starttls": False, H + "tls_at_once": True}
SIX = "targets.0.hosts.1."


class Row:
    """One server, and what has to be said of each target that leads to it."""

    def __init__(self, product, name, wish, expected, tlsa=(), six=False):
        self.product, self.name, self.wish, self.expected, self.tlsa, self.six = product, name, wish, expected, tlsa, six


def rows(folder):
    ca = Certificates(folder, "authority")
    stranger = Certificates(folder, "stranger")
    for product in PRODUCTS:
        def domain(name):
            return f"{name}.{product}.test"

        def made(name, **how):
            return ca.make(domain(name), [f"mx.{domain(name)}"], **how)

        def row(name, expected, certificate=None, tlsa=(), six=False, **wish):
            certificate = made(name) if certificate is None else certificate
            return Row(product, name, Wish(f"mx.{domain(name)}", certificate, **wish),
                       {(domain(name) if t == "" else f"mx.{domain(name)}{t}"): e for t, e in expected.items()}, tlsa, six)

        def versions(*accepted):
            return {"versions": sorted(accepted)}

        yield row("plain", {"": {H + "outcome": "no-starttls", H + "starttls": False, H + "starttls_masked": False,
                                 H + "tls": None, "targets.0.offers_tls": False},
                            ":465": {H + "outcome": "not-reached", "status": 4}}, certificate=())
        if product == "opensmtpd":
            yield from broken(row)
            continue
        six = product != "sendmail"  # whose two daemons would want one port
        yield row("new", {"": {**GOOD, H + "tls.version": "TLSv1.3", H + "tls.grade": "good", H + "dane.result": "no-record",
                               **({SIX + "outcome": "tls", SIX + "tls.version": "TLSv1.3"} if six else {}),
                               **versions("TLSv1.2", "TLSv1.3")},
                          ":465": {**AT_ONCE, H + "tls.version": "TLSv1.3"}}, six=six)
        for v in ("1.0", "1.1", "1.2", "1.3"):
            yield row(f"only{v.replace('.', '')}",
                      {"": {**GOOD, H + "tls.version": f"TLSv{v}", H + "tls.grade": "weak" if v < "1.2" else "good",
                            **versions(f"TLSv{v}")}}, low=v, high=v)
        yield row("old", {"": {**GOOD, H + "tls.version": "TLSv1.3",
                               **versions("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3")}}, low="1.0")
        self_made = self_signed(folder, domain("self"), f"mx.{domain('self')}")
        yield row("self", {"": {H + "outcome": "tls", C + "troubles": ["self-signed"], C + "name_fits": True,
                                C + "issuer_known": False}}, certificate=self_made)
        yield row("expired", {"": {H + "outcome": "tls", C + "troubles": ["expired"], C + "name_fits": True,
                                   C + "issuer_known": True, C + "chain.0.not_after": "2025-10-30T00:00:00Z"},
                              ":465": {H + "outcome": "tls", C + "troubles": ["expired"]}},
                  certificate=made("expired", end="20251030000000Z"))
        yield row("wrong", {"": {H + "outcome": "tls", C + "troubles": ["wrong-name"], C + "chain.0.names": ["mx.else.test"]}},
                  certificate=ca.make(domain("wrong"), ["mx.else.test"]))
        yield row("stranger", {"": {H + "outcome": "tls", C + "troubles": ["unknown-issuer"], C + "name_fits": True}},
                  certificate=stranger.make(domain("stranger"), [f"mx.{domain('stranger')}"]))
        dane = self_signed(folder, domain("dane"), f"mx.{domain('dane')}")
        yield row("dane", {"": {H + "dane.result": "matches", C + "verifies": False, H + "dnssec": "secure"},
                           ":465": {H + "dane.result": "matches"}},
                  certificate=dane, tlsa=[f"3 1 1 {spki_hash(dane[0])}"])
        yield row("dane-differs", {"": {H + "dane.result": "no-match", H + "outcome": "tls"},
                                   ":465": {H + "dane.result": "no-match"}}, tlsa=[f"3 1 1 {'00' * 32}"])
        pem, own_key = made("dane-ta")
        chain = folder / f"{product}.chain"
        chain.write_text(pem.read_text() + ca.pem.read_text())
        yield row("dane-ta", {"": {H + "dane.result": "matches", C + "verifies": True}}, certificate=(chain, own_key),
                  tlsa=[f"2 1 1 {spki_hash(ca.pem)}"])
        yield from specials(product, row)


def specials(product, row):
    """What only one of them does."""
    if product == "postfix":
        # 220-..., then nothing for some seconds, then 220 .
        yield row("postscreen", {"": {**GOOD, H + "tls.version": "TLSv1.3"}},
                  more="postscreen_greet_banner = $myhostname waits\npostscreen_greet_action = enforce\n"
                       "postscreen_access_list =\npostscreen_greet_wait = 3s\n")
        yield row("required", {"": GOOD}, more="smtpd_tls_security_level = encrypt\n")
        yield row("no-key", {"": {H + "outcome": "starttls-refused", H + "code": 454}},
                  more="smtpd_tls_chain_files = \nsmtpd_tls_cert_file = /etc/nothing.pem\n")
        yield row("no-certificate", {"": {H + "outcome": "starttls-refused", H + "code": 454}},
                  without=("smtpd_tls_chain_files",))
        yield row("turned-away", {"": {H + "outcome": "rejected", H + "code": 554, "targets.0.answered": True}},
                  more="smtpd_delay_reject = no\nsmtpd_client_restrictions = reject\n")
        yield row("client-certificate", {"": {**GOOD, H + "code": 421}},
                  more="smtpd_tls_security_level = encrypt\nsmtpd_tls_req_ccert = yes\nsmtpd_tls_CAfile = /etc/mx.pem\n")
        yield row("suites", {"": {**GOOD, "suites": {"TLSv1.2": ["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                                                                 "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"]}}},
                  high="1.2", more="tls_medium_cipherlist = ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-SHA\n")
    if product == "exim":
        # It makes itself one on the fly.
        yield row("no-certificate", {"": {H + "outcome": "tls", C + "troubles": ["self-signed"], C + "name_fits": True}},
                  without=("tls_certificate", "tls_privatekey"))
        yield row("no-key", {"": {H + "outcome": "starttls-refused", H + "code": 454},
                             ":465": {H + "outcome": "handshake-failed"}}, more="tls_certificate = /etc/nothing.pem\n")
        yield row("turned-away", {"": {H + "outcome": "rejected", H + "code": 550, "targets.0.answered": True}},
                  more="acl_smtp_connect = deny\n")
        yield row("client-certificate", {"": {H + "outcome": "handshake-failed", H + "tls": None,
                                              H + "reason": "tlsv13 alert certificate required"}},
                  more="tls_verify_hosts = *\n")
    if product == "sendmail":
        yield row("greet-pause", {"": GOOD}, more="FEATURE(`greet_pause', `2000')dnl\n")
        # It wants all four of certificate, key, CACertFile and CACertPath.
        yield row("no-ca-path", {"": {H + "outcome": "no-starttls"}, ":465": {H + "outcome": "handshake-failed"}},
                  more="undefine(`confCACERT_PATH')dnl\n")


def broken(row):
    """Debian 12's OpenSMTPD 6.8 offers STARTTLS, and then every handshake fails: it was written for OpenSSL 1.1
    (https://github.com/OpenSMTPD/OpenSMTPD/issues/1171). That is what a sender meets, and what has to be said."""
    fails = {H + "outcome": "handshake-failed", H + "reason": "tlsv1 alert internal error", H + "tls": None}
    yield row("new", {"": {**fails, H + "starttls": True, SIX + "outcome": "handshake-failed", "versions": []},
                      ":465": {**fails, H + "tls_at_once": True}}, six=True)


def ask(common, row, target, expected):
    failures, shown = [], ""
    more = ["--all-versions"] if "versions" in expected else ["--suites"] if "suites" in expected else []

    def tlspath(*words):
        return subprocess.run([str(PROGRAM), "probe", *map(str, [*common, *more, *words]), target], capture_output=True,
                              text=True, timeout=300)

    done = tlspath("--format", "json")
    what = f"{row.product} {row.name}: {target}"
    if done.stderr or done.returncode != expected.get("status", 0):
        failures.append(f"{what}: status {done.returncode}: {done.stderr}{done.stdout[:500]}")
    document = json.loads(done.stdout or "{}")
    seen = at(document, H + "versions")
    for path, value in expected.items():
        if path == "status":
            continue
        if path == "versions":
            is_ = sorted(v["version"] for v in seen if v["state"] == "accepted")
        elif path == "suites":
            is_ = {v["version"]: sorted(v["suites"]) for v in seen if v["state"] == "accepted"}
        else:
            is_ = at(document, path)
        if is_ != value:
            failures.append(f"{what}: {path} is {is_!r}, not {value!r}")
    if failures:
        failures.append(f"    {json.dumps(at(document, 'targets.0.hosts'))[:1500]}")
    if SHOW:
        shown = f"$ tlspath probe {' '.join(more)} {target}\n" + tlspath("--all").stdout
    return failures, shown


def main():
    roots = Roots(HERE.parents[1] / "build/servers")
    isolate(roots, PRODUCTS)
    failures, asked = [], 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        table = [r for r in rows(folder) if not WORDS or any(w in f"{r.product} {r.name}" for w in WORDS)]
        zone = ["$TTL 300", ". IN SOA ns. root. 1 7200 3600 1209600 300", ". IN NS ns.", "ns. IN A 127.0.0.1"]
        numbered = list(enumerate(table, 10))
        for n, r in numbered:
            mx = r.wish.name
            zone += [f"{mx.removeprefix('mx.')}. IN MX 10 {mx}.", f"{mx}. IN A 192.0.2.{n}"]
            if r.six:
                zone.append(f"{mx}. IN AAAA 2001:db8::{n}")
            zone += [f"_{port}._tcp.{mx}. IN TLSA {t}" for t in r.tlsa for port in (25, 465)]
        resolver = signed_zone(folder, zone)
        common = ["--no-config", "--resolver", resolver, "--ca", folder / "authority.pem", "--helo", "probe.test"]

        def one(numbered_row):
            n, r = numbered_row
            files, command, ports = CONFIGS[r.product](r.wish)
            found, shown = [], ""
            try:
                with Machine(roots, r.product, r.wish.name, f"192.0.2.{n}", files) as m:
                    m.start(command, ports)
                    for target, expected in r.expected.items():
                        failed, text = ask(common, r, target, expected)
                        found += failed
                        shown += text
                    if found:
                        found.append(m.said())
            except Exception as e:  # the other rows are asked all the same
                found.append(f"{r.product} {r.name}: {type(e).__name__}: {e}")
            return found, shown

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for (_, r), (found, shown) in zip(numbered, pool.map(one, numbered)):
                print(shown, end="")
                asked += len(r.expected)
                failures += found
    print("\n".join(failures) or "real servers: all well")
    print(f"{len(table)} servers, {asked} targets, {len(failures)} differences")
    return 1 if failures else 0


sys.exit(main())
