#!/usr/bin/env python3
"""The arrows of ARCHITECTURE.md: a room includes only rooms that stand above it in its list, and a
third party's headers only where they are wrapped.

    tests/rooms_test.py /path/to/source

Not looked at: what CMake links, and what tests, fuzz and bench include.
"""
import pathlib
import re
import sys

# Of third parties, which files may include them.
kWrapped = {
    r"gmime/": {"core/mail/mime.cpp"},
    r"libpsl\.h": {"core/path/organisation_psl.cpp"},
    r"sqlite3\.h": {"core/store/sqlite.cpp"},
    r"pcre2\.h": {"parsers/pattern.cpp"},
    r"boost/": r"cli/[a-z_]+\.cpp",
    r"Q[A-Z]\w+": r"gui/.*",
    r"openssl/|unbound\.h|curl/": r"probe/.*",
}


def rooms(source):
    """Of the list in ARCHITECTURE.md: "core/base", ..., "gui", from the lowest up."""
    text = (source / "ARCHITECTURE.md").read_text()
    listed = re.search(r"## Rooms\n\n```\n(.*?)```", text, re.S).group(1)
    out, inside = [], None
    for indent, names in re.findall(r"(?m)^( {0,2})((?:[\w.]+/ ?)+) ", listed + " "):
        for name in names.replace("/", "").split():
            if indent:
                out.append(f"{inside}/{name}")
            else:
                inside = name
                if name != "core":
                    out.append(name)
    return out


def room_of(path, order):
    parts = path.split("/")
    return next((r for r in ("/".join(parts[:2]), parts[0]) if r in order), None)


def main(source):
    order = rooms(source)
    assert order[:2] == ["core/base", "core/mail"] and "gui" in order, order
    code = order[:order.index("gui") + 1]
    wrong, includes = [], 0
    for top in ("core", "parsers", "probe", "cli", "gui"):
        for file in sorted((source / top).rglob("*.[ch]pp")):
            name = file.relative_to(source).as_posix()
            room = room_of(name, code)
            if room is None:
                wrong.append(f"{name}: its room is not in the list of ARCHITECTURE.md")
                continue
            for kind, what in re.findall(r'(?m)^#include ([<"])([^>"]+)[>"]', file.read_text()):
                includes += 1
                if kind == '"':
                    other = room_of(what, code)
                    if other and code.index(other) > code.index(room):
                        wrong.append(f"{name} includes {what}: {other}/ stands above {room}/")
                for header, where in kWrapped.items():
                    if re.match(header, what) and not (
                            name in where if isinstance(where, set) else re.fullmatch(where, name)):
                        wrong.append(f"{name} includes <{what}>, which {where} wraps")
    print("\n".join(wrong) or f"{includes} includes in {len(code)} rooms, all of them downwards")
    return bool(wrong) or includes < 1000


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
