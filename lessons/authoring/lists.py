"""Words explained, sources and prompts: each list is one form, saved as a whole."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.reading.module_schema import LINK, is_date

from .paired import PairedForm, line, lines, localized
from .rows import change, formed, typed

MOST = 60


class TermForm(PairedForm):
    paired = {
        "term": line(_("Word"), 100),
        "meaning": lines(_("Meaning"), rows=2),
    }
    needed = ("term", "meaning")
    slug = forms.SlugField(required=False, widget=forms.HiddenInput)


class PromptForm(PairedForm):
    paired = {
        "title": line(_("Title"), 150),
        "question": lines(_("Question for discussion"), rows=3),
        "statement": line(
            _("Statement to take a stand on"),
            300,
            help_text=_("Only where students are to say how far they agree."),
        ),
    }
    needed = ("title", "question")
    slug = forms.SlugField(required=False, widget=forms.HiddenInput)


class SourceForm(PairedForm):
    paired = {
        "kind": line(_("Kind of text"), 150, help_text=_("Such as: news, opinion, treaty.")),
        "note": lines(_("Note"), rows=2, help_text=_("What one should know when reading it.")),
    }
    needed = ("kind",)
    slug = forms.SlugField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=250)
    author = forms.CharField(label=_("Author"), max_length=150, required=False)
    site = forms.CharField(label=_("Site or publisher"), max_length=150, required=False)
    url = forms.CharField(label=_("Address"), max_length=500, required=False)
    date = forms.CharField(
        label=_("Date"),
        max_length=40,
        required=False,
        help_text=_("2024-05-01, 2024-05 or 2024."),
    )

    def clean_url(self):
        url = self.cleaned_data["url"]
        if url and not LINK.fullmatch(url):
            raise forms.ValidationError(_("Write an address that begins with https://"))
        return url

    def clean_date(self):
        date = self.cleaned_data["date"]
        if date and not is_date(date):
            raise forms.ValidationError(_("Write year, month and day, such as 2024-05-01."))
        return date


@dataclass(frozen=True)
class Listed:
    """One list: the module's rows by `name`, and the form of each."""

    name: str
    title: str
    hint: str
    one: str
    form: type
    named_by: str  # the text a new row's slug is made of
    mark: str  # what leads to it from a text, before its slug

    @property
    def both(self):
        return tuple(self.form.paired)

    @property
    def plain(self):
        return tuple(name for name in self.form.base_fields if name != "slug")


LISTS = {
    "terms": Listed(
        "terms",
        _("Words explained"),
        _("A word is explained where a text has it as [word](term:name)."),
        _("Word"),
        TermForm,
        "term",
        "term",
    ),
    "sources": Listed(
        "sources",
        _("Sources"),
        _("A text leads to a source by [words](source:name)."),
        _("Source"),
        SourceForm,
        "title",
        "source",
    ),
    "prompts": Listed(
        "prompts",
        _("Discussion prompts"),
        _("Questions to discuss with the class."),
        _("Prompt"),
        PromptForm,
        "title",
        "",
    ),
}


class ListForm:
    """The rows of one list of a module; `data` is what the page sent, with its pressed button."""

    def __init__(self, listed, module, data=None):
        self.listed = listed
        names = [localized(name, one) for name in listed.both for one in module.languages]
        names = ["slug", *listed.plain, *names]
        if data is None:
            self.rows = [row_of(row, names) for row in getattr(module, listed.name).all()]
        else:
            sent = typed(data, "row", names, MOST)
            action = data.get("change", "")
            self.rows = change(sent, action, blank=lambda: dict.fromkeys(names, ""), most=MOST)
        check = bool(data) and "save" in data
        if check:  # a row that was added and never written is no row
            self.rows = [row for row in self.rows if any(text.strip() for text in row.values())]
        options = {"check": check, "languages": module.languages}
        self.forms = [
            formed(listed.form, row, f"row{n}", **options) for n, row in enumerate(self.rows)
        ]

    @property
    def has_errors(self):
        return any(form.errors for form in self.forms)  # each of them is to say its own

    @property
    def items(self):
        """The rows in the format's shape; a new one has an empty slug."""
        plain = ("slug", *self.listed.plain)
        return [
            {name: form.cleaned_data[name] for name in plain} | form.texts() for form in self.forms
        ]


def row_of(row, names):
    return {name: getattr(row, name) or "" for name in names}
