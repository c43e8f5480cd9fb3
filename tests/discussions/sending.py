"""A post as a browser sends it, plain or with htmx."""

from uuid import uuid4

from django.urls import reverse

from tests.discussions.makers import LONG

HTMX = {"headers": {"HX-Request": "true"}}


def address(prompt, name="post_create", *more):
    return reverse(f"discussions:{name}", args=[prompt.assignment.course_id, prompt.assignment_id])


def sent(author, text=LONG, **fields):
    data = {"writer": author.pk, "version": 0, "key": uuid4(), "text": text, "move": "claim"}
    return {name: value for name, value in (data | fields).items() if value is not None}


def send(client, prompt, author, text=LONG, htmx=False, **fields):
    extra = HTMX if htmx else {}
    return client.post(address(prompt), sent(author, text, **fields), **extra)
