"""servers.py: mail servers on loopback that behave as a scenario says, one address each, all on one port.

    servers = Servers(port); servers.add("127.0.0.2", Scenario(tls=context)); ... servers.commands["127.0.0.2"]

They take no mail: what they are told is kept, so that a test can see that nobody tried.
"""
import http.server
import socket
import ssl
import struct
import threading
import time


class Scenario:
    """`kind`: how it behaves. `tls`: a context for STARTTLS, or for the first byte where `at_once`."""

    def __init__(self, kind="plain", tls=None, at_once=False, keywords=("PIPELINING", "8BITMIME"), tls_keywords=(),
                 banner="220 mx ESMTP ready"):
        self.kind, self.tls, self.at_once, self.banner = kind, tls, at_once, banner
        self.keywords, self.tls_keywords = list(keywords), list(tls_keywords)


def context(certificate, key, low="TLSv1_2", high="TLSv1_3", ciphers="ALL:!aNULL:@SECLEVEL=0"):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    c.set_ciphers(ciphers)
    c.minimum_version = ssl.TLSVersion[low]
    c.maximum_version = ssl.TLSVersion[high]
    c.load_cert_chain(certificate, key)
    return c


class Talk(threading.Thread):
    def __init__(self, connection, scenario, commands):
        super().__init__(daemon=True)
        self.c, self.s, self.commands, self.buffer, self.in_tls = connection, scenario, commands, b"", False

    def send(self, text):
        self.c.sendall((text + "\r\n").encode() if isinstance(text, str) else text)

    def line(self):
        while b"\n" not in self.buffer:
            got = self.c.recv(4096)
            if not got:
                return None
            self.buffer += got
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.strip().decode("latin-1")

    def reset_after_tls(self):
        """The client's certificate lacks; the connection is reset, and the alert never leaves."""
        took, gives = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = self.s.tls.wrap_bio(took, gives, server_side=True)
        try:
            while True:
                try:
                    tls.do_handshake()
                    break
                except ssl.SSLWantReadError:
                    self.c.sendall(gives.read())
                    took.write(self.c.recv(4096))
        finally:
            self.c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.c.close()

    def start_tls(self):
        if self.s.kind == "resets":
            self.reset_after_tls()
        kept = self.c.dup()
        try:
            self.c = self.s.tls.wrap_socket(self.c, server_side=True)
        except OSError:
            # What the client has said by now is read: closed over it, the alert would be lost.
            kept.shutdown(socket.SHUT_WR)
            while kept.recv(4096):
                pass
            raise
        finally:
            kept.close()
        self.in_tls = True

    def run(self):
        try:
            self.c.settimeout(20)
            self.talk()
        except OSError:  # ssl.SSLError too: the client went away, or would not
            pass
        finally:
            self.c.close()

    def forever(self, bytes_, first=b""):
        self.send(first)
        while True:
            self.send(bytes_)

    def talk(self):
        kind = self.s.kind
        if kind == "hang":
            time.sleep(20)
        if kind == "close":
            return
        if kind == "garbage":
            self.send(b"SSH-2.0-OpenSSH_9.2\r\n\x00\x1b[31m\xff\r\n")
            time.sleep(1)
            return
        if kind == "endless-line":
            self.forever(b"a" * 4096, b"220 ")
        if kind == "endless-garbage":
            self.forever(b"\x00" * 4096)
        if kind == "endless-lines":
            self.forever(b"220-more\r\n" * 100)
        if kind == "rejects":
            self.send("554 5.7.1 \x1b[31mno service for you")
            self.line()
            return
        if self.s.at_once:
            self.start_tls()
        self.send(self.s.banner)
        while True:
            line = self.line()
            if line is None:
                return
            self.commands.append(line)
            word = line.split(" ")[0].upper()
            if word == "EHLO" and kind == "rejects-in-tls" and self.in_tls:
                self.send("421 4.7.1 mx.example Error: No client certificate presented")
                return
            if word == "EHLO":
                if kind == "ehlo-endless":
                    self.forever(b"250-MORE\r\n" * 100)
                if kind == "ehlo-hang":
                    time.sleep(20)
                words = ["mx.example greets"] + (self.s.tls_keywords if self.in_tls else self.s.keywords)
                if self.s.tls and not self.in_tls and kind != "stripped" and kind != "masked":
                    words.append("STARTTLS")
                if kind == "masked":
                    words.append("XXXXXXXA")
                for i, w in enumerate(words):
                    self.send(f"250{' ' if i == len(words) - 1 else '-'}{w}")
            elif word == "STARTTLS":
                if self.starttls(kind):
                    return
            elif word == "QUIT":
                self.send("221 bye")
                return
            else:
                self.send("502 not here")

    def starttls(self, kind):
        """True where the talk ends with it."""
        if kind == "refuse":
            self.send("454 4.7.0 TLS not available")
            return False
        if kind == "inject":
            self.send(b"220 go\r\n250 injected by the man in the middle\r\n")
            self.line()
            return True
        self.send("220 go")
        if kind == "inject-late":
            time.sleep(0.05)
            self.send("250 injected late")
            self.line()
            return True
        if kind == "handshake-close":
            return True
        if kind == "handshake-hang":
            time.sleep(20)
        if kind == "handshake-garbage":
            self.c.recv(4096)
            self.send(b"\x00\x01\x02\x03 this is no TLS at all\r\n")
            self.line()
            return True
        if kind == "handshake-text":
            self.c.recv(4096)
            self.send(b"this is no TLS at all\r\n")
            self.line()
            return True
        self.start_tls()
        return False


class Servers:
    def __init__(self, port):
        self.port, self.commands = port, {}

    def add(self, address, scenario):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        listener = socket.create_server((address, self.port), family=family, backlog=32)
        commands = self.commands.setdefault(address, [])

        def accept():
            while True:
                connection, _ = listener.accept()
                Talk(connection, scenario, commands).start()

        threading.Thread(target=accept, daemon=True).start()


def policy_server(address, port, tls, answers):
    """HTTPS: `answers` is Host -> (status, text)."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, text = answers.get(self.headers["Host"].split(":")[0], (404, "none"))
            if self.path != "/.well-known/mta-sts.txt":
                status, text = 404, "none"
            self.send_response(status)
            if status == 301:
                self.send_header("Location", text)
                text = ""
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            try:
                self.wfile.write(text.encode())
            except OSError:
                pass

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer((address, port), Handler)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
