"""Where in a TOML text each value stands, because tomllib does not say. Pure.

A path is the way through the parsed document: `("checks", 0, "question", "en")`.
"""

import re

HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\s-]+?)\s*\]\]?")
KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*(?:\.|=)")
LIST = re.compile(r"=\s*\[\s*$")  # of inline tables, one on a line
FENCES = ('"""', "'''")


def lines_of(text):
    """Return {path: line} for the tables and keys of `text`, lines counted from 1.

    Looks at lines, not at grammar: it must only be right for what a person would write, and never
    fail on the rest.
    """
    lines, table, counts, fence, items = {(): 1}, (), {}, None, None
    for number, line in enumerate(text.split("\n"), start=1):
        if fence:
            fence = None if line.count(fence) % 2 else fence
            continue
        if items and line.lstrip().startswith("{"):
            lines.setdefault((*items, counts.setdefault(items, 0)), number)
            counts[items] += 1
        elif header := HEADER.match(line):
            table = enter(header[2], header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif key := KEY.match(line):
            lines.setdefault((*table, key[1]), number)
            items = (*table, key[1]) if LIST.search(line) else None
        fence = next((mark for mark in FENCES if line.count(mark) % 2), None)
    return lines


def enter(dotted, is_array, counts):
    """Return the path of a table header; `counts` holds how often each array of tables came."""
    path = ()
    names = [name.strip() for name in dotted.split(".")]
    for depth, name in enumerate(names, start=1):
        path = (*path, name)
        if is_array and depth == len(names):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def line_of(lines, path):
    """Return the line of `path`, or of the nearest table around it."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
