"""Forms of looking after a discussion: reasons, reports, groups, and the school's rules."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import Group, Report, SafetyRules


class ReasonForm(forms.Form):
    """Why a post is hidden; its author reads it."""

    reason = forms.CharField(
        label=_("Why you hide it"),
        help_text=_("The author of the post reads this; classmates do not."),
        max_length=300,
        error_messages={"required": _("Say why: the author reads it.")},
    )


class ReportForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = ["reason"]
        labels = {"reason": _("What is wrong with this post?")}
        error_messages = {"reason": {"required": _("Say in a few words what is wrong with it.")}}
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}


class MoveForm(forms.Form):
    """Put a student of the class into one of the groups; without a group, into the smallest."""

    student = forms.ModelChoiceField(queryset=None, label=_("Student"))
    group = forms.ModelChoiceField(queryset=None, label=_("Into group"), required=False)

    def __init__(self, *args, prompt, **kwargs):
        super().__init__(*args, **kwargs)
        students = prompt.assignment.course.enrolments.current().students()
        self.fields["student"].queryset = students
        self.fields["group"].queryset = Group.objects.filter(prompt=prompt, dissolved_at=None)


class MakeForm(forms.Form):
    """`seen` are the groups on the page it was sent from, "3,4,5"."""

    seen = forms.RegexField(r"^(\d{1,18}(,\d{1,18})*)?$", required=False)

    def clean_seen(self):
        seen = self.cleaned_data["seen"]
        return {int(number) for number in seen.split(",")} if seen else set()

    def clean(self):
        if "seen" not in self.cleaned_data:
            raise ValidationError(_("The page was incomplete. Load it again."))
        return self.cleaned_data


class RulesForm(forms.ModelForm):
    class Meta:
        model = SafetyRules
        fields = ["hide_on_report", "students_open"]
        help_texts = {
            "hide_on_report": _(
                "Off: it stays to be read until a teacher decides. Either way teachers are told."
            ),
            "students_open": _("Teachers can close what students open."),
        }
