from django.db import models


class Throttle(models.Model):
    """Failures counted against one key (an account, an address), where every worker sees them."""

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    window_started_at = models.DateTimeField()
    blocked_until = models.DateTimeField(null=True)

    def __str__(self):
        return self.key
