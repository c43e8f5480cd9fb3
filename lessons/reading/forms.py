from django import forms


class AnswerForm(forms.Form):
    """What someone gives at a check; the kind of the check reads it and says what it lacks.

    `given` is there even where it is no answer, so that the page can show it again.
    """

    chosen = forms.Field(widget=forms.MultipleHiddenInput, required=False)
    text = forms.CharField(required=False)
    move = forms.CharField(required=False)  # a step on the way to an answer, not an answer yet

    def __init__(self, data, *, question):
        super().__init__(data)
        self.kind, self.options = question.kind, question.options

    def clean(self):
        data = self.cleaned_data
        given = self.kind.read(self.options, data.get("chosen") or [], data.get("text", ""))
        if data.get("move"):
            given = self.kind.moved(given, data["move"])
        elif refusal := self.kind.refusal(self.options, given):
            self.add_error(None, refusal)
        self.given = given
        return data

    @property
    def is_an_answer(self):
        return self.is_valid() and not self.cleaned_data["move"]
