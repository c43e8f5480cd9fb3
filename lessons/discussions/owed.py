"""What a prompt still asks of its reader, in a sentence and line by line."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext as _

from classroom.people.models import Enrolment
from lessons.assignments.models import Work
from lessons.figures import wording

from . import asked
from .moves import ICONS, NEEDS_PARENT, Asked, Move

NUMBERED = {
    Asked.CLAIM: ngettext_lazy("%(number)s claim", "%(number)s claims", "n"),
    Asked.EVIDENCE: ngettext_lazy(
        "%(number)s piece of evidence", "%(number)s pieces of evidence", "n"
    ),
    Asked.QUESTION: ngettext_lazy("%(number)s question", "%(number)s questions", "n"),
    Asked.COUNTER: ngettext_lazy(
        "%(number)s counter-argument", "%(number)s counter-arguments", "n"
    ),
    Asked.BRIDGE: ngettext_lazy(
        "%(number)s bridge between two posts", "%(number)s bridges between two posts", "n"
    ),
    Asked.CHANGE: ngettext_lazy("%(number)s change of mind", "%(number)s changes of mind", "n"),
    Asked.SYNTHESIS: ngettext_lazy("%(number)s synthesis", "%(number)s syntheses", "n"),
    Asked.ANSWER: ngettext_lazy(
        "%(number)s answer to a question put to you",
        "%(number)s answers to questions put to you",
        "n",
    ),
}
OF_EVERYONE = ngettext_lazy(
    "%(number)s answer to a question put to one", "%(number)s answers to questions put to one", "n"
)


def numbered(move, n, words=None):
    """("counter", 1) -> "one counter-argument"."""
    words = words or NUMBERED[move]
    return words % {"n": n, "number": wording.words(n, get_language())}


@dataclass(frozen=True)
class Item:
    """One line of what is asked. `href` opens the form in which it can be done, "" for none."""

    move: str
    words: str
    missing: str = ""  # in words, "" where it is all there
    href: str = ""

    @property
    def icon(self):
        return ICONS.get(self.move, "message-circle-reply")


@dataclass(frozen=True)
class Owed:
    """What one student still owes; `asks_one` where nothing is asked for but a post."""

    items: list
    restatements: list  # Nodes that put a point of the reader into other words and wait
    asks_one: bool
    is_complete: bool

    @property
    def sentence(self):
        missing = [item.missing for item in self.items if item.missing]
        if self.is_complete or not missing:
            return ""
        return _("Still missing: %(list)s.") % {"list": wording.listed(missing, get_language())}


def owed_by(threads, work=None):
    """Read from the posts on the page what is there already; one query for what is asked."""
    mine = [node for node in threads.nodes.values() if node.is_mine and node.post.counts]
    put = questions_put(threads)
    said = [asked.Said(node.post.move, is_answer(node), node.post.created_at) for node in mine]
    part = asked.part(asked_of(threads.prompt), said, [node.post.created_at for node in put])
    lines = [line for line in part.lines if line.number and not is_let_off(line, work)]
    unanswered = [node for node in put if not is_answered(node)]
    is_asked = not threads.prompt.is_voluntary
    return Owed(
        items=[item(threads, line, unanswered) for line in lines if is_asked],
        restatements=[node for node in threads.flat if waits_for_reader(node)],
        asks_one=is_asked and not part.lines,
        is_complete=part.since is not None,
    )


def is_let_off(line, work):
    """Once a part is handed in, no question is waited for that came back to the page later."""
    return bool(work and work.submitted_at) and line.move == Asked.ANSWER and not line.is_met


def asked_of(prompt):
    return list(prompt.asked.values_list("move", "number"))


def questions_put(threads):
    """By others, in answer to a post of the reader; only what can be answered, or is."""
    put = [node for node in threads.flat if is_put_to_reader(node) and node.post.stands]
    return [node for node in put if node.may_answer or is_answered(node)]


def is_answered(node):
    return any(reply.is_mine for reply in node.replies)


def is_put_to_reader(node):
    is_question = node.post.move == Move.QUESTION and not node.is_mine
    return bool(is_question and node.above and node.above.is_mine)


def is_answer(node):
    return node.above is not None and is_put_to_reader(node.above)


def waits_for_reader(node):
    """A post that restates a point of the reader, who has said nothing of it yet."""
    restated = node.restated
    return bool(restated and restated.is_waiting and node.above.is_mine and node.post.stands)


def item(threads, line, unanswered):
    words = numbered(line.move, line.number)
    if line.is_met:
        return Item(line.move, words)
    missing = numbered(line.move, line.missing)
    if line.move == Asked.ANSWER and line.missing == 1 and len(unanswered) == 1:
        missing = _("one answer to the question %(name)s put to you") % {"name": unanswered[0].name}
    return Item(line.move, words, missing, way_to(threads, line.move, unanswered))


def way_to(threads, move, unanswered):
    """Where it can be done: in the form of a new post, under a question, or under some post."""
    page = threads.prompt.get_absolute_url()
    if not threads.writes:
        return ""
    if move == Asked.ANSWER:
        return f"{page}?answer={unanswered[0].ref}#answer" if unanswered else ""
    if move in NEEDS_PARENT:
        return f"{page}#threads" if threads.is_open else ""
    return f"{page}?move={move}#composer"


@dataclass(frozen=True)
class OfEveryone:
    """What is asked of every student of the class, and of how many it is all there."""

    items: list
    complete: int
    students: int


def asked_of_everyone(prompt):
    """Two queries: the moves, and the class counted."""
    done = Work.objects.submitted().filter(
        enrolment=OuterRef("pk"), assignment=prompt.assignment_id
    )
    students = Enrolment.objects.current().filter(
        course=prompt.assignment.course_id, role=Enrolment.Role.STUDENT
    )
    counted = students.order_by().aggregate(
        students=Count("pk"), complete=Count("pk", filter=Exists(done))
    )
    items = []
    for move, n in asked_of(prompt):
        words = OF_EVERYONE if move == Asked.ANSWER else None
        items.append(Item(move, numbered(move, n, words)))
    return OfEveryone(items, **counted)
