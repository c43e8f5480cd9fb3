"""The forms that give a class an essay or a module, as a browser fills them in."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone


def days(n):
    return (timezone.now() + timedelta(days=n)).strftime("%Y-%m-%dT%H:%M")


def essay(course, **fields):
    defaults = {"title": "Essay", "key": uuid.uuid4(), "due_at": days(7), "release": "manual"}
    return defaults | {f"class_{course.pk}": "on"} | fields


def url(course, kind="essays"):
    return reverse(f"{kind}:assign", args=[course.pk])
