"""What a prompt asks for and what of it is there. Pure: posts in, what is missing out."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Said:
    """One own post that counts: its move, and whether it answers a question put to its author."""

    move: str
    answers_question: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class Line:
    """One line of what is asked, and how much of it is there, which may be more."""

    move: str
    number: int
    there: int

    @property
    def is_met(self):
        return self.there >= self.number

    @property
    def missing(self):
        return max(0, self.number - self.there)


ANSWER = "answer"


def progress(asked, said, questions_put=0):
    """Return a Line for every `(move, number)` of `asked`.

    An answer to a question put to oneself is asked of nobody who was put none: as long as
    `questions_put` is 0, that line asks for 0.
    """
    there = Counter(one.move for one in said)
    there[ANSWER] = sum(one.answers_question for one in said)
    lines = []
    for move, number in asked:
        wanted = min(number, questions_put) if move == ANSWER else number
        lines.append(Line(move, wanted, there[move]))
    return lines


@dataclass(frozen=True)
class Part:
    """How far a part is; `since` when it was first complete, None while it is not."""

    lines: list
    since: datetime | None


def part(asked, said, put):
    """Return the Part of who said all of `said`, in order; `put` are the moments of questions.

    Complete it stays: what is asked of its author afterwards is not waited for any more.
    """
    since = complete_since(asked, said, put)
    waited_for = [at for at in put if since is None or at <= since]
    return Part(progress(asked, said, len(waited_for)), since)


def complete_since(asked, said, put):
    for n, post in enumerate(said, start=1):
        questions = sum(at <= post.at for at in put)
        if is_complete(progress(asked, said[:n], questions), said[:n]):
            return post.at
    return None


def is_complete(lines, said):
    """Everything asked for is there; where nothing is asked for, one post is enough."""
    if not said:
        return False
    return all(line.is_met for line in lines)
