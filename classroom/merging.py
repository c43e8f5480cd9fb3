"""A form of a row that another page may have saved since this one was made (see `meanwhile`)."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .meanwhile import Since, marks_of, moved, plain


class MergingForm:
    """Beside a ModelForm; its page carries `seen` as a hidden input of that name."""

    @cached_property
    def seen(self):
        """The marks of what the page was made of (see `meanwhile`)."""
        return self.data.get("seen", "") if self.is_bound else marks_of(self.stored())

    def stored(self):
        return {
            name: plain(self.get_initial_for_field(field, name))
            for name, field in self.fields.items()
        }

    def sent(self):
        """What a valid form asks for; rows made of a text are compared as that text."""
        sent = {name: self.cleaned_data.get(name, self[name].value()) for name in self.fields}
        return {
            name: plain(self[name].value() if isinstance(value, list) else value)
            for name, value in sent.items()
        }

    def saved_since(self):
        """Return a Since for each value that another page saved after this one had been made."""
        if not self.seen:
            return []
        stored, sent = self.stored(), self.sent()
        theirs, mine = moved(self.seen, stored), moved(self.seen, sent)
        return [
            Since(str(field.label), self.shown(name, stored=True), self.shown(name), name in mine)
            for name, field in self.fields.items()
            if name in theirs and stored[name] != sent[name]
        ]

    def shown(self, name, *, stored=False):
        """Return a value in words, as it is stored or as it was sent."""
        field = self.fields[name]
        value = self.get_initial_for_field(field, name) if stored else self[name].value()
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if choices := getattr(field, "choices", None):
            return {str(key): words for key, words in choices}.get(str(value), value)
        return field.widget.format_value(field.prepare_value(value)) or ""

    def typed_over(self, newer):
        """Put what this page changed on `newer`, an unsent form of what is stored now."""
        names = moved(self.seen, self.sent()) & newer.fields.keys()
        newer.seen = marks_of(newer.stored())
        newer.initial |= {name: self[name].value() for name in names}
        return newer
