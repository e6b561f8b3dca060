#!/usr/bin/python3
"""Checks the HTML pages of scan and report over the samples.

    summary_page_test.py build/dev/cli/tlspath samples

As html_test.py: well-formed, no script, nothing from outside, styles named by their hashes, no control or direction
character, ids unique, links led to one, tables in a focusable region with caption and scoped headers; and beyond it
headings in order, charts with a title and a description, classes of charts that the style knows, and their contrast.
"""
import base64
import hashlib
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

from html_test import contrast

VOID = {"meta", "br", "hr", "input", "wbr"}
SHAPES = {"rect", "line", "circle", "path"}
# Shapes on the page, their outline on the page: 3 to 1; text of charts is the page's text.
GRAPHICS = [("ink", "page"), ("bar-encrypted", "page"), ("bar-cleartext", "page")]

# What only a look at the page would show.
RULES = [
    (".facts dd{margin:0;min-width:0;overflow-wrap:anywhere}", "a long Message-ID runs out of a narrow window"),
    ("padding-bottom:2px;border-bottom:2px solid var(--proof-line)", "the line swallows the underscores of TLS1_2"),
    ("h3+p,h4+p,.legend{break-after:avoid}", "on paper a chart is parted from its heading"),
]

failures = []


def fail(page, what):
    failures.append(f"{page}: {what}")


class Page(html.parser.HTMLParser):
    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.open, self.ids, self.targets, self.classes = name, [], [], [], set()
        self.levels, self.tables, self.captions, self.charts = [], 0, 0, 0
        self.title, self.heading = "", ""

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if len(a) != len(attributes):
            fail(self.name, f"<{tag}> has an attribute twice")
        if tag in ("script", "iframe", "object", "embed", "img", "link", "base", "form", "image", "use", "style") and \
                not (tag == "style" and not a):
            fail(self.name, f"<{tag}>")
        for key, value in attributes:
            if key.startswith("on") or key in ("style", "src", "srcset", "xlink:href"):
                fail(self.name, f"<{tag} {key}=...>")
            if key == "href":
                if not value.startswith("#"):
                    fail(self.name, f"a link outside: {value}")
                self.targets.append(value[1:])
            if key in ("aria-labelledby", "aria-describedby"):
                self.targets += value.split()
            if key == "class":
                self.classes.update(value.split())
        if "id" in a:
            self.ids.append(a["id"])
        if tag == "html" and a.get("lang") not in ("en", "de"):
            fail(self.name, "no language")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "th" and a.get("scope") not in ("col", "row"):
            fail(self.name, "<th> without scope")
        if tag == "table":
            self.tables += 1
            if not [1 for t, at in self.open if t == "div" and at.get("role") == "region" and at.get("tabindex") == "0"]:
                fail(self.name, "a table outside a scroll region that takes the focus")
        if tag == "svg" and a.get("aria-hidden") != "true":
            self.charts += 1
            if a.get("role") != "img" or "aria-labelledby" not in a:
                fail(self.name, "a chart without a name")
        self.captions += tag == "caption"
        if tag not in VOID:
            self.open.append((tag, a))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            fail(self.name, f"</{tag}> closes {self.open[-1:] or 'nothing'}")
            return
        self.open.pop()

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in SHAPES:
            fail(self.name, f"<{tag}/>")
        self.open.pop()

    def handle_data(self, data):
        where = [t for t, _ in self.open]
        if "title" in where and "svg" not in where:
            self.title += data
        elif "h1" in where:
            self.heading += data


def check(path):
    name = path.name
    text = path.read_bytes().decode("utf-8")
    for c in text:
        n = ord(c)
        if (n < 0x20 and c not in "\n\t") or 0x7F <= n < 0xA0 or 0x200B <= n <= 0x200F or 0x2028 <= n <= 0x202E \
                or 0x2060 <= n <= 0x206F or n == 0xFEFF:
            fail(name, f"character U+{n:04X}")
    styles = re.findall(r"<style>(.*?)</style>", text, re.S)
    code = " ".join(re.findall(r"<[^>]*>", text)) + " ".join(styles)
    if re.search(r"<script|javascript:|//|url\((?!#)|@import|expression\(", code, re.I):
        fail(name, "a script or an address outside")
    if re.search(r"\bsecure\b|\bsafe\b|sicher\b|\U0001F512", re.sub(r"<pre>.*?</pre>|<code>.*?</code>|<li>.*?</li>", "",
                                                                 text, flags=re.S), re.I):
        fail(name, "says secure")
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in styles]
    if f'content="default-src \'none\'; style-src \'sha256-{hashes[0]}\' \'sha256-{hashes[1]}\'; img-src data:"' not in text:
        fail(name, f"the policy does not name the styles: kPageStyleHash {hashes[0]}, kChartStyleHash {hashes[1]}")
    for rule, why in RULES:
        if rule not in styles[0] + styles[1]:
            fail(name, f"no {rule}: {why}")
    page = Page(name)
    page.feed(text)
    page.close()
    if page.open:
        fail(name, f"never closed: {page.open}")
    if len(set(page.ids)) != len(page.ids):
        fail(name, f"an id twice: {sorted(i for i in page.ids if page.ids.count(i) > 1)[:3]}")
    for target in page.targets:
        if target not in page.ids:
            fail(name, f"leads nowhere: #{target}")
    if page.tables != page.captions:
        fail(name, "a table without caption")
    if page.levels[0] != 1 or page.levels.count(1) != 1:
        fail(name, "not one <h1>")
    for above, below in zip(page.levels, page.levels[1:]):
        if below > above + 1:
            fail(name, f"a heading of level {below} below one of level {above}")
    if page.title != page.heading:
        fail(name, f"{page.title!r} is not {page.heading!r}")
    if path.stat().st_size > 500_000:
        fail(name, "larger than 500 kB")
    for c in page.classes:
        if not re.search(rf"\.{re.escape(c)}\b", " ".join(styles)) and c not in ("finding",):
            fail(name, f"no style for .{c}")
    for theme in (0, 1):
        colours = {}
        for s in styles:
            blocks = re.findall(r":root\{(--[^}]*)\}", s)
            if len(blocks) != 2:
                fail(name, "a style without light and dark")
            colours.update(re.findall(r"--([a-z-]+):(#[0-9A-F]{6})", blocks[theme]))
        for ink, ground in GRAPHICS:
            if contrast(colours[ink], colours[ground]) < 3:
                fail(name, f"{ink} on {ground} is {contrast(colours[ink], colours[ground]):.2f}")
    return page


def same_numbers(name, text):
    """What a chart draws stands in the table beneath it: a bar's number is a cell of the row of its name."""
    def chart(which):
        found = re.search(rf'<svg class="chart"[^>]*aria-labelledby="{which}-title.*?</svg>', text, re.S)
        return found.group() if found else ""

    def table(which):
        found = re.search(rf'aria-labelledby="table-{which}".*?</table>', text, re.S)
        rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", found.group(), re.S) if found else []
        cells = [[re.sub(r"<[^>]*>", "", c) for c in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)] for row in rows]
        return {row[0]: row[1:] for row in cells}

    def texts(which, anchor):
        return re.findall(rf'text-anchor="{anchor}">(.*?)</text>', chart(which))

    def expect(which, beneath, bars):
        bars, rows = list(bars), table(beneath)
        if not bars:
            fail(name, f"nothing drawn in {which}")
        for bar, number in bars:
            if number not in [cell.split(" ")[0] for cell in rows.get(bar, [])]:
                fail(name, f"chart {which}: {bar} {number} is not in the table beneath, {rows.get(bar)}")

    columns = texts("months", "middle")
    expect("months", "month", zip(columns[1::2], columns[::2]))
    if set(texts("version-months", "middle")) - set(table("version-month")):
        fail(name, "chart version-months: a time that is not in the table beneath")
    expect("version-months", "version", zip(texts("version-months", "end"), texts("version-months", "start")))
    expect("relays", "relay", zip(texts("relays", "end"), texts("relays", "start")))
    suites = texts("weak", "start")
    expect("weak", "weak", list(zip(suites[::2], suites[1::2])) + list(zip(suites[::2], texts("weak", "end"))))


def main(tlspath, samples):
    with tempfile.TemporaryDirectory() as folder:
        at = pathlib.Path(folder)

        def run(*words):
            subprocess.run([tlspath, *words], check=True, stdout=subprocess.DEVNULL)

        run("scan", "--no-config", "--db", str(at / "r.sqlite"), samples)
        for language in ("en", "de"):
            run("scan", "--no-config", "--lang", language, "--html", str(at / f"scan-{language}.html"), samples)
            run("report", "--no-config", "--lang", language, "--html", str(at / f"report-{language}.html"),
                str(at / "r.sqlite"))
            for which in ("partner", "relay"):
                for more in ([], ["--redact"]):
                    run("report", "--no-config", "--lang", language, "--html",
                        str(at / f"{which}{''.join(more)}-{language}.html"), f"--{which}", "partner.example", *more,
                        str(at / "r.sqlite"))
        pages = {p.stem: check(p) for p in sorted(at.glob("*.html"))}
        for name in ("scan-en", "report-de"):
            if pages[name].charts < 4:
                fail(name, f"only {pages[name].charts} charts")
            same_numbers(name, (at / f"{name}.html").read_text())
        for name, page in pages.items():
            if page.charts == 0 and re.search("Bars|Balken", (at / f"{name}.html").read_text()):
                fail(name, "tells of bars and has none")
        # The page to send holds no name that it was to hide.
        for p in at.glob("*--redact-*.html"):
            found = re.search(r"\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+|[\w.]+@[\w.]+\w", p.read_text())
            if found:
                fail(p.name, f"shows {found.group()}")
    for failure in failures[:40]:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
