"""Two teachers change one rubric: what both did is put together, row by row. Pure.

Rows have the shape of `rubric_form`, (title, rows) is a whole rubric. What only one of them changed
is kept; where both changed the same row, the page's stands and the other is shown beside it.
"""

from django.utils.translation import gettext as _

from classroom.meanwhile import Since, marks_of, moved

LEVEL = ("title", "points", "descriptor")


def named(title, rows):
    """Return `{name: text}` of every row that is stored: "title", "order", "c7", "l31"."""
    texts = {"title": words(title), "order": " ".join(str(row["id"]) for row in rows if row["id"])}
    for row in rows:
        levels = {f"l{level['id']}": said(level) for level in row["levels"] if level["id"]}
        texts |= {f"c{row['id']}": words(row["title"])} | levels if row["id"] else levels
    return texts


def words(text):
    return "\n".join(str(text).split("\r\n")).strip()


def said(level):
    """A level as one text; 2,50 points are 2.5."""
    title, points, descriptor = (words(level[name]) for name in LEVEL)
    points = points.replace(",", ".")
    if "." in points:
        points = points.rstrip("0").rstrip(".")
    return " · ".join(filter(None, (title, points, descriptor)))


def seen(title, rows):
    """Return the marks that a page of this rubric carries."""
    return marks_of(named(title, rows))


class Merge:
    """`carried` are the marks of the page, `mine` what it sent, `theirs` what is stored."""

    def __init__(self, carried, mine, theirs):
        self.mine, self.theirs = named(*mine), named(*theirs)
        self.i_moved, self.they_moved = moved(carried, self.mine), moved(carried, self.theirs)
        self.title = theirs[0] if self.is_theirs("title") else mine[0]
        self.rows = self.in_order(self.merged(mine[1], theirs[1], "c"), theirs[1])
        self.since = self.told(mine[1], theirs[1])

    def is_theirs(self, name):
        return name in self.they_moved and name not in self.i_moved

    def merged(self, mine, theirs, letter):
        """Return the rows of both; `letter` is of their names."""
        there = {str(row["id"]): row for row in theirs}
        rows = [self.one(row, there.get(str(row["id"])), letter) for row in mine]
        here = {str(row["id"]) for row in mine}
        added = [
            row for pk, row in there.items() if pk not in here and self.is_theirs(f"{letter}{pk}")
        ]
        return [*filter(None, rows), *added]

    def one(self, mine, theirs, letter):
        """Return one row of the page, as both have it now, or None when it is gone."""
        if theirs is None:
            is_gone = mine["id"] and not self.is_touched(mine, letter)
            return None if is_gone else mine | {"id": ""}
        row = theirs if self.is_theirs(f"{letter}{theirs['id']}") else mine
        if letter == "l":
            return row
        return row | {"levels": self.merged(mine["levels"], theirs["levels"], "l")}

    def is_touched(self, row, letter):
        """Whether the page changed a row, or anything in it."""
        levels = row.get("levels", ())
        return f"{letter}{row['id']}" in self.i_moved or any(
            not level["id"] or self.is_touched(level, "l") for level in levels
        )

    def in_order(self, rows, theirs):
        if not self.is_theirs("order"):
            return rows
        places = {str(row["id"]): place for place, row in enumerate(theirs)}
        return sorted(rows, key=lambda row: places.get(str(row["id"]), len(places)))

    def told(self, mine, theirs):
        """Return a Since for each row that somebody else changed, added or removed."""
        labels = labels_of(theirs) | labels_of(mine)
        return [
            Since(
                labels.get(name, _("Criterion or level")),
                self.shown(name, self.theirs, theirs),
                self.shown(name, self.mine, mine),
                name in self.i_moved,
            )
            for name in self.theirs | self.mine
            if name in self.they_moved and self.theirs.get(name) != self.mine.get(name)
        ]

    def shown(self, name, texts, rows):
        if name == "order":
            return " · ".join(row["title"] for row in rows)
        return texts.get(name, _("(removed)"))


def labels_of(rows):
    labels = {"title": _("Title of the rubric"), "order": _("Order of the criteria")}
    for n, row in enumerate(rows, start=1):
        labels[f"c{row['id']}"] = _("Criterion %(n)s") % {"n": n}
        for level in row["levels"]:
            labels[f"l{level['id']}"] = f"{row['title']}: {level['title']}"
    return labels
