"""A vote that one sets up and sees decided by five rules. Nothing of it is kept."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.figures.voting import Group, Vote, outcomes

from .vote_words import RULES, why

MOST = 200
COUNT = gettext_lazy("Write a whole number from 0 to 200.")
WEIGHT = gettext_lazy("Write a whole number from 1 to 200.")
GROUPS = {
    "permanent": gettext_lazy("Permanent members, who hold a veto"),
    "other": gettext_lazy("Other members"),
}
ANSWERS = {
    "yes": gettext_lazy("In favour"),
    "no": gettext_lazy("Against"),
    "abstain": gettext_lazy("Abstaining"),
    "absent": gettext_lazy("Absent"),
}
# As many as in the Security Council, and so divided that the rules do not agree.
START = {
    "permanent": Group(yes=4, no=1, weight=3),
    "other": Group(yes=4, no=4, abstain=1, absent=1),
}


def number(label, initial, least, told):
    return forms.IntegerField(
        label=label,
        initial=initial,
        min_value=least,
        max_value=MOST,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), told),
        # A field for numbers would drop whatever else was typed, and turn with the mouse wheel.
        widget=forms.TextInput(attrs={"class": "form-control", "inputmode": "numeric"}),
    )


def example():
    return {
        f"{group}_{key}": getattr(start, key)
        for group, start in START.items()
        for key in (*ANSWERS, "weight")
    }


class VoteForm(forms.Form):
    """How many of each group say what, and what a vote of theirs weighs; unsent, an example.

    What an address leaves out is as in the example.
    """

    def __init__(self, data=None):
        super().__init__(example() | data.dict() if data else None, auto_id="vote-%s")
        for group, start in START.items():
            for answer, label in ANSWERS.items():
                count = number(label, getattr(start, answer), 0, COUNT)
                self.fields[f"{group}_{answer}"] = count
            weight = number(gettext_lazy("Vote weight"), start.weight, 1, WEIGHT)
            self.fields[f"{group}_weight"] = weight

    @property
    def groups(self):
        """Return each group's name with its fields, as the page shows them."""
        keys = (*ANSWERS, "weight")
        return [(name, [self[f"{group}_{key}"] for key in keys]) for group, name in GROUPS.items()]

    def clean(self):
        data = super().clean()
        counts = [data.get(f"{group}_{answer}") for group in GROUPS for answer in ANSWERS]
        if not any(count is None or count for count in counts):
            raise forms.ValidationError(_("There is nobody in this council yet."))
        return data

    def lead_to_first_mistake(self):
        wrong = [name for name in self.fields if name in self.errors]
        for name in wrong[:1]:
            self.fields[name].widget.attrs["data-focus"] = True

    def vote(self):
        """Return the vote that was sent, or the example; None where it cannot be read."""
        if not self.is_bound:
            return Vote(**START)
        if not self.is_valid():
            self.lead_to_first_mistake()
            return None
        keys = (*ANSWERS, "weight")
        return Vote(
            **{
                group: Group(**{key: self.cleaned_data[f"{group}_{key}"] for key in keys})
                for group in GROUPS
            }
        )


def vote_context(data=None):
    """Return what the form and its result are drawn from; `data` is what was sent, if anything."""
    form = VoteForm(data or None)
    vote = form.vote()
    found = outcomes(vote) if vote else ()
    return {
        "form": form,
        "vote": vote,
        "outcomes": [(RULES[one.rule], one.passes, why(one)) for one in found],
    }
