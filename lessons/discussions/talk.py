"""Who spoke, to whom, and what their posts did. Pure: posts as plain values in, figures out."""

from collections import Counter
from dataclasses import dataclass, field

# One answer to one classmate says little; from this many on it is worth a teacher's look.
LEAST_ANSWERS = 2


@dataclass(frozen=True)
class Said:
    """One post that stands: `to` is whose post it answers, None for a first post or nobody's."""

    author: int
    move: str
    words: int = 0
    to: int | None = None


@dataclass
class Voice:
    """What one person said, and with whom: `answers` and `answered_by` count by person."""

    posts: int = 0
    words: int = 0
    moves: Counter = field(default_factory=Counter)
    answers: Counter = field(default_factory=Counter)
    answered_by: Counter = field(default_factory=Counter)

    @property
    def partners(self):
        """With how many others there was an exchange, in whichever direction."""
        return len(self.answers.keys() | self.answered_by.keys())


def voices(people, posts):
    """Return {person: Voice} for all `people`, and for whoever else spoke or was answered.

    An answer to one's own post goes on with it; it is no exchange.
    """
    heard = {person: Voice() for person in people}
    for post in posts:
        voice = heard.setdefault(post.author, Voice())
        voice.posts += 1
        voice.words += post.words
        voice.moves[post.move] += 1
        if post.to is not None and post.to != post.author:
            voice.answers[post.to] += 1
            heard.setdefault(post.to, Voice()).answered_by[post.author] += 1
    return heard


def silent(people, heard):
    """Those of `people` who have said nothing, in their order."""
    return [person for person in people if not heard[person].posts]


def one_partner(people, heard):
    """`(person, the only one they answer, how often)`, the most answers first."""
    found = [
        (person, *heard[person].answers.most_common(1)[0])
        for person in people
        if len(heard[person].answers) == 1 and heard[person].answers.total() >= LEAST_ANSWERS
    ]
    return sorted(found, key=lambda one: -one[2])


def unanswered(people, heard):
    """Those who spoke and whom nobody has answered, in their order."""
    return [one for one in people if heard[one].posts and not heard[one].answered_by]


def exchanges(heard):
    """`(who, whom, how often)` of every answer to somebody else, in the order of the people."""
    return [(one, other, n) for one in heard for other, n in heard[one].answers.items()]


SORTS = {
    "posts": lambda voice: -voice.posts,
    "words": lambda voice: -voice.words,
    "partners": lambda voice: voice.partners,  # the loneliest first
}


def ordered(people, heard, by):
    """`people` in the order of a column; by name, as they come, for anything else."""
    key = SORTS.get(by)
    return sorted(people, key=lambda person: key(heard[person])) if key else list(people)


@dataclass(frozen=True)
class Moved:
    """Where one person stood; `after` is None until it was said again."""

    person: int
    before: int
    after: int | None

    @property
    def by(self):
        return None if self.after is None else self.after - self.before


def moved_most(stands):
    """The stands of a class: who moved furthest first, who has not said it again last."""
    return sorted(stands, key=lambda one: (one.by is None, -abs(one.by or 0)))
