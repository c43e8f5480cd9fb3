from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from classroom.text_fields import legible

from ..zones import ZONES
from .names import SortName


class User(AbstractUser):
    """A person, known by username; an e-mail address is never needed."""

    first_name = None
    last_name = None
    full_name = models.CharField(_("full name"), max_length=150, validators=[legible])
    email = models.EmailField(_("e-mail"), blank=True)
    nis = models.CharField(_("school student number (NIS)"), max_length=20, blank=True)
    # Text, because the zeros in front belong to it.
    nisn = models.CharField(
        _("national student number (NISN)"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{10}$", _("A NISN has exactly 10 digits."))],
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=[("id", "Bahasa Indonesia"), ("en", "English")],
        default="id",
    )
    time_zone = models.CharField(
        _("own time zone"),
        max_length=40,
        choices=ZONES,
        blank=True,
        help_text=_("Leave empty to use the school's."),
    )
    must_change_password = models.BooleanField(_("must change password"), default=False)
    sort_name = SortName(max_length=150, default="", editable=False)

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                fields=["nisn"],
                condition=~models.Q(nisn=""),
                name="one_person_per_nisn",
                violation_error_message=_("Another person has this NISN already."),
            ),
            # Phones write the first letter as a capital.
            models.UniqueConstraint(
                Lower("username"),
                name="one_person_per_username",
                violation_error_message=_("This username is taken."),
            ),
        ]

    def __str__(self):
        return self.full_name or self.username

    def save(self, **options):
        """The name to sort by is kept with the name."""
        if "full_name" in (options.get("update_fields") or ()):
            options["update_fields"] = {*options["update_fields"], "sort_name"}
        super().save(**options)

    @classmethod
    def normalize_username(cls, username):
        """Usernames are kept in lower case; Django asks this wherever one is made."""
        return super().normalize_username(username).lower()

    @property
    def password_key(self):
        """Stands for the password of now and tells nothing of it; a new one has another."""
        return salted_hmac("people.password_key", self.password).hexdigest()[:20]

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name.split(" ")[0]
