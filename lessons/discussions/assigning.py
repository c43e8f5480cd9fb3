"""The forms in which a teacher gives a class something to discuss and changes it."""

import uuid

from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from classroom.dates import MomentField
from classroom.text_fields import legible
from lessons.assignments.forms import AssignForm, EditForm
from lessons.assignments.models import Assignment, Checkpoint
from lessons.assignments.rubric_choice import RubricChoiceForm

from .citing import section_address
from .materials import lines_of, read_lines
from .models import Prompt, SafetyRules
from .moves import Asked
from .services.giving import must_stay_hidden

# What a prompt asks for unless its teacher says otherwise.
PROPOSED = {Asked.CLAIM: 1, Asked.COUNTER: 1, Asked.ANSWER: 1}
RULES = (
    *("posts_first", "least_words", "names_hidden", "grouping", "group_size", "gallery"),
    *("edit_minutes", "statement"),
)
MOST_OF_A_MOVE = 5
QUESTION = pgettext_lazy("of a discussion", "Question")


class PromptForm(forms.Form):
    """What a discussion has beyond any assignment, beside an AssignForm or an EditForm."""

    texts = "discussions/_texts.html"
    wishes = "discussions/_wishes.html"
    folded = "discussions/_folded.html"
    host = ""
    known = ()

    def add_own_fields(self):
        self.fields["instructions"].label = QUESTION
        self.fields["instructions"].required = True
        self.fields["instructions"].help_text = _(
            "Best is one that makes people decide. Markdown works."
        )
        self.fields["due_at"].label = f"{_('Everything due')} ({self.zone})"
        self.fields["material"] = material_field()
        self.fields["first_due_at"] = MomentField(
            label=_("First post due"),
            zone=self.zone,
            help_text=_("Before the due date; empty: there is one date for everything."),
        )
        for move in Asked:
            self.fields[f"asked_{move}"] = number_field(move)
        rules = forms.fields_for_model(Prompt, fields=RULES, widgets={"statement": forms.Textarea})
        for name, field in rules.items():  # a form of another model does not ask these
            field.validators += Prompt._meta.get_field(name).validators
        rules["statement"].widget.attrs["rows"] = 2
        rules["statement"].help_text = _(
            "Students say how far they agree, before and after; the class can see how minds moved."
        )
        rules["names_hidden"].help_text = _("Once somebody has written, they stay hidden.")
        rules["group_size"].help_text = _(
            "As near to it as the class allows: with 5, groups of 4 to 6, and seven students sit "
            "4 and 3. Nobody is left alone."
        )
        self.fields |= rules
        self.fields["swap_at"] = MomentField(
            label=_("Sides are swapped"),
            zone=self.zone,
            help_text=_("From then on students argue against their own stand. Empty: never."),
        )

    def asked_fields(self):
        return [self[f"asked_{move}"] for move in Asked]

    def folded_rules(self):
        return [self[name] for name in (*RULES, "swap_at")]

    def clean_material(self):
        user = self.enrolment.user
        return read_lines(
            self.cleaned_data["material"], user=user, host=self.host, known=self.known
        )

    def check_first_date(self, due_at):
        first, opens = self.cleaned_data.get("first_due_at"), self.cleaned_data.get("opens_at")
        if first and due_at and first >= due_at:
            self.add_error("first_due_at", _("The first post is due before everything is."))
        elif first and opens and first <= opens:
            self.add_error("first_due_at", _("This must be after the moment it opens."))

    def check_sides(self, due_at):
        """What is about stands needs a statement; sides are swapped while it is discussed."""
        data = self.cleaned_data
        swap, opens = data.get("swap_at"), data.get("opens_at")
        if "statement" in data and not data["statement"]:
            if data.get("grouping") == Prompt.Grouping.STANCE:
                self.add_error("statement", _("Groups by stand need a statement."))
            if swap:
                self.add_error("swap_at", _("Sides are swapped only where there is a statement."))
        elif swap and opens and swap <= opens:
            self.add_error("swap_at", _("This must be after the moment it opens."))
        elif swap and due_at and swap >= due_at:
            self.add_error("swap_at", _("Sides are swapped before everything is due."))

    def more_is_open(self):
        folded = {*RULES, "swap_at", "opens_at", "closes_at", "points", "rubric", "release"}
        return bool(folded & self.errors.keys())

    def said(self):
        """What is said of the discussion: `rules`, `asked`, `material` and `first_due_at`."""
        data = self.cleaned_data
        asked = {move: data[f"asked_{move}"] or 0 for move in Asked}
        return {
            "rules": {name: data[name] for name in (*RULES, "swap_at")},
            "asked": {move: number for move, number in asked.items() if number},
            "material": data["material"],
            "first_due_at": data["first_due_at"],
        }


def material_field():
    return forms.CharField(
        label=_("Material"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_(
            "One address a line. Beside each paragraph of a module stands ¶: copy its link and "
            "paste it here. After the address of a web page you can say what it is."
        ),
    )


def number_field(move):
    return forms.IntegerField(
        label=move.label.capitalize(),
        min_value=0,
        max_value=MOST_OF_A_MOVE,
        initial=PROPOSED.get(move, 0),
        required=False,
    )


def proposed(proposal):
    """What a question of a module fills in; what it says nothing of stays as it is."""
    initial = {"title": proposal.title, "instructions": proposal.question}
    sections = {one.slug: one for one in proposal.module.sections.all()}
    found = [sections[slug] for slug in proposal.material if slug in sections]
    initial["material"] = "\n".join(section_address(proposal.module, one) for one in found)
    if proposal.asked:
        initial |= {f"asked_{move}": proposal.asked.count(move) for move in Asked}
    rules = {"statement": proposal.statement, "grouping": proposal.grouping}
    return initial | {name: value for name, value in rules.items() if value}


class DiscussionAssignForm(PromptForm, RubricChoiceForm, AssignForm):
    """`template` is a question of a module, or None."""

    class Meta(AssignForm.Meta):
        fields = (*AssignForm.Meta.fields, "points", "release")

    def __init__(self, *args, proposal=None, host="", **kwargs):
        self.proposal = proposal
        super().__init__(*args, initial=proposed(proposal) if proposal else {}, **kwargs)
        self.host = host
        self.add_own_fields()
        self.offer_rubrics()

    def clean(self):
        data = super().clean()
        for _course, due_at in data["classes"]:
            if "first_due_at" not in self.errors:
                self.check_first_date(due_at)
            if not {"swap_at", "statement"} & self.errors.keys():
                self.check_sides(due_at)
        return data

    def more_is_open(self):
        """What a module fills in is not to be overlooked."""
        filled_in = self.proposal and (self.proposal.statement or self.proposal.grouping)
        return bool(filled_in) or super().more_is_open()

    def given(self):
        names = ("rubric", "points", "release")
        given = super().given() | {name: self.cleaned_data[name] for name in names}
        return given | {"said": self.said()}


class DiscussionEditForm(PromptForm, EditForm):
    def __init__(self, *args, host="", **kwargs):
        super().__init__(*args, **kwargs)
        self.host = host
        self.add_own_fields()
        prompt = self.instance.prompt
        self.known = prompt.material.select_related("section__module")
        first = Checkpoint.objects.filter(assignment=self.instance).first()
        asked = dict(prompt.asked.values_list("move", "number"))
        self.initial |= {name: getattr(prompt, name) for name in (*RULES, "swap_at")}
        self.initial |= {f"asked_{move}": asked.get(move, 0) for move in Asked}
        self.initial["first_due_at"] = first.due_at if first else None
        self.initial["material"] = lines_of(prompt)

    def clean_names_hidden(self):
        hidden = self.cleaned_data["names_hidden"]
        if not hidden and must_stay_hidden(self.instance.prompt):
            raise ValidationError(
                _("Somebody has written under a hidden name here: names stay hidden.")
            )
        return hidden

    def clean(self):
        data = super().clean()
        for name in {"first_due_at", "swap_at"} & data.keys():
            if name not in self.changed_data:  # the page shows minutes
                data[name] = self.initial[name]
        self.check_first_date(data.get("due_at"))
        self.check_sides(data.get("due_at"))
        return data

    def changes(self):
        """What `edit_discussion` takes of this form."""
        fields = {
            name: self.cleaned_data[name] for name in self._meta.fields if name in self.fields
        }
        return fields | {"said": self.said()}


class OpenForm(forms.ModelForm):
    """A student opens a discussion: a title and a question."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Assignment
        fields = ("title", "instructions")
        labels = {"instructions": QUESTION}
        widgets = {"instructions": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].validators.append(legible)
        self.fields["instructions"].required = True

    def clean_instructions(self):
        text = self.cleaned_data["instructions"].strip()
        if not text:
            raise ValidationError(_("Write something first."))
        return text


def may_open(enrolment):
    """Whether a student may open discussions in the class: the school says so."""
    rules = SafetyRules.objects.filter(school=enrolment.course.school_id, students_open=True)
    return enrolment.studies and enrolment.may_write and rules.exists()


def offers_opening(enrolment):
    """`may_open` for the link on a class's page, remembered for a minute: every visit asks."""
    if not (enrolment.studies and enrolment.may_write):
        return False
    key = f"students-open-discussions-{enrolment.course.school_id}"
    return cache.get_or_set(key, lambda: may_open(enrolment), timeout=60)
