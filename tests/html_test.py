#!/usr/bin/python3
"""Checks the HTML pages that print_pages writes.

    html_test.py build/dev/tests/print_pages

Well-formed (every element closed, no attribute twice), no script, no link outside, no style but the one whose hash the
policy names, no control or direction character, ids unique and every link led to one, tables with headers of a scope and
a caption, and the contrast of every pair of colours, computed, in both themes. Needs nothing but Python.
"""
import base64
import hashlib
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

VOID = {"meta", "br", "hr", "img", "link", "input", "wbr"}
# Text on ground; edge or mark on ground.
TEXT = [("text", "page"), ("text", "panel"), ("muted", "page"), ("link", "page"), ("encrypted-text", "encrypted"),
        ("cleartext-text", "cleartext"), ("unstated-text", "unstated"), ("local-text", "local"), ("proof-text", "proof")]
GRAPHICS = [("edge", "page"), ("encrypted-edge", "page"), ("cleartext-edge", "page"), ("unstated-edge", "page"),
            ("local-edge", "page"), ("proof-line", "proof"), ("link", "page")]

failures = []


def fail(page, what):
    failures.append(f"{page}: {what}")


class Page(html.parser.HTMLParser):
    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.open, self.ids, self.targets = name, [], [], []
        self.title, self.heading, self.text = "", "", []
        self.tables, self.captions, self.cells = 0, 0, 0

    def handle_starttag(self, tag, attributes):
        names = [a for a, _ in attributes]
        if len(set(names)) != len(names):
            fail(self.name, f"<{tag}> has an attribute twice")
        a = dict(attributes)
        if tag in ("script", "iframe", "object", "embed", "img", "link", "base", "form", "svg"):
            fail(self.name, f"<{tag}>")
        for key, value in attributes:
            if key.startswith("on") or key in ("style", "src", "srcset"):
                fail(self.name, f"<{tag} {key}=...>")
            if key == "href":
                if not value.startswith("#"):
                    fail(self.name, f"a link outside: {value}")
                self.targets.append(value[1:])
            if key in ("aria-labelledby", "aria-describedby"):
                self.targets.append(value)
        if "id" in a:
            self.ids.append(a["id"])
        if tag == "html" and a.get("lang") not in ("en", "de"):
            fail(self.name, "no language")
        if tag == "th" and a.get("scope") not in ("col", "row"):
            fail(self.name, "<th> without scope")
        if tag == "table":
            self.tables += 1
            region = [t for t, at in self.open if t == "div" and at.get("role") == "region" and at.get("tabindex") == "0"]
            if not region:
                fail(self.name, "a table outside a scroll region that takes the focus")
        self.captions += tag == "caption"
        if tag not in VOID:
            self.open.append((tag, a))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            fail(self.name, f"</{tag}> closes {self.open[-1:] or 'nothing'}")
            return
        self.open.pop()

    def handle_data(self, data):
        where = [t for t, _ in self.open]
        if "title" in where:
            self.title += data
        elif "h1" in where:
            self.heading += data
        if "style" not in where:
            self.text.append(data)


def luminance(colour):
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def check_colours(style):
    blocks = re.findall(r":root\{(--[^}]*)\}", style)
    if len(blocks) != 2:
        fail("style", f"{len(blocks)} colour tables instead of light and dark")
        return
    tables = [dict(re.findall(r"--([a-z-]+):(#[0-9A-F]{6})", b)) for b in blocks]
    if set(tables[0]) != set(tables[1]):
        fail("style", f"only in one theme: {set(tables[0]) ^ set(tables[1])}")
    for theme, table in zip(("light", "dark"), tables):
        for pairs, least in ((TEXT, 4.5), (GRAPHICS, 3.0)):
            for ink, ground in pairs:
                ratio = contrast(table[ink], table[ground])
                if ratio < least:
                    fail("style", f"{theme}: {ink} on {ground} is {ratio:.2f}, wanted {least}")
    used = set(re.findall(r"var\(--([a-z-]+)\)", style))
    if used != set(tables[0]):
        fail("style", f"colours without use or without value: {used ^ set(tables[0])}")
    if re.search(r"#[0-9A-Fa-f]{3,8}", re.sub(r":root\{--[^}]*\}", "", style)):
        fail("style", "a colour outside the tables")
    # Dark only on screens: paper is light.
    if "prefers-color-scheme:dark" in style.replace("@media screen and (prefers-color-scheme:dark)", ""):
        fail("style", "dark outside screens")


def check(path):
    name = path.name
    data = path.read_bytes()
    text = data.decode("utf-8")
    for c in text:
        n = ord(c)
        if (n < 0x20 and c not in "\n\t") or 0x7F <= n < 0xA0 or 0x200B <= n <= 0x200F or 0x2028 <= n <= 0x202E \
                or 0x2060 <= n <= 0x206F or n == 0xFEFF:
            fail(name, f"character U+{n:04X}")
    # What a mail says may be an address; what the page does may not.
    code = " ".join(re.findall(r"<[^>]*>", text)) + re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    if re.search(r"<script|javascript:|//|url\(|@import|expression\(", code, re.I):
        fail(name, "a script or an address outside")
    for word in ("secure", "trusted mail", "\U0001F512"):
        if not name.startswith("samples") and re.search(rf"\b{word}\b", text, re.I):
            fail(name, f"says {word}")
    style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
    if f'content="{policy}"' not in text:
        fail(name, f"the policy does not name the style: kStyleHash must be {digest}")
    page = Page(name)
    page.feed(text)
    page.close()
    if page.open:
        fail(name, f"never closed: {page.open}")
    if len(set(page.ids)) != len(page.ids):
        fail(name, "an id twice")
    for target in page.targets:
        if target not in page.ids:
            fail(name, f"leads nowhere: #{target}")
    if page.tables != page.captions:
        fail(name, "a table without caption")
    several = name.startswith(("several", "samples"))
    if not several and page.title != page.heading:
        fail(name, f"the title is not the answer: {page.title!r}, {page.heading!r}")
    if several and ('class="skip"' not in text or "<nav" not in text):
        fail(name, "no contents or skip link")
    return style, "".join(page.text)


def main(command):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([command, folder], check=True)
        pages = sorted(pathlib.Path(folder).glob("*.html"))
        if len(pages) < 13:
            fail("print_pages", f"only {len(pages)} pages")
        texts = {}
        for path in pages:
            style, texts[path.stem] = check(path)
            if path.stat().st_size > 500_000:
                fail(path.name, "larger than 500 kB")
        check_colours(style)
        for language in ("en", "de"):
            # The bytes of the mail are all there, made visible.
            for piece in ("<script>alert(1)</script>", "\\x1b[31m<U+202E><U+2028>\\xff", "</pre><img src=x onerror=y>"):
                if piece not in texts[f"hostile-{language}"]:
                    fail(f"hostile-{language}", f"lacks {piece}")
            hidden = texts[f"redacted-{language}"]
            for secret in ("192.0.2.25", "198.51.100.7", "anna", "order@", "7A1C2400F3", "mx-out", "4711"):
                if secret in hidden:
                    fail(f"redacted-{language}", f"shows {secret}")
            none = pathlib.Path(folder, f"none-{language}.html").read_text()
            if "class=\"chip cleartext\"" in none.split('id="how"')[0]:
                fail(f"none-{language}", "says cleartext")
    for failure in failures[:40]:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
