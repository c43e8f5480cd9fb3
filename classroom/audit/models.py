from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(models.QuerySet):
    """Rows of the record are neither changed nor deleted, not even in bulk."""

    def update(self, **values):
        raise TypeError("The audit record is append-only.")

    def delete(self):
        raise TypeError("The audit record is append-only.")


class Entry(models.Model):
    """One privileged act: who did what, on whom or what, from which values to which, when."""

    at = models.DateTimeField(_("time"), auto_now_add=True)
    school_id = models.BigIntegerField(_("number of the school"), null=True)
    actor_id = models.BigIntegerField(_("number of the person"), null=True)
    actor_name = models.CharField(_("who"), max_length=150)
    action = models.CharField(_("act"), max_length=60)
    target_type = models.CharField(_("kind of row"), max_length=40)
    target_id = models.BigIntegerField(_("number of the row"), null=True)
    target_name = models.CharField(_("on whom or what"), max_length=200)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["school_id", "-at"], name="audit_by_school")]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")

    def __str__(self):
        return f"{self.actor_name}: {self.action} {self.target_name}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("The audit record is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The audit record is append-only.")
