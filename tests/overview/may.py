"""May 2024 in a school: what is due in it, and its page of the calendar."""

import re
from datetime import UTC, datetime, timedelta

from django.urls import reverse

from tests.discussions.makers import make_prompt
from tests.factories import make_essay

DAY = timedelta(days=1)
NOON = datetime(2024, 5, 15, 5, tzinfo=UTC)  # in Jakarta
MAY = reverse("overview:calendar_month", args=[2024, 5])


def make_due(course, due_at=NOON, **fields):
    return make_essay(course, due_at=due_at, **{"opens_at": due_at - 9 * DAY} | fields)


def make_talk(course, first_due_at=NOON, **fields):
    dates = {"opens_at": first_due_at - 9 * DAY, "due_at": first_due_at + 3 * DAY}
    prompt = make_prompt(course, **dates | fields)
    prompt.assignment.checkpoints.create(part="first_post", due_at=first_due_at)
    return prompt.assignment


def main_of(response):
    """The main part of a page as text, without its tags."""
    html = response.content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index('id="main"') :]).split())
