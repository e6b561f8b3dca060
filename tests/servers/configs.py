"""configs.py: one wish, said in the settings of each product.

    wish = Wish("mx.a.test", low="1.0", high="1.1", certificate=(pem, key))
    files, command, ports = CONFIGS["exim"](wish)        # for Machine(..., files) and Machine.start(command, ports)

All offer STARTTLS on 25 and TLS at once on 465, unless the wish is `plain`.
"""
import dataclasses

VERSIONS = ("1.0", "1.1", "1.2", "1.3")
CERTIFICATE, KEY = "/etc/mx.pem", "/etc/mx.key"


@dataclasses.dataclass
class Wish:
    name: str
    certificate: tuple = ()  # two files: the chain, and its key; none: no STARTTLS
    low: str = "1.2"
    high: str = "1.3"
    more: str = ""  # settings as the product writes them; of "name = value" the earlier line of that name goes
    without: tuple = ()  # names of settings to leave out

    @property
    def plain(self):
        return not self.certificate

    def versions(self):
        return [v for v in VERSIONS if self.low <= v <= self.high]

    def files(self):
        return {} if self.plain else {CERTIFICATE: self.certificate[0].read_bytes(), KEY: self.certificate[1].read_bytes()}


def settle(config, wish):
    """The lines of `config`, without those that the wish says otherwise."""
    gone = {*wish.without, *(line.split("=")[0].strip() for line in wish.more.splitlines() if "=" in line)}
    kept = "".join(line for line in config.splitlines(True) if line.split("=")[0].strip() not in gone)
    return kept.replace("MORE\n", wish.more)


def postfix(wish):
    names = [f"TLSv{v}".replace("v1.0", "v1") for v in wish.versions()]
    main = f"""compatibility_level = 3.6
myhostname = {wish.name}
smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
smtpd_tls_security_level = {"none" if wish.plain else "may"}
smtpd_tls_chain_files = {"" if wish.plain else f"{KEY}, {CERTIFICATE}"}
smtpd_tls_protocols = {", ".join(names)}
smtpd_tls_mandatory_protocols = {", ".join(names)}
tls_medium_cipherlist = ALL:!aNULL{":@SECLEVEL=0" if wish.low < "1.2" else ""}
MORE
"""
    master = """smtp inet n - n - - smtpd
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
pickup unix n - n 60 1 pickup
postlog unix-dgram n - n - 1 postlogd
tlsproxy unix - - n - 0 tlsproxy
dnsblog unix - - n - 0 dnsblog
smtpd pass - - n - - smtpd
"""
    if "postscreen" in wish.more:
        master = master.replace("- smtpd\n", "1 postscreen\n", 1)
    if not wish.plain:
        master += "smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes\n"
    files = {**wish.files(), "/etc/postfix/main.cf": settle(main, wish), "/etc/postfix/master.cf": master}
    return files, "exec postfix start-fg", [25] if wish.plain else [25, 465]


def exim(wish):
    """Debian's is built with GnuTLS."""
    versions = "".join(f":+VERS-TLS{v}" for v in wish.versions())
    # Signatures with SHA-1 are what the old versions have.
    old = ":%VERIFY_ALLOW_SIGN_WITH_SHA1:+SHA1:+SIGN-ALL" if wish.low < "1.2" else ""
    tls = "tls_advertise_hosts =\n" if wish.plain else f"""tls_advertise_hosts = *
tls_certificate = {CERTIFICATE}
tls_privatekey = {KEY}
tls_require_ciphers = NORMAL:-VERS-ALL{versions}{old}
tls_on_connect_ports = 465
"""
    config = f"""primary_hostname = {wish.name}
daemon_smtp_ports = {"25" if wish.plain else "25 : 465"}
{tls}host_lookup =
log_selector = +all
MORE
begin acl
begin routers
begin transports
begin retry
"""
    return ({**wish.files(), "/etc/exim4/exim4.conf": settle(config, wish)},
            f"[ ! -e {KEY} ] || chown Debian-exim {KEY}; exec exim4 -bdf", [25] if wish.plain else [25, 465])


def sendmail(wish):
    off = " ".join(("-" if v in wish.versions() else "+") + f"SSL_OP_NO_TLSv{v}".replace(".", "_").replace("v1_0", "v1")
                   for v in VERSIONS)
    tls = "" if wish.plain else f"""define(`confSERVER_CERT', `{CERTIFICATE}')dnl
define(`confSERVER_KEY', `{KEY}')dnl
define(`confCACERT', `{CERTIFICATE}')dnl
define(`confCACERT_PATH', `/etc/ssl/certs')dnl
define(`confSERVER_SSL_OPTIONS', `{off}')dnl
define(`confCIPHER_LIST', `ALL:!aNULL{":@SECLEVEL=0" if wish.low < "1.2" else ""}')dnl
DAEMON_OPTIONS(`Name=TLS-v4, Family=inet, Port=465, M=s')dnl
"""
    config = f"""include(`/usr/share/sendmail/cf/m4/cf.m4')dnl
OSTYPE(`debian')dnl
FEATURE(`no_default_msa')dnl
FEATURE(`nocanonify')dnl
define(`confTO_IDENT', `0')dnl
{tls}DAEMON_OPTIONS(`Name=MTA-v4, Family=inet, Port=25')dnl
{wish.more}MAILER(`smtp')dnl
"""
    return ({**wish.files(), "/etc/mail/sendmail.mc": config, "/etc/mail/service.switch": "hosts files\naliases files\n"},
            "m4 /etc/mail/sendmail.mc >/etc/mail/sendmail.cf; exec /usr/libexec/sendmail/sendmail -bD",
            [25] if wish.plain else [25, 465])


def opensmtpd(wish):
    """What versions it takes is left to OpenSSL's own file; 6.8 has no word for it."""
    level = "DEFAULT@SECLEVEL=0" if wish.low < "1.2" else "DEFAULT"
    tls = "" if wish.plain else f"""pki own cert "{CERTIFICATE}"
pki own key "{KEY}"
smtp ciphers "{level}"
listen on 0.0.0.0 port 465 smtps pki own hostname {wish.name}
"""
    on = "" if wish.plain else "tls pki own "
    config = f"""{tls}listen on 0.0.0.0 port 25 {on}hostname {wish.name}
listen on :: port 25 {on}hostname {wish.name}
{wish.more}
match from any for any reject
"""
    names = [f"TLSv{v}".replace("v1.0", "v1") for v in wish.versions()]
    library = f"""openssl_conf = init
[init]
ssl_conf = ssl
[ssl]
system_default = all
[all]
MinProtocol = {names[0]}
MaxProtocol = {names[-1]}
CipherString = {level}
"""
    return ({**wish.files(), "/etc/smtpd.conf": config, "/etc/ssl/openssl.cnf": library}, "exec smtpd -d",
            [25] if wish.plain else [25, 465])


CONFIGS = {"postfix": postfix, "exim": exim, "sendmail": sendmail, "opensmtpd": opensmtpd}
