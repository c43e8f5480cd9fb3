"""Walks the site map: every page says who may come in, and by which methods."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver

PUBLIC = {
    "people:login",
    "people:logout",  # signing out in a tab that is signed out already is no error
    "people:language",
    "demo:sign_in",
}
# Pages about nobody but the person signed in, or about nobody, so that there is no gate to pass.
PERSONAL = {
    "overview:calendar",
    "overview:calendar_month",
    "overview:home",
    "overview:courses",
    "people:account",
    "people:join",
    "people:join_confirm",
    "people:join_undo",
    "people:password",
    "reading:note",
    "reading:note_delete",
    "reading:note_write",
    "reading:notes",
    "reading:paragraph_mark",
    "reading:picture",
    "reading:vote",
}
POST_ONLY = {
    "assignments:assignment_restore",
    "assignments:assignment_withdraw",
    "authoring:check_delete",
    "authoring:check_move",
    "authoring:essay_delete",
    "authoring:module_delete",
    "authoring:news_seen",
    "authoring:picture_delete",
    "authoring:publish",
    "authoring:section_add",
    "authoring:section_delete",
    "authoring:section_move",
    "authoring:section_preview",
    "authoring:section_take",
    "authoring:share",
    "authoring:unpublish",
    "authoring:unshare",
    "authoring:version_restore",
    "claims:claim_correct",
    "claims:claim_rule",
    "demo:sign_in",
    "discussions:close",
    "discussions:draft_save",
    "discussions:groups_make",
    "discussions:lock",
    "discussions:pin",
    "discussions:post_create",
    "discussions:post_delete",
    "discussions:preview",
    "discussions:reopen",
    "discussions:reports_resolve",
    "discussions:restatement_answer",
    "discussions:seat_move",
    "discussions:seen",
    "discussions:shift_hide",
    "discussions:shift_show",
    "discussions:show",
    "discussions:stance_save",
    "essays:draft_save",
    "essays:preview",
    "essays:submit",
    "grading:acknowledge",
    "grading:mark_release",
    "grading:mark_take_back",
    "grading:marks_release",
    "people:join_code_new",
    "people:join_code_revoke",
    "people:join_undo",
    "people:language",
    "people:logout",
    "people:password_reset",
    "people:school_choose",
    "people:school_course_archive",
    "people:school_course_put_in",
    "people:school_course_restore",
    "people:school_course_take_out",
    "people:school_person_password",
    "people:school_person_put_in",
    "people:school_person_role",
    "people:school_person_take_out",
    "reading:check_answer",
    "reading:live_close",
    "reading:live_open",
    "reading:live_reveal",
    "reading:label_add",
    "reading:label_remove",
    "reading:note_delete",
    "reading:note_write",
    "reading:paragraph_mark",
    "reading:section_read",
}


def routes(patterns, prefix="", namespace=""):
    """Yield (name, path, view) of every route but those of Django's admin."""
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", path, pattern.callback
        elif pattern.app_name != "admin":
            inner = f"{pattern.app_name}:" if pattern.app_name else namespace
            yield from routes(pattern.url_patterns, path, inner)


ROUTES = {name: (path, view) for name, path, view in routes(get_resolver().url_patterns)}


def gate(view):
    return getattr(view, "gate", None)


def names(wanted):
    return {name for name, (path, view) in ROUTES.items() if wanted(path, view)}


def answer(method, view):
    """Return the status a view gives to a method before it looks at anything else."""
    request = RequestFactory().generic(method, "/")
    request.user = AnonymousUser()
    return view(request).status_code


def test_names_are_unique():
    found = [name for name, _path, _view in routes(get_resolver().url_patterns)]

    assert len(found) == len(set(found))


def test_every_page_of_a_class_is_behind_its_gate():
    in_classes = names(lambda path, view: path.startswith("classes/<id:course_id>/"))

    assert in_classes == names(lambda path, view: gate(view) == "course")


def test_every_page_of_the_school_is_behind_its_gate():
    of_school = names(lambda path, view: path.startswith("school/"))

    assert of_school == names(lambda path, view: gate(view) == "school")


def test_the_library_is_for_staff():
    staffs = ("modules/", "figures/", "authoring/")
    library = names(lambda path, view: path.startswith(staffs))

    assert library - PERSONAL == names(lambda path, view: gate(view) == "staff")


def test_only_a_few_pages_are_open_to_everybody():
    assert names(lambda path, view: not getattr(view, "login_required", True)) == PUBLIC


def test_everything_without_a_gate_is_known():
    assert names(lambda path, view: gate(view) is None) == PUBLIC | PERSONAL


@pytest.mark.parametrize("name", sorted(POST_ONLY))
def test_what_changes_something_refuses_get(name):
    assert answer("GET", ROUTES[name][1]) == 405


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_every_view_says_which_methods_it_takes(name):
    assert answer("TRACE", ROUTES[name][1]) == 405
