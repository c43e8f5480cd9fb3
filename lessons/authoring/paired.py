"""Forms whose texts are asked in every language of a module, side by side."""

from django import forms
from django.conf import settings
from modeltranslation.utils import build_localized_fieldname

NAMES = dict(settings.LANGUAGES)


def localized(field, language):
    """("title", "id") -> "title_ind", the name of the column and of the field in a page."""
    return build_localized_fieldname(field, language)


def line(label, most, **options):
    """Return a maker of a field of one line."""
    return lambda: forms.CharField(label=label, max_length=most, required=False, **options)


def lines(label, most=20_000, rows=4, **options):
    """Return a maker of a field of several lines."""

    def make():
        widget = forms.Textarea(attrs={"rows": rows})
        return forms.CharField(
            label=label, max_length=most, required=False, widget=widget, **options
        )

    return make


class PairedForm(forms.Form):
    """`paired` maps names to makers of fields; those `needed` may not be empty in the first
    language. Whether the others are all there is asked when the module is published."""

    paired = {}
    needed = ()

    def __init__(self, *args, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.languages = languages
        for name, make in self.paired.items():
            for language in languages:
                self.fields[localized(name, language)] = self.field(name, make, language)

    def field(self, name, make, language):
        field = make()
        field.widget.attrs["lang"] = language
        field.required = name in self.needed and language == self.languages[0]
        if len(self.languages) > 1:
            field.label = f"{field.label} ({NAMES[language]})"
        return field

    @property
    def pairs(self):
        """{name: its bound fields, one a language}, for a template."""
        return {
            name: [self[localized(name, language)] for language in self.languages]
            for name in self.paired
        }

    def text(self, name):
        """{language: what was written}, as the format of modules has it."""
        return {
            language: self.cleaned_data.get(localized(name, language), "")
            for language in self.languages
        }

    def texts(self):
        return {name: self.text(name) for name in self.paired}


def initial_of(row, names, languages):
    """Return what a PairedForm shows of a model's row."""
    fields = [localized(name, language) for name in names for language in languages]
    return {field: getattr(row, field) or "" for field in fields}
