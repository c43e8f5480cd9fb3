"""What a prompt with a statement asks of a post: a stand, and fairness to who is argued against."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from classroom.texts import normalise

from ..models import Restatement, Stance
from ..moves import Move

LONGEST = Restatement._meta.get_field("text").max_length


def must_restate(prompt, author, move, parent):
    """A student who argues against someone says first what that person means."""
    if not prompt.statement or not author.studies or parent is None:
        return False
    return move == Move.COUNTER and parent.author_id not in (None, author.pk)


def refuse_one_sided(prompt, author, move, parent, restates):
    if not prompt.statement or not author.studies:
        return
    if not Stance.objects.filter(prompt=prompt, enrolment=author).exists():
        raise ValidationError(_("Say first where you stand on the statement."))
    if must_restate(prompt, author, move, parent) and not normalise(restates).strip():
        raise ValidationError(_("Put the point you argue against into your own words first."))
    if len(restates) > LONGEST:
        raise ValidationError(
            _("Put their point more briefly: in %(n)d characters at most.") % {"n": LONGEST}
        )


def restate(post, restates):
    """Keep, beside a counter-argument, the point it answers."""
    if must_restate(post.prompt, post.author, post.move, post.parent):
        text = normalise(restates).strip()
        Restatement.objects.create(post=post, of_post=post.parent, text=text)
