"""The rubric as one form. Adding, removing and moving only changes the page; Save changes the rows.

So a class never sees half a rubric, every button works without JavaScript, and what was typed
survives them all. The page holds `criteria` (how many) and per criterion `c0-levels` (how many).
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from classroom.people.lists import is_id

from .points import PointsField, show_points

MOST_CRITERIA, MOST_LEVELS = 12, 8


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Title of the rubric"), max_length=150)


class CriterionForm(forms.Form):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Criterion"), max_length=150)


class LevelForm(forms.Form):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Level"), max_length=80)
    points = PointsField(label=_("Points"), required=True)
    descriptor = forms.CharField(
        label=_("What it looks like"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def blank_level():
    return {"id": "", "title": "", "points": "", "descriptor": ""}


def blank_criterion():
    return {"id": "", "title": "", "levels": [blank_level(), blank_level()]}


def rows_of(rubric):
    """What stands in the database, in the form's shape; one empty criterion for no rubric."""
    if rubric is None:
        return [blank_criterion()]
    return [
        {"id": c.pk, "title": c.title, "levels": [level_row(level) for level in c.levels.all()]}
        for c in rubric.criteria.prefetch_related("levels")
    ]


def level_row(level):
    return {
        "id": level.pk,
        "title": level.title,
        "points": show_points(level.points),
        "descriptor": level.descriptor,
    }


def count(data, name, most):
    text = data.get(name, "")
    return min(int(text), most) if is_id(text) else 0


def typed(data):
    """What the page sent, unchecked, in the same shape."""
    rows = []
    for i in range(count(data, "criteria", MOST_CRITERIA)):
        levels = [
            {name: data.get(f"c{i}-l{j}-{name}", "") for name in blank_level()}
            for j in range(count(data, f"c{i}-levels", MOST_LEVELS))
        ]
        rows.append(
            {"id": data.get(f"c{i}-id", ""), "title": data.get(f"c{i}-title", ""), "levels": levels}
        )
    return rows


def change(rows, action, blank_criterion=blank_criterion, blank_level=blank_level):
    """Apply a button to `rows`: "add", "remove-1", "up-1", "add-1" or "remove-1-2".

    What does not fit the rows (an old page, a forged name) changes nothing. A form that asks for
    more of a criterion or a level brings its own blank ones.
    """
    verb, *numbers = action.split("-")
    if not all(map(is_id, numbers)):
        return rows
    rows = [row | {"levels": list(row["levels"])} for row in rows]
    match (verb, *map(int, numbers)):
        case ("add",) if len(rows) < MOST_CRITERIA:
            rows.append(blank_criterion())
        case ("add", i) if i < len(rows) and len(rows[i]["levels"]) < MOST_LEVELS:
            rows[i]["levels"].append(blank_level())
        case ("remove", i) if i < len(rows):
            del rows[i]
        case ("remove", i, j) if i < len(rows) and j < len(rows[i]["levels"]):
            del rows[i]["levels"][j]
        case ("up", i) if 0 < i < len(rows):
            rows[i - 1], rows[i] = rows[i], rows[i - 1]
    return rows


def refuse_equal_points(levels):
    """The points put levels in order, so within a criterion each has its own."""
    worth = set()
    for level in levels:
        level.full_clean()
        points = level.cleaned_data.get("points")
        if points is not None and points in worth:
            level.add_error("points", _("Another level of this criterion has the same points."))
        worth.add(points)


class RubricForm:
    """Title, criteria and levels together; `rows` has the shape above, `check` is strict."""

    def __init__(self, title, rows, *, check=False):
        self.errors = []

        def form(kind, row, prefix):
            if not check:
                return kind(initial=row, prefix=prefix)
            return kind({f"{prefix}-{name}": value for name, value in row.items()}, prefix=prefix)

        self.title = form(TitleForm, {"title": title}, "rubric")
        self.criteria = [
            {
                "form": form(CriterionForm, row, f"c{i}"),
                "levels": [
                    form(LevelForm, level, f"c{i}-l{j}") for j, level in enumerate(row["levels"])
                ],
            }
            for i, row in enumerate(rows)
        ]

    def is_valid(self):
        for row in self.criteria:
            if not row["levels"]:
                row["form"].add_error("title", _("A criterion needs at least one level."))
            refuse_equal_points(row["levels"])
        if not self.criteria:
            self.add_error(_("A rubric needs at least one criterion."))
        return not self.has_errors

    @property
    def has_errors(self):
        forms_ = [self.title]
        for row in self.criteria:
            forms_ += [row["form"], *row["levels"]]
        return bool(self.errors) or any(form.errors for form in forms_)

    def add_error(self, error):
        self.errors += getattr(error, "messages", [error])

    @property
    def cleaned(self):
        """What `services.save_rubric` takes."""
        return {
            "title": self.title.cleaned_data["title"],
            "criteria": [
                row["form"].cleaned_data | {"levels": [form.cleaned_data for form in row["levels"]]}
                for row in self.criteria
            ],
        }
