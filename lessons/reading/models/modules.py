"""A lesson module as loaded from files; its texts stand in two languages (translation.py)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from classroom.addresses import address
from classroom.people.models import Membership, School

PUBLISHED = models.Q(published_at__isnull=False)


class ModuleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For staff: the built-in ones, the own, and what colleagues of a school have shared."""
        staff = user.memberships.exclude(role=Membership.Role.STUDENT)
        shared = models.Q(school__in=staff.values("school"), shared_at__isnull=False)
        return self.filter(models.Q(school=None) | models.Q(created_by=user) | (shared & PUBLISHED))

    def assignable_by(self, user):
        return self.visible_to(user).filter(models.Q(school=None) | PUBLISHED)


def both_languages():
    return ["id", "en"]


class Module(models.Model):
    """A lesson unit: built in, loaded from files, while it has no school; else a teacher's own."""

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
    # For whoever teaches it: what may come up, and how to keep it safe. Markdown.
    guidance = models.TextField(_("guidance for the teacher"), blank=True)
    article = models.SlugField(blank=True)  # of the source the module is built around
    requires = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="leads_to"
    )
    languages = models.JSONField(default=both_languages)  # a teacher may write in one only
    school = models.ForeignKey(
        School, models.CASCADE, null=True, blank=True, related_name="modules"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="modules"
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    shared_at = models.DateTimeField(_("shared with the school"), null=True, blank=True)
    copy_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    copied_fingerprint = models.CharField(max_length=64, blank=True)  # of `copy_of` at that time
    # Of the files it was loaded from: an unchanged module is not touched again.
    fingerprint = models.CharField(max_length=64)

    objects = ModuleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(school=None, created_by=None)
                | models.Q(school__isnull=False, created_by__isnull=False),
                name="own_modules_have_a_school_and_an_author",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("reading:module", self.slug)

    @property
    def is_built_in(self):
        return self.school_id is None

    @property
    def is_published(self):
        return self.is_built_in or self.published_at is not None

    @property
    def foreign_language(self):
        """The language its texts are shown in where that is not the page's; else nothing."""
        return "" if get_language() in self.languages else self.languages[0]


class LabelQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the schools where the user is on the staff."""
        staff = user.memberships.exclude(role=Membership.Role.STUDENT)
        return self.filter(school__in=staff.values("school"))


class Label(models.Model):
    """A school's own word for where a module belongs in its curriculum, such as a CP or a KD."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="labels")
    school = models.ForeignKey(School, models.CASCADE, related_name="module_labels")
    text = models.CharField(_("label"), max_length=80)

    objects = LabelQuerySet.as_manager()

    class Meta:
        ordering = ["text"]
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        constraints = [
            models.UniqueConstraint(
                fields=["module", "school", "text"], name="a_label_stands_once_on_a_module"
            )
        ]

    def __str__(self):
        return self.text


class Section(models.Model):
    module = models.ForeignKey(Module, models.CASCADE, related_name="sections")
    slug = models.SlugField()
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=150)
    body = models.TextField(_("text"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
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
        verbose_name = _("explained word")
        verbose_name_plural = _("explained words")
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
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(fields=["module", "slug"], name="one_source_of_a_slug"),
        ]

    def __str__(self):
        return self.title or self.site

    @property
    def published(self):
        """The date as people write it; a year as it stands."""
        is_month = len(self.date) == len("2016-01")
        try:
            day = date.fromisoformat(f"{self.date}-01" if is_month else self.date)
        except ValueError:
            return self.date
        return date_format(day, "F Y" if is_month else "j F Y")


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

    class Meta:
        verbose_name = _("essay of a module")
        verbose_name_plural = _("essays of modules")

    def __str__(self):
        return self.title


class PromptTemplate(models.Model):
    """A question for discussion that a module suggests, and what goes with it, as in its file."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="prompts")
    slug = models.SlugField()
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=150)
    question = models.TextField(_("question"))
    statement = models.TextField(blank=True)  # to take a stand on
    material = models.JSONField(default=list)  # slugs of sections
    asked = models.JSONField(default=list)  # names of moves, one for each post that is asked for
    grouping = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("suggested discussion")
        verbose_name_plural = _("suggested discussions")
        constraints = [
            models.UniqueConstraint(fields=["module", "slug"], name="one_prompt_of_a_slug"),
        ]

    def __str__(self):
        return self.title
