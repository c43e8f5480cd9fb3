"""The record as sentences: "Dewi set the role of Budi: role: student → teacher"."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

ACTS = {
    "password_reset": _("gave %(target)s a new one-time password"),
    "password_set": _("set a password for %(target)s"),
    "operator_add": _("added %(target)s on the operator's pages"),
    "operator_edit": _("changed %(target)s on the operator's pages"),
    "operator_delete": _("deleted %(target)s on the operator's pages"),
    "person_add": _("added the person %(target)s"),
    "person_edit": _("changed the details of %(target)s"),
    "role_set": _("changed the role of %(target)s in the school"),
    "class_put_in": _("put %(target)s into a class"),
    "class_take_out": _("took %(target)s out of a class"),
    "term_add": _("added the term %(target)s"),
    "term_edit": _("changed the term %(target)s"),
    "course_add": _("added the class %(target)s"),
    "course_edit": _("changed the class %(target)s"),
    "course_archive": _("archived the class %(target)s"),
    "course_restore": _("restored the class %(target)s"),
    "assignment_dates_changed": _("changed the dates of %(target)s"),
    "claims_counting_changed": _("changed how the claims count in %(target)s"),
    "checks_counting_changed": _("changed how checks count in %(target)s"),
    "assignment_withdrawn": _("withdrew %(target)s"),
    "assignment_restored": _("gave out %(target)s again"),
    "rubric_changed": _("changed the rubric %(target)s"),
    "part_taken_in": _("took the unfinished part in as handed in: %(target)s"),
    "marks_released": _("released marks of %(target)s"),
    "released_mark_changed": _("changed a released mark of %(target)s"),
    "mark_taken_back": _("took back a released mark of %(target)s"),
    "module_published": _("published the module %(target)s"),
    "module_unpublished": _("took back the module %(target)s"),
    "module_shared": _("shared the module %(target)s with the school"),
    "module_unshared": _("stopped sharing the module %(target)s"),
    "module_deleted": _("deleted the module %(target)s"),
    "groups_made": _("made groups in %(target)s"),
    "groups_made_anew": _("made new groups in %(target)s"),
    "seat_moved": _("put %(target)s into another group"),
    "post_pinned": _("pinned the post %(target)s"),
    "post_unpinned": _("unpinned the post %(target)s"),
    "thread_locked": _("locked the thread %(target)s"),
    "thread_unlocked": _("unlocked the thread %(target)s"),
    "post_hidden": _("hid the post %(target)s from the class"),
    "post_shown": _("showed the post %(target)s to the class again"),
    "report_kept": _("let the reported post %(target)s stand"),
    "report_hidden": _("hid the reported post %(target)s"),
    "discussion_changed": _("changed who is shown what in the discussion %(target)s"),
    "discussion_closed": _("closed the discussion %(target)s"),
    "discussion_reopened": _("reopened the discussion %(target)s"),
    "discussion_rules_changed": _("changed the rules for discussions of %(target)s"),
    "join_code_new": _("made a join code for the class %(target)s"),
    "join_code_revoke": _("revoked a join code of the class %(target)s"),
}
FIELDS = {
    "full_name": _("full name"),
    "username": _("username"),
    "email": _("e-mail"),
    "nis": _("NIS"),
    "nisn": _("NISN"),
    "role": _("role"),
    "class": _("class"),
    "name": _("name"),
    "subject": _("subject"),
    "term": _("term"),
    "year": _("school year begins in"),
    "semester": _("semester"),
    "starts_on": _("first day"),
    "ends_on": _("last day"),
    "expires_at": _("valid until"),
    "submitted_at": _("handed in"),
    "opens_at": _("opens"),
    "due_at": _("due"),
    "closes_at": _("closes"),
    "first_due_at": _("first post due"),
    "returned_at": _("released"),
    "points": _("points"),
    "counting": _("checks count"),
    "feedback": _("feedback"),
    "comment": _("comment"),
    "students": _("students"),
    "works": _("works"),
    "kept": _("works kept"),
    "groups": _("groups"),
    "group": _("group"),
    "grouping": _("put together"),
    "names_hidden": _("names are hidden from classmates"),
    "posts_first": _("one posts before seeing others' posts"),
    "seed": _("number of the draw"),
    "reason": _("reason"),
    "reports": _("reports"),
    "hide_on_report": _("reported posts are hidden at once"),
    "students_open": _("students may open discussions"),
    "npsn": _("NPSN"),
    "time_zone": _("time zone"),
    "language": _("language"),
    "is_active": _("may sign in"),
    "is_staff": _("may open the operator's pages"),
    "is_superuser": _("is the operator"),
    "must_change_password": _("must change password"),
    "user": _("person"),
    "course": _("class"),
    "school": _("school"),
    "archived_at": _("archived"),
    "date_joined": _("account made"),
    "last_login": _("last sign-in"),
    "joined_at": _("joined"),
    "left_at": _("left"),
}
VALUES = {
    "student": _("student"),
    "teacher": _("teacher"),
    "admin": _("school admin"),
    "none": _("not at all"),
    "completion": _("by completion"),
    "best": _("by score"),
    "whole": _("the whole class together"),
    "random": _("at random"),
    "list": _("by the class list"),
    "stance": _("by stand"),
    "reported": _("reported"),
    "": _("(empty)"),
    None: _("(nothing)"),
    True: _("yes"),
    False: _("no"),
}


TIMES = {
    "expires_at", "opens_at", "due_at", "first_due_at", "closes_at", "returned_at", "joined_at",
    "left_at", "date_joined", "last_login", "submitted_at", "archived_at",
}  # fmt: skip
DATES = {"starts_on", "ends_on"}


def act_name(action):
    """Return the act without a target, for a list to choose from."""
    if action not in ACTS:
        return action.replace("_", " ")
    return (ACTS[action] % {"target": "…"}).strip()


def sentence(entry):
    """Return what was done to whom, without who did it and without the values."""
    if entry.action in ACTS:
        return ACTS[entry.action] % {"target": entry.target_name}
    return f"{entry.action.replace('_', ' ')}: {entry.target_name}"


def changes(entry, zone):
    """Return (name, before, after) of each value of the entry; None where there was none.

    Times are told in the active zone, which `zone` names in short ("WIB").
    """
    return [
        (field_name(name), said(entry.before, name, zone), said(entry.after, name, zone))
        for name in entry.before | entry.after
    ]


def field_name(name):
    """Return what a value is called; those of a criterion begin with its title: "Isi: poin"."""
    title, colon, field = name.rpartition(": ")
    if colon and field in ("points", "comment"):
        return f"{title}: {FIELDS[field]}"
    return FIELDS.get(name, name)


def said(values, name, zone):
    """Return the value as words; None where there is none."""
    if name not in values:
        return None
    value = values[name]
    if name in TIMES and isinstance(value, str):
        moment = localtime(datetime.fromisoformat(value))
        return f"{date_format(moment, 'DATETIME_FORMAT')} {zone}"
    if name in DATES and isinstance(value, str):
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    # 1 == True and 0 == False: a number must not be read as yes or no.
    known = isinstance(value, (str, bool, type(None)))
    return VALUES.get(value, value) if known else value
