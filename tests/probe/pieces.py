"""pieces.py: what tests of the probe are made of: certificates of an authority of their own, and a signed zone.

    ca = Certificates(folder, "authority"); pem, key = ca.make("a", ["mx.a.test"], end="20251030000000Z")
    resolver = signed_zone(folder, ["$TTL 300", ". IN SOA ...", "a.test. IN MX 10 mx.a.test."])

Certificates are made by openssl(1), the zone is signed by ldns-signzone(1), and libunbound reads it from a file: no
question leaves the machine.
"""
import hashlib
import subprocess


def run(*words):
    subprocess.run([str(w) for w in words], check=True, capture_output=True, timeout=60)


def new_key(kind):
    return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"] if kind == "ec" else ["-newkey", kind]


class Certificates:
    """An authority, and certificates of it with any names and dates."""

    CONFIG = """[ca]
default_ca=d
[d]
database={0}/{1}.index
serial={0}/{1}.serial
new_certs_dir={0}
certificate={0}/{1}.pem
private_key={0}/{1}.key
default_md=sha256
policy=p
x509_extensions=x
unique_subject=no
copy_extensions=copy
[p]
commonName=supplied
[x]
basicConstraints=CA:false
"""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.pem = folder / f"{name}.pem"
        run("openssl", "req", "-x509", *new_key("ec"), "-nodes", "-days", "3650", "-subj", f"/CN={name}", "-keyout", folder / f"{name}.key", "-out", self.pem,
            "-addext", "basicConstraints=critical,CA:true", "-addext", "keyUsage=keyCertSign")
        (folder / f"{name}.index").write_text("")
        (folder / f"{name}.serial").write_text("1000\n")
        (folder / f"{name}.cnf").write_text(self.CONFIG.format(folder, name))

    def make(self, file, names, start="20250101000000Z", end="20391231235959Z", key="ec"):
        f = self.folder
        run("openssl", "req", *new_key(key), "-nodes", "-subj", f"/CN={names[0]}", "-keyout", f / f"{file}.key",
            "-out", f / f"{file}.csr", "-addext", "subjectAltName=" + ",".join(f"DNS:{n}" for n in names))
        run("openssl", "ca", "-batch", "-config", f / f"{self.name}.cnf", "-in", f / f"{file}.csr",
            "-out", f / f"{file}.pem", "-startdate", start, "-enddate", end, "-notext")
        return f / f"{file}.pem", f / f"{file}.key"


def spki_hash(pem):
    key = subprocess.run(["openssl", "x509", "-in", str(pem), "-noout", "-pubkey"], check=True, capture_output=True)
    der = subprocess.run(["openssl", "pkey", "-pubin", "-outform", "DER"], check=True, capture_output=True,
                         input=key.stdout)
    return hashlib.sha256(der.stdout).hexdigest()


def self_signed(folder, file, name):
    run("openssl", "req", "-x509", *new_key("ec"), "-nodes", "-days", "30", "-subj", f"/CN={name}",
        "-addext", f"subjectAltName=DNS:{name}", "-keyout", folder / f"{file}.key", "-out", folder / f"{file}.pem")
    return folder / f"{file}.pem", folder / f"{file}.key"


def signed_zone(folder, zone, insecure=(), more=()):
    """The root zone of these lines, signed: a file in the syntax of unbound.conf(5) for --resolver. Below the names
    `insecure` nothing is checked; `more`: further lines for its section "server"."""
    (folder / "zone").write_text("\n".join(zone) + "\n")
    key = subprocess.run(["ldns-keygen", "-a", "ECDSAP256SHA256", "-k", "."], check=True, capture_output=True,
                         text=True, cwd=folder).stdout.strip()
    run("ldns-signzone", "-o", ".", "-f", folder / "zone.signed", folder / "zone", folder / key)
    lines = ["verbosity: 0", 'local-zone: "test." nodefault', *(f'domain-insecure: "{n}"' for n in insecure),
             f'trust-anchor-file: "{folder / key}.key"', *more]
    resolver = folder / "unbound.conf"
    resolver.write_text("server:\n" + "".join(f"  {line}\n" for line in lines) +
                        f'auth-zone:\n  name: "."\n  zonefile: "{folder / "zone.signed"}"\n'
                        "  for-upstream: yes\n  for-downstream: no\n  fallback-enabled: no\n")
    return resolver


def at(document, path):
    try:
        for step in path.split("."):
            document = document[int(step)] if isinstance(document, list) else document[step]
    except (LookupError, TypeError):
        return "(not there)"
    return document
