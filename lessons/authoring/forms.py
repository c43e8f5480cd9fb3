"""The forms of a module's cover and sections."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from classroom.people.models import Membership, School
from classroom.text_fields import WholeText
from lessons.reading.models import Module
from lessons.reading.prerequisites import building_on

from .paired import NAMES, PairedForm, initial_of, line, lines, localized
from .services.sections import text_fields

LONGEST = 100_000
WRITTEN_IN = [
    ("id", _("Indonesian")),
    ("en", _("English")),
    ("id en", _("Indonesian and English")),
]


class SchoolForm(forms.Form):
    """Asks for the school of a new module only where there is more than one."""

    school = forms.ModelChoiceField(School.objects.none(), label=_("School"), empty_label=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        staff = user.memberships.exclude(role=Membership.Role.STUDENT)
        schools = School.objects.filter(pk__in=staff.values("school"))
        self.fields["school"].queryset = schools
        self.only = schools[0] if len(schools) == 1 else None
        if self.only:
            del self.fields["school"]

    @property
    def chosen_school(self):
        return self.only or self.cleaned_data["school"]


class LanguagesField(forms.ChoiceField):
    """One or both, cleaned to a list."""

    def __init__(self, **options):
        super().__init__(choices=WRITTEN_IN, **options)

    def prepare_value(self, value):
        return " ".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return super().clean(value).split()


class NewModuleForm(SchoolForm):
    title = forms.CharField(label=_("Title"), max_length=150)
    languages = LanguagesField(
        label=_("Written in"), initial=settings.LANGUAGE_CODE, widget=forms.RadioSelect
    )
    field_order = ("title", "languages", "school")

    def titles(self):
        """The title in each language: both begin with the same."""
        return dict.fromkeys(self.cleaned_data["languages"], self.cleaned_data["title"])


class CoverForm(PairedForm):
    paired = {
        "title": line(_("Title"), 150),
        "subtitle": line(_("Subtitle"), 200),
        "summary": lines(
            _("Summary"), help_text=_("What the module is about, in a few sentences.")
        ),
        "audience": line(
            _("For whom"), 200, help_text=_("Such as: grades 10–12, first-year students.")
        ),
        "objectives": lines(
            _("Objectives"), 5_000, help_text=_("One a line: what students can do afterwards.")
        ),
        "guidance": lines(
            _("Guidance for the teacher"),
            help_text=_("What may come up, and how to keep it safe. Students do not see this."),
        ),
    }
    needed = ("title",)
    code = forms.CharField(label=_("Short name"), max_length=10)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=32_767)
    license = forms.CharField(
        label=_("License"),
        max_length=60,
        help_text=_("On what terms others may use it, such as CC BY-SA 4.0."),
    )
    article = forms.ChoiceField(label=_("Built around the source"), required=False)
    requires = forms.ModelMultipleChoiceField(
        Module.objects.none(),
        label=_("Builds on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What students should read before. It is advice, not a lock."),
    )
    written_in = LanguagesField(
        label=_("Written in"),
        help_text=_(
            "Texts in a language that is taken away are deleted; earlier versions have them."
        ),
    )

    def __init__(self, *args, module, **kwargs):
        plain = {name: getattr(module, name) for name in ("code", "minutes", "license", "article")}
        initial = plain | initial_of(module, self.paired, module.languages)
        for language in module.languages:
            name = localized("objectives", language)
            initial[name] = "\n".join(initial[name] or [])
        initial["written_in"] = module.languages
        initial["requires"] = list(module.requires.all())
        super().__init__(*args, languages=module.languages, initial=initial, **kwargs)
        sources = [(source.slug, str(source)) for source in module.sources.all()]
        self.fields["article"].choices = [("", _("no particular one")), *sources]
        self.module = module
        seen = Module.objects.visible_to(module.created_by).values("pk")
        others = Module.objects.filter(Q(pk__in=seen) | Q(leads_to=module)).exclude(pk=module.pk)
        self.fields["requires"].queryset = others.distinct()

    def clean_requires(self):
        """Two modules cannot each be read before the other."""
        chosen, after = self.cleaned_data["requires"], building_on(self.module)
        for one in chosen:
            if one.pk in after:
                sentence = _("“%(title)s” builds on this module itself, perhaps through others.")
                raise ValidationError(sentence % {"title": one.title})
        return chosen

    def fields_of_module(self):
        """{column: value} of what was written."""
        data = self.cleaned_data
        fields = {name: data[name] for name in ("code", "minutes", "license", "article")}
        for name in self.paired:
            for language in self.languages:
                column = localized(name, language)
                fields[column] = data[column]
        for language in self.languages:
            column = localized("objectives", language)
            fields[column] = [one.strip() for one in data[column].splitlines() if one.strip()]
        return fields


class TitleForm(PairedForm):
    """A new section."""

    paired = {"title": line(_("Title of the section"), 150)}
    needed = ("title",)


class SectionForm(forms.Form):
    """The texts of a section, language by language; `version` is the sum of what they were."""

    version = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.languages = languages
        for language in languages:
            said = {"lang": language, "data-kept": True}
            title = WholeText(label=_("Title"), most=150, widget=forms.TextInput(attrs=said))
            body = WholeText(label=_("Text"), most=LONGEST, widget=forms.Textarea(attrs=said))
            self.fields |= {localized("title", language): title, localized("body", language): body}

    @property
    def columns(self):
        """For a template: a language's name, its code, the bound fields of title and text."""
        return [
            {
                "name": NAMES[language],
                "code": language,
                "title": self[localized("title", language)],
                "body": self[localized("body", language)],
            }
            for language in self.languages
        ]

    def texts(self):
        return {name: self.cleaned_data[name] for name in text_fields(self.languages)}
