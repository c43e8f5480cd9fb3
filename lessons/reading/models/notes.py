"""What a reader marks and writes down, for their own eyes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .modules import Section


class NoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user=user)


class Note(models.Model):
    """A highlighted paragraph (`text` empty) or a note on one; without anchor, on the section.

    `quote` is the paragraph as it stood, so that the note stays readable when the text changes.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notes")
    section = models.ForeignKey(Section, models.SET_NULL, null=True, related_name="+")
    module_title = models.CharField(max_length=150)
    section_title = models.CharField(max_length=150)
    anchor = models.CharField(max_length=40, blank=True)
    quote = models.TextField(blank=True)
    text = models.TextField(_("note"), blank=True, max_length=5000)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        indexes = [models.Index(fields=["user", "section"], name="notes_of_a_reader")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "section", "anchor"],
                condition=models.Q(text=""),
                name="a_paragraph_is_highlighted_once",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.section_title}"

    @property
    def is_highlight(self):
        return not self.text

    def rewrite(self, text):
        self.text = text
        self.save(update_fields=["text", "changed_at"])
