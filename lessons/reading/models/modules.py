"""A lesson module as loaded from files; its texts stand in two languages (translation.py)."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class Module(models.Model):
    slug = models.SlugField(unique=True)
    code = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    license = models.CharField(max_length=60)
    title = models.CharField(_("title"), max_length=150)
    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    summary = models.TextField(_("summary"))
    audience = models.CharField(_("for whom"), max_length=200)
    objectives = models.JSONField(_("objectives"), default=list)  # a list of sentences
    # Of the files it was loaded from: an unchanged module is not touched again.
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("reading:module", args=[self.slug])


class Section(models.Model):
    module = models.ForeignKey(Module, models.CASCADE, related_name="sections")
    slug = models.SlugField()
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=150)
    body = models.TextField(_("text"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["module", "slug"], name="one_section_of_a_slug"),
        ]

    def __str__(self):
        return self.title


class Term(models.Model):
    """A word of the glossary, explained where it stands."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="terms")
    slug = models.SlugField()
    position = models.PositiveSmallIntegerField()
    term = models.CharField(_("term"), max_length=100)
    meaning = models.TextField(_("meaning"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["module", "slug"], name="one_term_of_a_slug"),
        ]

    def __str__(self):
        return self.term


class Source(models.Model):
    """Where a module's facts come from; empty author or date means the source does not say."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="sources")
    slug = models.SlugField()
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=250, blank=True)
    author = models.CharField(_("author"), max_length=150, blank=True)
    site = models.CharField(_("site"), max_length=150, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    date = models.CharField(_("date"), max_length=40, blank=True)  # ISO date, year or month
    kind = models.CharField(_("kind of text"), max_length=150)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["module", "slug"], name="one_source_of_a_slug"),
        ]

    def __str__(self):
        return self.title or self.site

    @property
    def published(self):
        """The date as people write it; a year or a month as it stands."""
        try:
            return date_format(date.fromisoformat(self.date), "j F Y")
        except ValueError:
            return self.date


class Check(models.Model):
    """A question at the end of a section."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one answer")
        MULTIPLE = "multiple", _("several answers")
        TRUE_FALSE = "truefalse", _("true or false")

    section = models.ForeignKey(Section, models.CASCADE, related_name="checks")
    slug = models.SlugField()
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    question = models.TextField(_("question"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["section", "slug"], name="one_check_of_a_slug"),
        ]

    def __str__(self):
        return self.question


class Option(models.Model):
    check_asked = models.ForeignKey(Check, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    correct = models.BooleanField()
    text = models.TextField(_("answer"))
    feedback = models.TextField(_("feedback"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_asked", "position"], name="options_are_numbered_once"
            ),
        ]

    def __str__(self):
        return self.text


class EssayTemplate(models.Model):
    """The essay a module suggests. `rubric` is copied into rows when a teacher first uses it.

    `rubric`: `[{"title": {"id", "en"}, "levels": [{"points", "title": {…}, "descriptor": {…}}]}]`
    """

    module = models.OneToOneField(Module, models.CASCADE, related_name="essay")
    title = models.CharField(_("title"), max_length=150)
    instructions = models.TextField(_("instructions"))
    words_min = models.PositiveSmallIntegerField()
    words_max = models.PositiveSmallIntegerField()
    rubric = models.JSONField(default=list)

    def __str__(self):
        return self.title
