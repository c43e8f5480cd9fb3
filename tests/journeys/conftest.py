"""Journeys in a real Chromium: one browser for all, a fresh context for each visitor.

Whatever the console reports as an error, a refused script or style (CSP) among them, fails the
test. What a test provokes on purpose it names: `visitor.forgive("ERR_INTERNET_DISCONNECTED")`.
"""

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Error, sync_playwright

from tests.chromium import found

# Playwright's synchronous calls run an event loop in this thread, where Django refuses the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# What a page does every few seconds it does five times as often: nobody waits for it in a test.
IN_A_HURRY = """const slowly = window.setInterval;
window.setInterval = (act, every, ...given) => slowly(act, every / 5, ...given);"""

# What htmx says of a request that was under way as one followed a link.
LEFT_WHILE_IT_LOOKED = ("htmx:sendAbort", "htmx:afterRequest")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        try:
            # Where none is found, playwright looks for its own.
            path = os.environ.get("CHROMIUM") or found()
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            pytest.fail(f"No Chromium for the journeys: set CHROMIUM to its path. {error}")
        yield browser
        browser.close()


class Visitor:
    """A person at a browser of their own: `goto`, more tabs by `tab`, problems collected."""

    def __init__(self, context, origin):
        self.context = context
        self.origin = origin
        self.problems = []
        self.forgiven = list(LEFT_WHILE_IT_LOOKED)
        context.on("console", self.note_message)
        context.on("weberror", lambda problem: self.problems.append(str(problem.error)))

    def note_message(self, message):
        if message.type == "error":
            self.problems.append(f"{message.text} ({message.location.get('url')})")

    def forgive(self, *parts):
        """Expect problems that contain one of `parts`."""
        self.forgiven.extend(parts)

    def tab(self, path="/"):
        """Open a path or an object's page in a new tab."""
        page = self.context.new_page()
        page.goto(self.origin + getattr(path, "get_absolute_url", lambda: path)())
        return page

    def sign_in(self, person):
        client = Client()
        client.force_login(getattr(person, "user", person))
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.origin}]
        )

    def unforgiven(self):
        return [
            problem
            for problem in self.problems
            if not any(part in problem for part in self.forgiven)
        ]


class Running:
    """The requests the live server is answering now."""

    def __init__(self):
        self.begin()
        request_started.connect(self.note_start)
        request_finished.connect(self.note_finish)

    def begin(self):
        self.started = self.finished = 0

    def note_start(self, **_signal):
        self.started += 1

    def note_finish(self, **_signal):
        self.finished += 1

    def settle(self):
        """Wait until none has run for a moment: a page that closes may still be saving."""
        quiet, end = 0, time.monotonic() + 5
        while quiet < 3 and time.monotonic() < end:
            time.sleep(0.02)
            quiet = quiet + 1 if self.finished >= self.started else 0


@pytest.fixture(scope="session")
def running():
    return Running()


@pytest.fixture
def visit(transactional_db, live_server, chromium, running):
    """Return a maker of visitors: `visit(student)`, `visit(student, java_script_enabled=False)`.

    Options are those of a browser context; a phone's window is the default.
    """
    visitors = []
    running.begin()

    def make(person=None, **options):
        phone = {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"}
        context = chromium.new_context(**phone | options)
        context.add_init_script(IN_A_HURRY)
        context.set_default_timeout(10_000)
        visitor = Visitor(context, live_server.url)
        if person:
            visitor.sign_in(person)
        visitors.append(visitor)
        return visitor

    yield make
    for visitor in visitors:
        visitor.context.close()
    running.settle()
    assert [visitor.unforgiven() for visitor in visitors] == [[] for _ in visitors]


def pytest_collection_modifyitems(items):
    """Everything in this folder is a journey."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
