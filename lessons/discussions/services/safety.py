"""Reports of posts, what a teacher decides on them, and the school's rules."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from classroom.audit.services import change, record

from ..models import Report, SafetyRules
from ..models.posts import REPORTED
from .moderation import bring_back, decide, held_post, note, put_away
from .progress import count_again


def rules_of(school):
    """The school's rules; the defaults, unsaved, where it has made none."""
    return SafetyRules.objects.filter(school=school).first() or SafetyRules(school=school)


@transaction.atomic
def report_post(*, post, reporter, reason):
    """Tell the teachers of a post; return the report. Raises ValidationError.

    Where the school wants it, the class does not see the post until a teacher has looked. A post
    a teacher has let stand is not hidden so again, and a teacher's own never is.
    """
    post = held_post(post)
    if post.author_id == reporter.pk:
        raise ValidationError(_("This is your own post: you can take it back instead."))
    if Report.objects.filter(post=post, reporter=reporter).exists():
        raise ValidationError(_("You have reported this post before. Your teacher will look."))
    report = Report.objects.create(post=post, reporter=reporter, reason=reason)
    by_student = post.author is None or post.author.studies
    hides = by_student and rules_of(reporter.course.school).hide_on_report
    if hides and post.stands and not was_kept(post):
        put_away(post, None, REPORTED)
        note(None, "post_hidden", post, reason=REPORTED)
        count_again(post)
    return report


def was_kept(post):
    """A teacher has looked at the post as it is now, and let it stand."""
    kept = post.reports.filter(outcome=Report.Outcome.KEPT)
    if post.edited_at:
        kept = kept.filter(resolved_at__gte=post.edited_at)
    return kept.exists()


@transaction.atomic
def resolve_reports(*, post, actor, outcome, reason=""):
    """Decide on all open reports of a post: let it stand, or hide it and tell the author why.

    What was hidden only because it was reported is shown again if it stands. Decided already, it
    changes nothing. Raises ValidationError.
    """
    post = held_post(post)
    if outcome == Report.Outcome.HIDDEN and not reason.strip():
        raise ValidationError(_("Say why: the author reads it."))
    number = decide(post, actor, outcome)
    if not number:
        return
    if outcome == Report.Outcome.HIDDEN:
        put_away(post, actor, reason.strip())
        note(actor, "report_hidden", post, reports=number, reason=post.hidden_reason)
    else:
        if post.awaits_look:
            bring_back(post)
        note(actor, "report_kept", post, reports=number)
    count_again(post)


@transaction.atomic
def set_rules(*, school, actor, **values):
    """Set what the school wants for all its discussions."""
    SafetyRules.objects.get_or_create(school=school)
    rules = SafetyRules.objects.select_for_update().get(school=school)
    before, after = change(rules, **values)
    if after:
        rules.save()
        record(
            actor=actor,
            action="discussion_rules_changed",
            target=school,
            school=school,
            before=before,
            after=after,
        )
