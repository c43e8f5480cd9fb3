"""Every page for every kind of person: who gets in, and that what people wrote stays text."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.test_urlconf import POST_ONLY, ROUTES
from tests.world import address, make_world

ROLES = [
    *("student", "classmate", "student elsewhere", "teacher", "teacher elsewhere"),
    *("admin", "other admin", "nobody"),
]
# The answers in the order of ROLES; a page nobody may see leads to the sign-in page (302).
ANYONE = (200,) * 8
SIGNED_IN = (200,) * 7 + (302,)
CLASS = (200, 200, 404, 200, 404, 404, 404, 302)
STUDENTS = (200, 200, 404, 403, 404, 404, 404, 302)
TEACHERS = (403, 403, 404, 200, 404, 404, 404, 302)
OWN_WORK = (200, 404, 404, 403, 404, 404, 404, 302)
STAFF = (404, 404, 404, 200, 200, 200, 200, 302)
AUTHOR = (404, 404, 404, 200, 404, 404, 404, 302)
SHARED = (404, 404, 404, 200, 200, 200, 404, 302)
SCHOOL = (404, 404, 404, 404, 404, 200, 200, 302)
OWN_SCHOOL = (404, 404, 404, 404, 404, 200, 404, 302)

MATRIX = {
    "people:login": (302,) * 7 + (200,),
    "people:account": SIGNED_IN,
    "people:password": SIGNED_IN,
    "people:join": SIGNED_IN,
    "people:join_confirm": SIGNED_IN,
    "people:people": CLASS,
    "people:join_code": TEACHERS,
    "people:school": SCHOOL,
    "people:terms": SCHOOL,
    "people:term_add": SCHOOL,
    "people:term": OWN_SCHOOL,
    "people:school_courses": SCHOOL,
    "people:school_course_add": SCHOOL,
    "people:school_course": OWN_SCHOOL,
    "people:school_course_edit": OWN_SCHOOL,
    "people:school_course_choice": OWN_SCHOOL,
    "people:school_people": SCHOOL,
    "people:school_person_add": SCHOOL,
    "people:school_person": OWN_SCHOOL,
    "people:school_person_edit": OWN_SCHOOL,
    "people:audit": SCHOOL,
    "overview:home": (200, 200, 200, 200, 200, 302, 302, 302),
    "overview:calendar": SIGNED_IN,
    "overview:calendar_month": SIGNED_IN,
    "overview:courses": SIGNED_IN,
    "overview:course": CLASS,
    "assignments:assignment_edit": (403, 403, 404, 307, 404, 404, 404, 302),  # to the kind's own
    "assignments:rubric": TEACHERS,
    "reading:figures": STAFF,
    "reading:figure": STAFF,
    "reading:vote": SIGNED_IN,
    "reading:modules": STAFF,
    "reading:module": STAFF,
    "reading:module_section": STAFF,
    "reading:module_present": STAFF,
    "reading:import": STAFF,
    "reading:export": STAFF,
    "reading:module_pack": STAFF,
    "reading:assign": TEACHERS,
    "reading:path_assign": TEACHERS,
    "reading:task": CLASS,
    "reading:section": CLASS,
    "reading:present": TEACHERS,
    "reading:live": STUDENTS,
    "reading:live_now": STUDENTS,
    "reading:live_state": TEACHERS,
    "reading:live_slide": (403, 403, 404, 302, 404, 404, 404, 302),
    "reading:printout": CLASS,
    "reading:pack": CLASS,
    "reading:edit": TEACHERS,
    "reading:class_answers": TEACHERS,
    "reading:work": TEACHERS,
    "reading:notes": SIGNED_IN,
    "reading:note": (200, 404, 404, 404, 404, 404, 404, 302),
    "reading:picture": SHARED,
    "authoring:new": STAFF,
    "authoring:copy": SHARED,
    "authoring:module": AUTHOR,
    "authoring:preview": AUTHOR,
    "authoring:preview_section": AUTHOR,
    "authoring:cover": AUTHOR,
    "authoring:section": AUTHOR,
    "authoring:check_add": AUTHOR,
    "authoring:check": AUTHOR,
    "authoring:terms": AUTHOR,
    "authoring:sources": AUTHOR,
    "authoring:prompts": AUTHOR,
    "authoring:essay": AUTHOR,
    "authoring:pictures": AUTHOR,
    "authoring:picture": AUTHOR,
    "authoring:versions": AUTHOR,
    "authoring:version": AUTHOR,
    "authoring:news": AUTHOR,
    "essays:assign": TEACHERS,
    "essays:task": CLASS,
    "essays:hand_in": (200, 302, 404, 403, 404, 404, 404, 302),  # nothing written: back to the task
    "essays:receipt": OWN_WORK,
    "essays:edit": TEACHERS,
    "essays:work": TEACHERS,
    "claims:assign": TEACHERS,
    "claims:task": CLASS,
    "claims:claim": CLASS,
    "claims:class_view": TEACHERS,
    "claims:edit": TEACHERS,
    "claims:work": TEACHERS,
    "discussions:assign": TEACHERS,
    "discussions:open": (403, 403, 404, 302, 404, 404, 404, 302),
    "discussions:task": CLASS,
    "discussions:post": CLASS,
    "discussions:post_edit": (200, 404, 404, 404, 404, 404, 404, 302),
    "discussions:edit": TEACHERS,
    "discussions:news": CLASS,
    "discussions:insight": TEACHERS,
    "discussions:export": TEACHERS,
    "discussions:work": TEACHERS,
    "discussions:shift": AUTHOR,  # until a teacher opens it for the class
    "discussions:groups": TEACHERS,
    "discussions:reports": TEACHERS,
    "discussions:hide": TEACHERS,
    "discussions:report": (404, 200, 404, 403, 404, 404, 404, 302),  # nobody reports the own post
    "discussions:school_rules": SCHOOL,
    "grading:marking": TEACHERS,
    "grading:gradebook": TEACHERS,
    "grading:gradebook_csv": TEACHERS,
}

# Files that carry their style in them, by its hash; test_pack.py looks at what people wrote there.
OWN_STYLE = {"reading:module_pack", "reading:pack"}

# Each is written by somebody and must be seen somewhere, or the test above looks at nothing.
FIELDS = {
    *("check", "claim", "claimsource", "putright"),
    *("school", "class", "subject", "student", "classmate", "teacher", "admin"),
    *("title", "instructions", "reading", "rubric", "criterion", "level", "descriptor"),
    *("answer", "note", "quote", "essay", "feedback", "comment"),
    *("module", "summary", "guidance", "sectiontitle", "sectionbody", "question", "option"),
    *("statement", "reason", "restated", "meant", "hiddenwhy", "reported"),
    *("told", "term", "meaning", "source", "prompt", "asked", "essaytitle", "essaytext", "alt"),
}

WRITING = {"INSERT", "UPDATE", "DELETE", "SAVEPOINT"}  # a transaction, within that of a test
COUNTED = {"people:join_confirm"}  # looking at a code is a try, and counted


@pytest.fixture
def world(db):
    return make_world()


def visitor(user):
    client = Client()
    if user:
        client.force_login(user)
    return client


class Suspect(HTMLParser):
    """Collects what must not be in a page of ours, whoever wrote it."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag.startswith("xss") or tag == "style" or (tag == "script" and "src" not in attrs):
            self.found.append(f"<{tag}>")
        self.found += [
            f"{tag} {name}" for name in attrs if name.startswith("on") or name == "style"
        ]
        links = (attrs.get(name) or "" for name in ("href", "src", "action", "formaction"))
        self.found += [link for link in links if "javascript:" in link.lower()]


def test_the_matrix_has_every_page():
    assert set(MATRIX) | POST_ONLY == set(ROUTES)


def test_everybody_gets_in_where_they_belong_and_nowhere_else(world):
    clients = [visitor(world.people[role]) for role in ROLES]

    answers = {
        route: tuple(
            client.get(address(route, ROUTES[route][0], world)).status_code for client in clients
        )
        for route in MATRIX
    }

    wrong = {route: got for route, got in answers.items() if got != MATRIX[route]}
    assert wrong == {}


def test_whoever_only_looks_at_a_page_writes_nothing_and_waits_for_no_writer(world):
    wrote = {}
    for role in ROLES:
        client = visitor(world.people[role])
        for route in MATRIX.keys() - COUNTED:
            with CaptureQueriesContext(connection) as asked:
                client.get(address(route, ROUTES[route][0], world))
            if found := {one["sql"].split()[0] for one in asked} & WRITING:
                wrote[role, route] = found

    assert wrote == {}


def test_what_people_write_is_shown_as_text(world):
    shown, suspects = "", {}
    for role in ROLES:
        client = visitor(world.people[role])
        for route in MATRIX.keys() - OWN_STYLE:
            response = client.get(address(route, ROUTES[route][0], world))
            if response.headers.get("Content-Type", "").startswith("text/html"):
                page = response.content.decode()
                shown += page
                if found := Suspect(page).found:
                    suspects[role, route] = found

    assert suspects == {}
    assert FIELDS - {field for field in FIELDS if f"&lt;xss-{field}" in shown} == set()
