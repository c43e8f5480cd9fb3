"""A check as one form: its question, and its answers with the fields that its kind needs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from lessons.reading.models import Check
from lessons.reading.module_rules import LEAST
from lessons.reading.module_schema import CHOSEN

from .paired import PairedForm, initial_of, line, lines, localized
from .rows import change, formed, typed

MOST_OPTIONS = 12
ONE_RIGHT = ("single", "truefalse", "reasoned")
FIXED = ("truefalse", "reasoned")  # two answers, neither more nor fewer
SHUFFLED = ("single", "multiple")  # for every student anew: an order would say nothing
BEGIN_WITH = {"single": 3, "multiple": 3, "matching": 3, "ordering": 3, "short": 2}
TEXTS = ("text", "match", "keywords", "feedback")
TEXT_NAMES = {
    "matching": gettext_lazy("Left side"),
    "ordering": gettext_lazy("Step"),
    "short": gettext_lazy("Key idea"),
}
HINTS = {
    "single": gettext_lazy("Students choose one answer; the order is another one for everybody."),
    "multiple": gettext_lazy(
        "Students choose every answer that is right; the order is another one for everybody."
    ),
    "truefalse": gettext_lazy("Students decide whether a statement is true."),
    "reasoned": gettext_lazy(
        "Students decide and write why. The reason is not marked: they compare it with yours."
    ),
    "matching": gettext_lazy("Students find for each left side what belongs to it."),
    "ordering": gettext_lazy("Students put steps in order. Write them in the right order."),
    "short": gettext_lazy(
        "Students answer in their own words; key ideas are looked for by the words you name."
    ),
}


class QuestionForm(PairedForm):
    paired = {
        "question": lines(gettext_lazy("Question"), rows=2),
        "answer": lines(
            gettext_lazy("Model answer"),
            rows=2,
            help_text=gettext_lazy("Shown once the question is answered. May be left empty."),
        ),
    }
    needed = ("question",)


class ReasonedForm(QuestionForm):
    paired = QuestionForm.paired | {
        "answer": lines(
            gettext_lazy("Your reason"),
            rows=2,
            help_text=gettext_lazy("Students compare their own reason with it."),
        )
    }
    needed = ("question", "answer")


class OptionForm(PairedForm):
    def __init__(self, *args, kind, **kwargs):
        name = TEXT_NAMES.get(kind, gettext_lazy("Answer"))
        self.paired = {"text": lines(name, 500, rows=1)}
        self.needed = ("text",)
        if kind == "matching":
            self.paired["match"] = lines(gettext_lazy("Belongs to it"), 500, rows=1)
            self.needed = ("text", "match")
        if kind == "short":
            told = gettext_lazy("Separated by semicolons; one of them is enough.")
            name = gettext_lazy("Found by these words")
            self.paired["keywords"] = line(name, 500, help_text=told)
            self.needed = ("text", "keywords")
        self.paired["feedback"] = lines(gettext_lazy("Feedback"), 1000, rows=1)
        super().__init__(*args, **kwargs)


def blank_option(languages):
    names = [localized(name, language) for name in TEXTS for language in languages]
    return {"correct": False} | dict.fromkeys(names, "")


def true_and_false(languages):
    rows = [blank_option(languages), blank_option(languages)]
    for language in languages:
        with override(language):
            rows[0][localized("text", language)] = _("True")
            rows[1][localized("text", language)] = _("False")
    return rows


def begun(kind, languages):
    """Return the answers of a new check."""
    if kind in FIXED:
        return true_and_false(languages)
    return [blank_option(languages) for _n in range(BEGIN_WITH[kind])]


def rows_of(check, languages):
    return [
        {"correct": option.correct} | initial_of(option, TEXTS, languages)
        for option in check.options.all()
    ]


def sent_rows(data, languages):
    """Return what the page sent; which one is right is a mark of its own where one is."""
    names = list(blank_option(languages))
    rows = typed(data, "option", names, MOST_OPTIONS)
    for n, row in enumerate(rows):
        row["correct"] = bool(row["correct"]) or data.get("right") == str(n)
    return rows


def pressed(rows, action, kind, languages):
    """Apply a button of the page to `rows`; "kind" makes them fit another kind."""
    if action == "kind" and kind in FIXED:
        named = true_and_false(languages)
        return [row | new for row, new in zip([*rows, {}, {}], named, strict=False)]
    return change(rows, action, blank=lambda: blank_option(languages), most=MOST_OPTIONS)


class CheckForm:
    """Question and answers together; `check` is strict."""

    def __init__(self, kind, question, rows, *, languages, check=False):
        self.kind, self.errors = kind, []
        self.is_fixed, self.one_right = kind in FIXED, kind in ONE_RIGHT
        self.marks_right, self.moves = kind in CHOSEN, kind not in (*SHUFFLED, *FIXED)
        self.hint, self.kind_name = HINTS[kind], Check.Kind(kind).label
        form = ReasonedForm if kind == "reasoned" else QuestionForm
        self.question = formed(form, question, "q", check=check, languages=languages)
        self.rows = rows
        self.options = [
            formed(OptionForm, row, f"option{n}", check=check, languages=languages, kind=kind)
            for n, row in enumerate(rows)
        ]

    @property
    def with_marks(self):
        """Pairs of an answer's form and whether it is right."""
        return [(form, row["correct"]) for form, row in zip(self.options, self.rows, strict=True)]

    def is_valid(self):
        right, options = sum(bool(row["correct"]) for row in self.rows), len(self.rows)
        if self.one_right and right != 1:
            self.errors.append(_("Mark the one answer that is right."))
        elif self.kind == "multiple" and not right:
            self.errors.append(_("Mark at least one answer as right."))
        least = LEAST.get(self.kind, 1 if self.kind == "short" else 2)
        if options < least:
            sentence = _("This kind of check needs at least %(least)s of them.")
            self.errors.append(sentence % {"least": least})
        return not self.has_errors

    @property
    def has_errors(self):
        return bool(self.errors) or any(form.errors for form in (self.question, *self.options))

    @property
    def cleaned(self):
        """What `services.checks.save_check` takes."""
        empty = {name: {} for name in TEXTS}
        options = [
            empty | form.texts() | {"correct": correct or not self.marks_right}
            for form, correct in self.with_marks
        ]
        return {"kind": self.kind, "options": options} | self.question.texts()
