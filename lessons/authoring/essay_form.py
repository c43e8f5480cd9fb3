"""The essay a module suggests, with its rubric in every language of the module."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.assignments.points import PointsField, show_points
from lessons.assignments.rubric_form import (
    MOST_CRITERIA,
    MOST_LEVELS,
    change,
    count,
    refuse_equal_points,
)

from .paired import PairedForm, initial_of, line, lines, localized
from .rows import formed

TASK = ("title", "instructions")


class TaskForm(PairedForm):
    paired = {
        "title": line(gettext_lazy("Title"), 150),
        "instructions": lines(
            gettext_lazy("Instructions"),
            rows=6,
            help_text=gettext_lazy("Paragraphs, lists and links in Markdown."),
        ),
    }
    needed = TASK
    words_min = forms.IntegerField(label=gettext_lazy("Words, at least"), min_value=1)
    words_max = forms.IntegerField(label=gettext_lazy("Words, at most"), max_value=20_000)

    def clean(self):
        data = super().clean()
        least, most = data.get("words_min"), data.get("words_max")
        if least and most and most < least:
            self.add_error("words_max", _("The most cannot be fewer than the least."))
        return data


class CriterionForm(PairedForm):
    paired = {"title": line(gettext_lazy("Criterion"), 150)}
    needed = ("title",)


class LevelForm(PairedForm):
    paired = {
        "title": line(gettext_lazy("Level"), 80),
        "descriptor": lines(gettext_lazy("What it looks like"), rows=2),
    }
    needed = ("title",)
    points = PointsField(label=gettext_lazy("Points"), required=True)


def names_of(form, languages):
    return [localized(name, language) for name in form.paired for language in languages]


def blank_level(languages):
    return {"points": ""} | dict.fromkeys(names_of(LevelForm, languages), "")


def blank_criterion(languages):
    names = dict.fromkeys(names_of(CriterionForm, languages), "")
    return names | {"levels": [blank_level(languages), blank_level(languages)]}


def begun(languages):
    """Return (task, criteria) of an essay that is still to be written."""
    return {"words_min": 300, "words_max": 600}, [blank_criterion(languages)]


def stored(essay, languages):
    """Return (task, criteria) of an EssayTemplate, in the form's shape."""
    task = {name: getattr(essay, name) for name in ("words_min", "words_max")}
    return task | initial_of(essay, TASK, languages), [
        spoken(criterion, ("title",), languages)
        | {
            "levels": [
                {"points": show_points(level["points"])}
                | spoken(level, ("title", "descriptor"), languages)
                for level in criterion["levels"]
            ]
        }
        for criterion in essay.rubric
    ]


def spoken(row, names, languages):
    return {
        localized(name, language): row[name].get(language, "")
        for name in names
        for language in languages
    }


def sent(data, languages):
    """Return (task, criteria) as the page sent them, with the pressed button applied."""
    names = ["words_min", "words_max", *names_of(TaskForm, languages)]
    task = {name: data.get(f"task-{name}", "") for name in names}
    rows = []
    for i in range(count(data, "criteria", MOST_CRITERIA)):
        row = {n: data.get(f"c{i}-{n}", "") for n in names_of(CriterionForm, languages)}
        row["levels"] = [
            {name: data.get(f"c{i}-l{j}-{name}", "") for name in blank_level(languages)}
            for j in range(count(data, f"c{i}-levels", MOST_LEVELS))
        ]
        rows.append(row)
    blanks = (lambda: blank_criterion(languages), lambda: blank_level(languages))
    return task, change(rows, data.get("change", ""), *blanks)


class EssayForm:
    """Task, criteria and levels together; `check` is strict."""

    def __init__(self, task, rows, *, languages, check=False):
        self.errors = []
        options = {"languages": languages, "check": check}
        self.task = formed(TaskForm, task, "task", **options)
        self.criteria = [
            {
                "form": formed(CriterionForm, row, f"c{i}", **options),
                "levels": [
                    formed(LevelForm, level, f"c{i}-l{j}", **options)
                    for j, level in enumerate(row["levels"])
                ],
            }
            for i, row in enumerate(rows)
        ]

    def is_valid(self):
        for row in self.criteria:
            if len(row["levels"]) < 2:
                self.errors.append(_("A criterion needs at least two levels."))
            refuse_equal_points(row["levels"])
        if not self.criteria:
            self.errors.append(_("A rubric needs at least one criterion."))
        return not self.has_errors

    @property
    def has_errors(self):
        forms_ = [self.task]
        for row in self.criteria:
            forms_ += [row["form"], *row["levels"]]
        return bool(self.errors) or any(form.errors for form in forms_)

    @property
    def cleaned(self):
        """The essay in the format's shape; levels go from the most points to the fewest."""
        limits = {name: self.task.cleaned_data[name] for name in ("words_min", "words_max")}
        criteria = [
            row["form"].texts()
            | {"levels": sorted(map(level, row["levels"]), key=lambda one: -one["points"])}
            for row in self.criteria
        ]
        return limits | self.task.texts() | {"criteria": criteria}


def level(form):
    points = float(form.cleaned_data["points"])
    return {"points": int(points) if points.is_integer() else points} | form.texts()
