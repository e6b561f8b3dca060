#!/usr/bin/env python3
"""audit_real.py TLSPATH [--write]: `tlspath audit` of what real Postfix, Exim and Sendmail print of their settings.

By hand or at night, as root; not in ctest and not in .ci/run (see machines.py). Each row is a machine with settings of
its own; what its programs print is given to `tlspath audit`, whose answer is held against the row, and, where the row
says so, against whether the server then takes STARTTLS. Rows with a sample are in samples/audit as well, where ctest reads
them; --write makes them anew. Names and addresses are reserved ones, paths those that every machine has.
"""
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "probe"))

from pieces import Certificates  # noqa: E402
from configs import CONFIGS, CERTIFICATE, KEY, Wish  # noqa: E402
from machines import Machine, Roots, isolate  # noqa: E402

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SAMPLES = HERE.parents[1] / "samples/audit"
WRITE = "--write" in sys.argv
NAME = "mx.corp.example"


class Row:
    """`says`: "receives smtpd opportunistic nothing in-full"; `offers`: STARTTLS is announced and taken; None: not asked."""

    def __init__(self, product, title, files, command, says, sample=None, offers=None, start=None, built_in=None):
        self.product, self.title, self.files, self.command, self.says = product, title, files, command, says
        self.sample, self.offers, self.start, self.built_in = sample, offers, start, built_in


def postfix_rows(certificate):
    def row(title, main, says, services="", sample=None, offers=None, command="postconf -n"):
        files, start, _ = CONFIGS["postfix"](Wish(NAME, certificate))
        files["/etc/postfix/main.cf"] = f"compatibility_level = 3.6\nmyhostname = {NAME}\n{main}"
        files["/etc/postfix/master.cf"] = files["/etc/postfix/master.cf"].split("smtps ")[0] + services
        return Row("postfix", title, files, command, says, sample, offers, start)

    nothing = "-o smtpd_relay_restrictions=reject"
    yield row("as Debian sets it up", f"""smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
biff = no
append_dot_mydomain = no
readme_directory = no
smtpd_tls_cert_file={CERTIFICATE}
smtpd_tls_key_file={KEY}
smtpd_tls_security_level=may
smtp_tls_CApath=/etc/ssl/certs
smtp_tls_security_level=may
smtp_tls_session_cache_database = btree:${{data_directory}}/smtp_scache
""", ["receives smtpd opportunistic nothing keyword-only", "sends smtp opportunistic nothing -"],
              sample="real-postfix-debian.txt", offers=True)
    yield row("strict", f"""smtpd_tls_chain_files = {KEY}, {CERTIFICATE}
smtpd_tls_security_level = encrypt
smtpd_tls_received_header = yes
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtp_dns_support_level = dnssec
smtp_tls_security_level = dane
smtp_tls_policy_maps =
    inline:{{ {{ partner.example = secure }},
        {{ bank.example = dane-only }} }}
smtp_tls_mandatory_protocols = >=TLSv1.2
""", ["receives smtpd required nothing in-full", "receives submission/inet required nothing in-full",
      "receives submissions/inet required nothing in-full", "sends smtp opportunistic dane -"],
              services=f"submission inet n - n - - smtpd -o smtpd_tls_security_level=encrypt {nothing}\n"
                       f"submissions inet n - n - - smtpd -o smtpd_tls_wrappermode=yes {nothing}\n",
              sample="real-postfix-strict.txt", offers=True, command="postconf -n; postconf -P")
    yield row("bad", """smtpd_tls_security_level = may
smtpd_tls_protocols = !SSLv2
smtpd_sasl_auth_enable = yes
smtp_tls_security_level = none
""", ["receives smtpd never nothing unknown", "sends smtp never nothing -"], sample="real-postfix-bad.txt", offers=False)
    yield row("old names", f"""smtpd_use_tls = yes
smtpd_tls_cert_file = {CERTIFICATE}
smtpd_tls_key_file = {KEY}
smtp_enforce_tls = yes
""", ["receives smtpd opportunistic nothing keyword-only", "sends smtp required name -"], offers=True)
    yield row("services alone", "", ["receives submission/inet required nothing unknown"],
              services=f"submission inet n - n - - smtpd -o smtpd_tls_security_level=encrypt {nothing}\n",
              sample="real-postfix-services.txt", command="postconf -P")
    version = row("version", "", [], sample="real-postfix-version.txt",
                  command="postconf -T compile-version; postconf -T run-version; postconf mail_version")
    version.built_in = True
    yield version


def sendmail_rows(certificate):
    cf = "/usr/share/sendmail/cf"
    # Options, names, headers and mailers; rules say nothing of settings.
    short = "m4 /etc/mail/sendmail.mc | grep -v -e '^#' -e '^[RS]' -e '^$' -e '^K' -e '^\t\t\t' | grep -v '^[[:space:]]*$'"

    def row(title, more, says, without="", sample=None, offers=None, command="cat /etc/mail/sendmail.mc"):
        files, start, _ = CONFIGS["sendmail"](Wish(NAME, certificate, more=more))
        kept = [line for line in files["/etc/mail/sendmail.mc"].splitlines(True) if not without or without not in line]
        files["/etc/mail/sendmail.mc"] = "".join(kept)
        return Row("sendmail", title, files, command, says, sample, offers, start)

    good = ["receives server opportunistic nothing in-full", "sends client opportunistic nothing -"]
    none = ["receives server never nothing unknown", "sends client opportunistic nothing -"]
    yield row("good", "", good, sample="real-sendmail-good.mc", offers=True)
    yield row("good, as m4 makes it", "", good, sample="real-sendmail-good.cf", command=short, offers=True)
    yield row("good, with all rules", "", good, command="m4 /etc/mail/sendmail.mc")
    yield row("no CACertPath", "", none, without="confCACERT_PATH", offers=False)
    yield row("no CACertPath, as m4 makes it", "", none, without="confCACERT_PATH", sample="real-sendmail-no-path.cf",
              command=short, offers=False)
    yield row("no CACertFile", "", none, without="confCACERT'", offers=False)
    yield row("Received line of one's own", "define(`confRECEIVED_HEADER', `$?sfrom $s $.by $j id $i; $b')dnl\n",
              ["receives server opportunistic nothing nothing", "sends client opportunistic nothing -"],
              sample="real-sendmail-header.cf", command=short, offers=True)
    files = {"/etc/mail/m4/dialup.m4": "", "/etc/mail/m4/provider.m4": ""}
    yield Row("sendmail", "Debian's own", files, f"m4 {cf}/debian/sendmail.mc", none)
    debian = Row("sendmail", "Debian's own .mc", files, f"cat {cf}/debian/sendmail.mc", [
        "receives server unknown nothing in-full", "sends client opportunistic nothing -"])
    yield debian
    bv, start, _ = CONFIGS["sendmail"](Wish(NAME, certificate))
    yield Row("sendmail", "-d0.1 -bv", bv, "m4 /etc/mail/sendmail.mc >/etc/mail/sendmail.cf;"
              "/usr/libexec/sendmail/sendmail -d0.1 -bv root", [], "real-sendmail-version.txt", built_in=True)


EXIM = f"""# macros decide what is offered, and to whom
TLS_ENABLE = yes
PARTNERS = partner.example : *.bank.example
.ifdef TLS_ENABLE
.ifndef CERTIFICATE
CERTIFICATE = {CERTIFICATE}
.endif
tls_advertise_hosts = *
tls_certificate = CERTIFICATE
tls_privatekey = {KEY}
.else
tls_advertise_hosts =
.endif
.ifdef STRICT
acl_smtp_mail = encrypted_only
.endif
primary_hostname = {NAME}
host_lookup =

begin acl
encrypted_only:
  deny !encrypted = *
  accept

begin routers
out:
  driver = dnslookup
  domains = !corp.example
  transport = remote_smtp

begin transports
remote_smtp:
  driver = smtp
  .ifdef PARTNERS
  hosts_require_tls = PARTNERS
  tls_verify_hosts = PARTNERS
  .else
  hosts_avoid_tls = *
  .endif
  no_tls_tempfail_tryclear
"""


def exim_rows(certificate):
    def row(title, config, command, says, sample=None, offers=None):
        files, start, _ = CONFIGS["exim"](Wish(NAME, certificate))
        files["/etc/exim4/exim4.conf"] = config
        return Row("exim", title, files, command, says, sample, offers, start)

    file = "cat /etc/exim4/exim4.conf"
    good = ["receives server opportunistic nothing in-full", "sends remote_smtp opportunistic nothing -",
            "sends remote_smtp required name -"]
    bad = EXIM.replace("TLS_ENABLE = yes\nPARTNERS = partner.example : *.bank.example\n", "")
    none = ["receives server never nothing unknown", "sends remote_smtp never nothing -"]
    yield row("good", EXIM, file, good, "real-exim-good.conf", offers=True)
    yield row("good, exim -bP config", EXIM, "exim4 -bP config", good, "real-exim-good-config.txt", offers=True)
    yield row("good, exim -bP", EXIM, "exim4 -bP", good[:1], "real-exim-good-bP.txt", offers=True)
    yield row("good, exim -bP transports", EXIM, "exim4 -bP transports", good[1:], "real-exim-good-transports.txt")
    yield row("no macro", bad, file, none, "real-exim-bad.conf", offers=False)
    yield row("no macro, exim -bP config", bad, "exim4 -bP config", none, offers=False)
    yield row("no macro, exim -bP", bad, "exim4 -bP", none[:1], "real-exim-bad-bP.txt", offers=False)
    yield row("no macro, exim -bP transports", bad, "exim4 -bP transports", none[1:])
    for product in ("exim", "exim-light"):
        one = row(f"version of {product}", EXIM, "exim4 -bV", [],
                  "real-exim-version.txt" if product == "exim" else None)
        one.product, one.built_in = product, True
        yield one
    # Debian's own file, with and without its macro.
    conf = ("dc_eximconfig_configtype='internet'\ndc_other_hostnames='corp.example'\ndc_use_split_config='false'\n"
            "CFILEMODE='644'\ndc_hide_mailname='true'\ndc_mailname_in_oh='true'\ndc_localdelivery='mail_spool'\n")
    opportunistic = "opportunistic nothing"
    for title, macro in (("Debian's own", ""), ("Debian's own, with MAIN_TLS_ENABLE", "MAIN_TLS_ENABLE = yes\n")):
        files = {"/etc/exim4/update-exim4.conf.conf": conf}
        if macro:
            files["/etc/exim4/exim4.conf.localmacros"] = macro
        made = "mkdir -p /var/lib/exim4; update-exim4.conf; "
        says = [f"receives server {opportunistic} in-full", f"sends remote_smtp {opportunistic} -",
                "sends remote_smtp_smarthost opportunistic name -"]
        for command, some in (("cat /var/lib/exim4/config.autogenerated", says), ("exim4 -bP config", says),
                              ("exim4 -bP", says[:1]), ("exim4 -bP transports", says[1:])):
            yield Row("exim", f"{title}, {command}", files, made + command, some)


def offers(address):
    def answer(s):
        said = b""
        while not re.search(rb"^\d\d\d .*\n", said, re.M):
            got = s.recv(4096)
            if not got:
                break
            said += got
        return said

    with socket.create_connection((address, 25), timeout=20) as s:
        answer(s)
        s.sendall(b"EHLO probe.test\r\n")
        announced = b"STARTTLS" in answer(s)
        s.sendall(b"STARTTLS\r\n")
        return announced and answer(s).startswith(b"220")


def main():
    roots = Roots(HERE.parents[1] / "build/servers")
    isolate(roots, ["postfix", "exim", "exim-light", "sendmail"])
    failures, count, asked = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        certificate = Certificates(pathlib.Path(folder), "authority").make("mx", [NAME])
        for row in [*postfix_rows(certificate), *sendmail_rows(certificate), *exim_rows(certificate)]:
            count += 1
            what = f"{row.product}, {row.title}"
            with Machine(roots, row.product, NAME, "192.0.2.10", row.files) as m:
                text = m.run(row.command)
                offered = None
                if row.offers is not None:
                    asked += 1
                    m.start(row.start, [25])
                    offered = offers("192.0.2.10")

            def audit(*form):
                return subprocess.run([str(PROGRAM), "audit", "--no-config", *form, "-"], input=text, text=True,
                                      capture_output=True, env={"LC_ALL": "C.UTF-8", "PATH": "/bin"}).stdout

            document = json.loads(audit("--format", "json") or '{"parts": []}')
            said = [f"{p['side']} {p['name']} {p['tls']} {p['check']} {p['shows'] if p['side'] == 'receives' else '-'}"
                    for p in document["parts"]]
            if said != row.says:
                failures.append(f"{what}: says {said}, not {row.says}")
            if document.get("tls_built_in") != row.built_in:
                failures.append(f"{what}: built in {document.get('tls_built_in')}, not {row.built_in}")
            if offered != row.offers:
                failures.append(f"{what}: STARTTLS works: {offered}, not {row.offers}")
            if offered is not None and document["parts"] and (document["parts"][0]["tls"] != "never") != offered:
                failures.append(f"{what}: STARTTLS works: {offered}; audit: {document['parts'][0]['tls']}")
            if row.sample and WRITE:
                (SAMPLES / row.sample).write_text(text)
                (SAMPLES / f"{row.sample}.answer").write_text(audit())
    print("\n".join(failures) or "real settings: all well")
    print(f"{count} outputs, {asked} servers asked, {len(failures)} differences")
    return 1 if failures else 0


sys.exit(main())
