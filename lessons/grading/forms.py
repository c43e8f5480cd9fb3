from datetime import UTC

from django import forms
from django.utils.dateparse import parse_datetime

from lessons.assignments.points import PointsField, show_points

from .scoring import Given

CRITERION_FIELDS = ("level", "points", "comment")


class MarkForm(forms.Form):
    """A mark on a rubric: `level_n`, `points_n` and `comment_n` for each criterion n.

    Without a rubric there is `points`, if the assignment has any; `feedback` there always is.
    """

    version = forms.IntegerField(min_value=0)
    of_submission = forms.CharField(required=False)
    feedback = forms.CharField(required=False, strip=False, max_length=20_000)

    def __init__(self, data=None, *, criteria, most=None, initial=None):
        super().__init__(data, initial=initial)
        self.criteria = criteria
        for criterion in criteria:
            n = criterion.pk
            levels = [("", ""), *((level.pk, "") for level in criterion.steps)]
            self.fields[f"level_{n}"] = forms.TypedChoiceField(
                choices=levels, coerce=int, empty_value=None, required=False
            )
            self.fields[f"points_{n}"] = PointsField(most=criterion.best)
            self.fields[f"comment_{n}"] = forms.CharField(required=False, max_length=10_000)
        if most is not None and not criteria:
            self.fields["points"] = PointsField(most=most)

    def clean_of_submission(self):
        """A page without it, or with nonsense, marks what is there now."""
        try:
            instant = parse_datetime(self.cleaned_data["of_submission"])
            return instant.astimezone(UTC) if instant and instant.tzinfo else None
        except (ValueError, OverflowError):
            return None

    def judgement(self):
        """The arguments of `save_mark` as typed."""
        data = self.cleaned_data
        return {
            "based_on": data["version"],
            "of_submission": data["of_submission"],
            "feedback": data["feedback"],
            "points": data.get("points"),
            "scores": {
                c.pk: Given(data[f"level_{c.pk}"], data[f"points_{c.pk}"], data[f"comment_{c.pk}"])
                for c in self.criteria
            },
        }

    def rows(self):
        """What the page draws for each criterion: plain values, drawn by hand to stay quick."""
        for criterion in self.criteria:
            n = criterion.pk
            yield {
                "criterion": criterion,
                "best": criterion.best,
                "levels": criterion.steps,
                "level": str(self[f"level_{n}"].value() or ""),
                "points": self[f"points_{n}"].value() or "",
                "comment": self[f"comment_{n}"].value() or "",
                "errors": [e for name in CRITERION_FIELDS for e in self[f"{name}_{n}"].errors],
            }


def initial_of(work, mark):
    """What the form begins with. Own points are those that are not the level's."""
    values = {
        "version": mark.version if mark else 0,
        "of_submission": work.submitted_at.isoformat() if work.submitted_at else "",
        "feedback": mark.feedback if mark else "",
        "points": show_points(mark.points) if mark else "",
    }
    for score in mark.scores.select_related("level") if mark else ():
        n, level = score.criterion_id, score.level
        own = level is None or level.points != score.points
        values[f"level_{n}"] = level.pk if level else ""
        values[f"points_{n}"] = show_points(score.points) if own else ""
        values[f"comment_{n}"] = score.comment
    return values
