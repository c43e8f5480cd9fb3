from datetime import date

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from classroom.dates import DayField
from classroom.merging import MergingForm

from ..lists import is_id
from ..models import Course, Enrolment, Membership, Term


class TermForm(MergingForm, forms.ModelForm):
    class Meta:
        model = Term
        fields = ["year", "semester", "starts_on", "ends_on"]
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        help_texts = {"year": _("2026 for the school year 2026/2027.")}

    def __init__(self, *args, school, **kwargs):
        super().__init__(*args, **kwargs)
        self.school = school

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not 2000 <= year <= 2100:
            raise forms.ValidationError(_("Write the year with four digits, such as 2026."))
        return year

    def clean(self):
        data = super().clean()
        year, first, last = (data.get(name) for name in ("year", "starts_on", "ends_on"))
        others = self.school.terms.exclude(pk=self.instance.pk)
        if others.filter(year=year, semester=data.get("semester")).exists():
            self.add_error("semester", _("The school has this semester of this year already."))
        if year and first:
            self.refuse_other_half(year, data.get("semester"), first)
        if year and last and last.year not in (year, year + 1):
            years = {"first": year, "last": year + 1}
            self.add_error("ends_on", _("Write a day in %(first)s or %(last)s.") % years)
        if first and last and last <= first:
            self.add_error("ends_on", _("The last day comes after the first day."))
        if not self.errors:
            self.refuse_overlap(others.filter(starts_on__lte=last, ends_on__gte=first).first())
        return data

    def refuse_other_half(self, year, semester, first):
        """Semester 1 begins before semester 2; likely the calendar year was written for `year`."""
        years = {"year": f"{year}/{year + 1}", "this": year, "next": year + 1}
        if semester == 1 and not date(year, 6, 1) <= first <= date(year, 11, 30):
            said = _("Semester 1 of %(year)s begins between June and November %(this)s.")
            self.add_error("starts_on", said % years)
        if semester == 2 and not date(year, 12, 1) <= first <= date(year + 1, 5, 31):
            said = _("Semester 2 of %(year)s begins between December %(this)s and May %(next)s.")
            self.add_error("starts_on", said % years)

    def refuse_overlap(self, other):
        if other:
            said = _("These days overlap those of %(term)s: %(first)s to %(last)s.")
            first, last = (date_format(day, "j F Y") for day in (other.starts_on, other.ends_on))
            self.add_error("starts_on", said % {"term": other, "first": first, "last": last})


class CourseForm(MergingForm, forms.ModelForm):
    class Meta:
        model = Course
        fields = ["name", "subject", "term"]

    def __init__(self, *args, school, **kwargs):
        super().__init__(*args, **kwargs)
        self.school = school
        self.fields["term"].queryset = school.terms.all()
        self.fields["term"].empty_label = None
        today = timezone.localdate()
        now = school.terms.filter(starts_on__lte=today, ends_on__gte=today).first()
        self.fields["term"].initial = now or school.terms.first()

    def clean(self):
        data = super().clean()
        same = self.school.courses.filter(
            term=data.get("term"), name__iexact=data.get("name", ""),
            subject__iexact=data.get("subject", ""),
        )  # fmt: skip
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("name", _("This term has a class of this name and subject already."))
        return data


class RoleForm(forms.Form):
    """A member's role; an admin who gives up the own one is asked first."""

    role = forms.ChoiceField(label=_("Role in the school"), choices=Membership.Role)
    give_up = forms.BooleanField(
        label=_("I give up being admin of this school"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, is_own, **kwargs):
        # It stands on a page beside another form that has a role.
        super().__init__(*args, auto_id="school_%s", **kwargs)
        self.is_own = is_own

    def clean(self):
        data = super().clean()
        gives_up = self.is_own and data.get("role", Membership.Role.ADMIN) != Membership.Role.ADMIN
        if gives_up and not data.get("give_up"):
            self.fields["give_up"].widget = forms.CheckboxInput()
            said = _("This is your own role. Without it you no longer see the school's pages.")
            self.add_error("role", said)
        data["give_up"] = gives_up
        return data


class SeveralField(forms.ModelMultipleChoiceField):
    """Rows ticked in a list; a number too long for the database is as wrong as an unknown one."""

    def clean(self, value):
        for each in value or ():
            if not is_id(str(each)):
                error = self.error_messages["invalid_choice"]
                raise forms.ValidationError(error, "invalid_choice", {"value": each})
        return super().clean(value)


class PeopleForm(forms.Form):
    """Several people for one class, all in one role: the ticked ones, or `all` that were listed."""

    people = SeveralField(None, required=False)
    listed = SeveralField(None, required=False)
    all = forms.BooleanField(required=False)
    role = forms.ChoiceField(choices=Enrolment.Role)

    def __init__(self, *args, users, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = self.fields["listed"].queryset = users

    def clean(self):
        data = super().clean()
        data["chosen"] = data.get("listed" if data.get("all") else "people")
        if not self.errors and not data["chosen"]:
            self.add_error("people", _("Choose at least one person."))
        return data


class CoursesField(SeveralField):
    def label_from_instance(self, course):
        return f"{course} · {course.term}"


class CoursesForm(forms.Form):
    """Several classes for one person, all in one role."""

    courses = CoursesField(
        None,
        label=_("Classes"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one class.")},
    )
    role = forms.ChoiceField(label=_("Role in the class"), choices=Enrolment.Role)

    def __init__(self, *args, courses, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["courses"].queryset = courses
