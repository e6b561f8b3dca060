"""check-accessible.py PROGRAM MAIL: asks the window by AT-SPI (tools/check-accessible starts it)."""
import subprocess
import sys
import time

import pyatspi

failures = []


def check(good, what):
    print(("yes  " if good else "NO   ") + what)
    if not good:
        failures.append(what)


def everything(node, depth=0):
    yield node
    if depth < 40:
        for child in node:
            if child is not None:
                yield from everything(child, depth + 1)


def window_of(pid):
    for _ in range(100):
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == pid and app.childCount > 0:
                return app
        time.sleep(0.1)
    raise SystemExit("the window is not on the accessibility bus")


def named(app, start, role=None):
    for node in everything(app):
        if node.name.startswith(start) and (role is None or node.getRole() == role):
            return node
    return None


def main():
    program, mail = sys.argv[1:3]
    shown = subprocess.Popen([program, mail])
    try:
        app = window_of(shown.pid)
        time.sleep(1)
        answer = named(app, "Not encrypted where it entered corp.example")
        check(answer is not None and answer.name.endswith("6 hops."), f"answer: {answer.name if answer else '-'}")
        path = named(app, "Path, oldest hop first", pyatspi.ROLE_LIST)
        items = [i for i in path] if path else []
        check(len(items) == 6, f"the path is a list of 6: {len(items)}")
        for i in items:
            print("     " + i.name)
        check(any("Hop 4 of 6, cleartext, from relay.mailhub.example to mx.corp.example, boundary, trusted, 2 minutes 36 "
                  "seconds after hop 3" in i.name for i in items), "hop 4 with verdict, from, to, trust, delay")
        check(len(items) > 1 and items[1].queryAction().doAction(0), "a hop can be pressed")
        facts = named(app, "Facts of the hop")
        check(facts is not None and facts.queryTable().nRows > 5, "facts are a table")
        header = named(app, "Header as received", pyatspi.ROLE_TEXT)
        check(header is not None and "Received: from" in header.queryText().getText(0, 100), "the header can be read")
    finally:
        shown.terminate()
        shown.wait()

    with open(mail, "rb") as f:
        subprocess.run(["xclip", "-selection", "clipboard", "-i"], stdin=f, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shown = subprocess.Popen([program])
    try:
        app = window_of(shown.pid)
        time.sleep(1)
        paste = named(app, "Paste headers", pyatspi.ROLE_PUSH_BUTTON)
        check(paste is not None, "there is a button to paste")
        if paste:
            paste.queryAction().doAction(0)
            time.sleep(1.5)
            answer = named(app, "Not encrypted where it entered corp.example")
            check(answer is not None, "pressing it reads the clipboard")
    finally:
        shown.terminate()
        shown.wait()
    return 1 if failures else 0


sys.exit(main())
