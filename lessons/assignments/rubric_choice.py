"""Choosing a rubric where something that a teacher marks is given."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .models import Rubric
from .points import PointsField
from .services import RubricText

FROM_MODULE = "module"


class RubricChoiceForm(forms.Form):
    """Beside an AssignForm. `template` is a module's text with a rubric of its own, or None."""

    points = PointsField(
        label=_("Points"), help_text=_("With a rubric, its best levels make the points.")
    )
    rubric = forms.ChoiceField(label=_("Rubric"), required=False)
    template = None

    def offer_rubrics(self):
        rubrics = Rubric.objects.filter(school=self.enrolment.course.school_id)
        self.rubrics = {str(rubric.pk): rubric for rubric in rubrics.select_related("created_by")}
        self.fields["rubric"].choices = [("", _("No rubric")), *self.rubric_choices()]
        if not all(map(self.is_own, self.rubrics.values())):
            self.fields["rubric"].help_text = _("A rubric of a colleague is copied.")

    def is_own(self, rubric):
        return rubric.created_by_id == self.enrolment.user.pk

    def rubric_choices(self):
        if self.template:
            yield FROM_MODULE, _("The module's rubric")
        for pk, rubric in self.rubrics.items():
            made = date_format(rubric.created_at, "j M Y")  # day first, as dates are typed
            parts = [rubric.title, made]
            if not self.is_own(rubric):
                parts.insert(1, str(rubric.created_by))
            yield pk, " · ".join(parts)

    def clean_rubric(self):
        """Return an own Rubric, a text to copy, or None."""
        choice = self.cleaned_data["rubric"]
        if choice == FROM_MODULE:
            return self.template
        rubric = self.rubrics.get(choice)
        if rubric and not self.is_own(rubric):
            return RubricText.of(rubric)
        return rubric
