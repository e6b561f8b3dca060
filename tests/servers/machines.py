"""machines.py: real mail servers from Debian's packages, each on a machine of its own that is gone afterwards.

    roots = Roots(folder); isolate(roots, ["postfix"])           # apt-get download, dpkg-deb -x: nothing is installed
    with Machine(roots, "postfix", "mx.a.test", "192.0.2.10", {"/etc/postfix/main.cf": "..."}) as m:
        m.start("postfix start-fg", ports=[25])                  # or: print(m.run("postconf -n"))

A machine is this one with the package's files laid over it (overlayfs; whatever is written goes to memory), in a mount,
process and network namespace of its own: the packages conflict with each other, and no address leads out. isolate()
has to come first; all that was started ends with the script.
Needs root, overlayfs and network namespaces. Not done: other systems than Debian, and what postinst scripts do beyond
users and folders.
"""
import os
import pathlib
import re
import socket
import subprocess
import sys
import threading
import time

BRIDGE = "mailnet"
HERE, HERE6 = "192.0.2.1", "2001:db8::1"

# What is laid over this machine, and the users that the packages' scripts would make: name -> home.
PACKAGES = {
    "postfix": (["postfix"], {"postfix": "/var/spool/postfix", "postdrop": "/nonexistent"}),
    "exim": (["exim4-daemon-heavy", "exim4-base", "exim4-config"], {"Debian-exim": "/var/spool/exim4"}),
    "exim-light": (["exim4-daemon-light", "exim4-base", "exim4-config"], {"Debian-exim": "/var/spool/exim4"}),
    "sendmail": (["sendmail-bin", "sendmail-base", "sendmail-cf", "m4"],
                 {"smmta": "/var/lib/sendmail", "smmsp": "/var/lib/sendmail"}),
    "opensmtpd": (["opensmtpd"], {"opensmtpd": "/var/lib/opensmtpd/empty", "opensmtpq": "/var/lib/opensmtpd/empty"}),
}


def sh(command, **how):
    return subprocess.run(["sh", "-ec", command], check=True, **how)


def isolate(roots, products):
    """Fetches what is needed, then starts the script once more in namespaces of mounts, processes and network, where
    nothing can be fetched any more; a bridge joins the machines to come."""
    if os.environ.get("TLSPATH_ISOLATED"):
        sh(f"ip link set lo up; ip link add {BRIDGE} type bridge; ip link set {BRIDGE} up;"
           f"ip addr add {HERE}/24 dev {BRIDGE}; ip -6 addr add {HERE6}/64 dev {BRIDGE} nodad")
        # What is laid over a file system may not lie within it.
        memory = pathlib.Path("/mnt")
        sh(f"mount -t tmpfs none {memory}")
        for product in products:
            sh(f"cp -a '{roots.path(product)}' {memory}")
        roots.folder = memory
        return
    if os.geteuid() != 0:
        sys.exit("real servers need root: they bind port 25, and change to users of their own")
    for product in products:
        roots.get(product)
    os.environ["TLSPATH_ISOLATED"] = "1"
    os.execvp("unshare", ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
                          sys.executable, *sys.argv])


class Roots:
    """Packages, fetched and unpacked once: FOLDER/postfix/usr/sbin/postfix ..."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()

    def path(self, product):
        return self.folder / product

    def get(self, product):
        root = self.path(product)
        if (root / ".complete").exists():
            return
        debs = self.folder / "debs"
        for d in (root, debs):
            d.mkdir(parents=True, exist_ok=True)
        wanted, seen = list(PACKAGES[product][0]), set()
        while wanted:
            package = wanted.pop()
            if package in seen:
                continue
            seen.add(package)
            deb = self.fetch(package, debs)
            sh(f"dpkg-deb -x '{deb}' '{root}'")
            depends = subprocess.run(["dpkg-deb", "-f", deb, "Depends"], capture_output=True, text=True, check=True)
            # Of libraries the first alternative, where this machine does not have it.
            for one in depends.stdout.split(","):
                name = re.split(r"[ |:(]", one.strip())[0]
                if name.startswith("lib") and not self.installed(name):
                    wanted.append(name)
        # A folder here would hide the link that /lib is.
        for link in ("bin", "sbin", "lib"):
            if (root / link).is_dir() and os.path.islink(f"/{link}"):
                sh(f"mkdir -p '{root}/usr/{link}'; cp -a '{root}/{link}/.' '{root}/usr/{link}/'; rm -r '{root}/{link}'")
        (root / ".complete").touch()

    @staticmethod
    def installed(package):
        state = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Abbrev}", package], capture_output=True, text=True)
        return state.stdout.startswith("ii")

    @staticmethod
    def fetch(package, debs):
        if not (have := sorted(debs.glob(f"{package}_*.deb"))):
            subprocess.run(["apt-get", "-o", "APT::Sandbox::User=root", "download", package], cwd=debs, check=True,
                           stdout=subprocess.DEVNULL)
            have = sorted(debs.glob(f"{package}_*.deb"))
        return have[-1]


# The folders and rights that postinst scripts give.
PREPARE = {
    "postfix": "mkdir -p /var/spool/postfix /var/lib/postfix; chown postfix: /var/lib/postfix;"
               "ln -sf /usr/share/postfix/dynamicmaps.cf /etc/postfix/dynamicmaps.cf;"
               "cp /usr/share/postfix/makedefs.out /etc/postfix/makedefs.out",
    "exim": "install -d -o Debian-exim -g Debian-exim /var/log/exim4 /run/exim4 /var/spool/exim4 /var/spool/exim4/db",
    "sendmail": "install -d -o smmta -g smmsp /var/lib/sendmail /var/run/sendmail /var/run/sendmail/mta /var/lib/sendmail/host_status;"
                "install -d -o smmsp -g smmsp /var/spool/mqueue-client; install -d -o smmta -g smmsp /var/spool/mqueue;"
                "ln -sf /usr/libexec/sendmail/sendmail /usr/sbin/sendmail; touch /etc/mail/local-host-names /etc/aliases",
    "opensmtpd": "mkdir -p /var/lib/opensmtpd/empty /var/spool/smtpd; chmod 711 /var/spool/smtpd; touch /etc/aliases",
}


class Machine:
    def __init__(self, roots, product, name, address="", files=None):
        self.product, self.name, self.address = product, name, address
        self.roots, self.files, self.process = roots, files or {}, None

    def __enter__(self):
        self.base = pathlib.Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True,
                                                check=True).stdout.strip())
        self.root = self.base / "root"
        sh(f"mount -t tmpfs none '{self.base}'; mkdir '{self.base}/up' '{self.base}/work' '{self.root}';"
           f"mount -t overlay overlay -o 'lowerdir={self.roots.path(self.product)}:/,upperdir={self.base}/up,"
           f"workdir={self.base}/work' '{self.root}'; mount -t tmpfs none '{self.root}/dev'; cd '{self.root}/dev';"
           "cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty .; ln -s /proc/self/fd fd;"
           "ln -s fd/1 stdout; ln -s fd/2 stderr")
        self.log = self.base / "log"
        threading.Thread(target=self.keep_syslog, daemon=True).start()
        users, groups = [], []
        for n, (user, home) in enumerate(PACKAGES[self.product][1].items()):
            users.append(f"{user}:x:{900 + n}:{900 + n}::{home}:/usr/sbin/nologin\n")
            groups.append(f"{user}:x:{900 + n}:\n")
        for file, lines in (("/etc/passwd", users), ("/etc/group", groups)):
            self.write(file, pathlib.Path(file).read_text() + "".join(lines))
        self.write("/etc/hosts", f"127.0.0.1 localhost\n{self.address or '127.0.0.2'} {self.name}\n{HERE} probe.test\n")
        self.write("/etc/mailname", self.name + "\n")
        self.write("/etc/resolv.conf", "")  # asks this machine, where nobody answers
        self.run(PREPARE[self.product.removesuffix("-light")])
        for path, content in self.files.items():
            self.write(path, content)
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.kill()
            self.process.wait()
            sh(f"ip link del {self.link} 2>/dev/null || true")
        sh(f"umount -l '{self.base}'; rmdir '{self.base}'")

    def keep_syslog(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s, self.log.open("a", buffering=1) as log:
            s.bind(str(self.root / "dev/log"))
            (self.root / "dev/log").chmod(0o666)
            while True:
                log.write(s.recv(8192).decode(errors="replace") + "\n")

    def write(self, path, content):
        """A path's content; keys are readable by root alone."""
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        file.chmod(0o600 if path.endswith(".key") else 0o644)

    def enter(self, command):
        return ["unshare", "--net", "--uts", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec",
                f"hostname {self.name}; mount -t proc proc '{self.root}/proc'; ip link set lo up;"
                + f"exec chroot '{self.root}' sh -c \"$1\"", "sh", command]

    def run(self, command):
        """What it prints; for commands that end."""
        done = subprocess.run(self.enter("exec 2>&1; " + command), capture_output=True, text=True, timeout=60,
                              stdin=subprocess.DEVNULL, env=ENVIRONMENT)
        if done.returncode != 0:
            raise RuntimeError(f"{self.product}: {command}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, command, ports):
        """The server, in the foreground; back when all ports take connections."""
        number = self.address.rsplit(".", 1)[1]
        self.link, inner = f"mail{number}", f"in{number}"
        wait = (f"until ip link show {inner} >/dev/null 2>&1; do sleep 0.05; done; ip link set {inner} up;"
                f"ip addr add {self.address}/24 dev {inner}; ip -6 addr add 2001:db8::{number}/64 dev {inner} nodad;")
        words = self.enter(command)
        words[-3] = wait + words[-3]
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=self.log.open("a"),
                                        stderr=subprocess.STDOUT, env=ENVIRONMENT)
        self.join(inner)
        end = time.monotonic() + 40
        for port in ports:
            while not self.takes(port):
                if time.monotonic() > end or self.process.poll() is not None:
                    raise RuntimeError(f"{self.product}, {self.name}: no answer on port {port}\n{self.said()}")
                time.sleep(0.1)

    def join(self, inner):
        own = os.readlink("/proc/self/ns/net")
        while os.readlink(f"/proc/{self.process.pid}/ns/net") == own:
            time.sleep(0.02)
        sh(f"ip link add {self.link} type veth peer name {inner} netns {self.process.pid};"
           f"ip link set {self.link} master {BRIDGE} up")

    def takes(self, port):
        try:
            socket.create_connection((self.address, port), timeout=1).close()
            return True
        except OSError:
            return False

    def said(self):
        logs = [self.log, *sorted((self.root / "var/log/exim4").glob("*log"))]
        return "".join(f"{p.name}: {p.read_text(errors='replace')[-2000:]}\n" for p in logs if p.exists())


ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root"}
