"""A school's own labels on modules: where each belongs in its curriculum."""

from django import forms
from django.utils.translation import gettext_lazy as _

from classroom.people.models import Membership, School

from .models import Label


def schools_of(user):
    """The schools where the user is on the staff."""
    staff = user.memberships.exclude(role=Membership.Role.STUDENT)
    return School.objects.filter(pk__in=staff.values("school"))


class LabelForm(forms.Form):
    """A new label; asks for the school only where there are several to choose from."""

    text = forms.CharField(
        label=_("New label"),
        max_length=Label._meta.get_field("text").max_length,
        error_messages={
            "required": _("Write the label first."),
            "max_length": _("A label has at most %(limit_value)s characters."),
        },
    )
    school = forms.ModelChoiceField(School.objects.none(), label=_("School"), empty_label=None)

    def __init__(self, data=None, *, schools):
        super().__init__(data, auto_id="label_%s")
        self.fields["school"].queryset = schools
        self.schools = list(schools)
        if len(self.schools) < 2:
            del self.fields["school"]

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())

    def clean(self):
        data = super().clean()
        data.setdefault("school", self.schools[0])
        return data


def add_label(*, module, school, text):
    """Put a label on a module, spelt as the school spells it elsewhere; once however often."""
    same = Label.objects.filter(school=school, text__iexact=text)
    known = same.order_by("pk").values_list("text", flat=True).first()
    return Label.objects.get_or_create(module=module, school=school, text=known or text)[0]


class Labels:
    """What the page of a module shows of labels, in two queries."""

    def __init__(self, module, user, *, form=None):
        self.form = form or LabelForm(schools=schools_of(user))
        rows = list(Label.objects.visible_to(user).select_related("school"))
        self.on = [row for row in rows if row.module_id == module.pk]
        self.suggested = sorted({row.text for row in rows} - {row.text for row in self.on})

    @property
    def of_several_schools(self):
        return len(self.form.schools) > 1


def sort_out(rows, labels, wished):
    """Give each module of `rows` its `own_labels`; return those that have the label `wished`."""
    for row in rows:
        here = (label.text for label in labels if label.module_id == row.pk)
        row.own_labels = list(dict.fromkeys(here))
    return [row for row in rows if not wished or wished in row.own_labels]
