from django import forms
from django.utils.translation import gettext as _


class AnswerForm(forms.Form):
    """What someone gives at a check; the kind of the check reads it and says what it lacks.

    What was not right the last time is no answer again: pressed once more, it is not another try.
    `given` is there even where it is no answer, so that the page can show it again.
    """

    chosen = forms.Field(widget=forms.MultipleHiddenInput, required=False)
    text = forms.CharField(required=False)
    move = forms.CharField(required=False)  # a step on the way to an answer, not an answer yet

    def __init__(self, data, *, question):
        super().__init__(data)
        self.question, self.kind, self.options = question, question.kind, question.options

    def clean(self):
        data = self.cleaned_data
        given = self.kind.read(self.options, data.get("chosen") or [], data.get("text", ""))
        if data.get("move"):
            given = self.kind.moved(given, data["move"])
        elif refusal := self.kind.refusal(self.options, given):
            self.add_error(None, refusal)
        elif self.question.was_wrong(given):
            self.add_error(None, _("Change your answer first."))
        self.given = given
        return data

    @property
    def is_an_answer(self):
        return self.is_valid() and not self.cleaned_data["move"]
