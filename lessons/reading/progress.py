"""How far someone has read. Pure: what is in the module and what was read when, in; places out."""

from dataclasses import dataclass, field
from datetime import datetime

WORDS_PER_MINUTE = 150  # slow reading of a text with ideas in it, by people of 12 to 22


@dataclass(frozen=True)
class Progress:
    """`sections` in order, anything with `slug`; `read` maps slugs to the times they were read."""

    sections: tuple
    read: dict[str, datetime] = field(default_factory=dict)

    @property
    def total(self):
        return len(self.sections)

    @property
    def done(self):
        return sum(section.slug in self.read for section in self.sections)

    @property
    def is_complete(self):
        return self.done == self.total

    @property
    def with_times(self):
        """Pairs of a section and when it was read, or None."""
        return [(section, self.read.get(section.slug)) for section in self.sections]

    @property
    def resume_at(self):
        """The next unread section after the last one read, else the first unread, else None."""
        times = [self.read.get(section.slug) for section in self.sections]
        latest = max((time for time in times if time), default=None)
        start = times.index(latest) + 1 if latest else 0
        ahead = self.sections[start:] + self.sections[:start]
        return next((section for section in ahead if section.slug not in self.read), None)

    def neighbours(self, slug):
        """Return the sections before and after `slug`, None where there is none."""
        place = [section.slug for section in self.sections].index(slug)
        before = self.sections[place - 1] if place else None
        after = self.sections[place + 1] if place + 1 < self.total else None
        return before, after


def count_words(text):
    return len(text.split())


def minutes_to_read(words):
    return max(1, round(words / WORDS_PER_MINUTE))
