"""One vote under five rules. Pure: counts in, outcomes out."""

from dataclasses import dataclass

RULES = ("majority", "two_thirds", "weighted", "veto", "consensus")


@dataclass(frozen=True)
class Group:
    """Members who vote alike much; each vote of theirs weighs `weight`."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    absent: int = 0
    weight: int = 1

    @property
    def members(self):
        return self.yes + self.no + self.abstain + self.absent


@dataclass(frozen=True)
class Vote:
    permanent: Group
    other: Group

    @property
    def yes(self):
        return self.permanent.yes + self.other.yes

    @property
    def no(self):
        return self.permanent.no + self.other.no

    @property
    def members(self):
        return self.permanent.members + self.other.members

    def weighed(self, answer):
        return sum(getattr(group, answer) * group.weight for group in (self.permanent, self.other))


@dataclass(frozen=True)
class Outcome:
    """What a rule makes of a vote: `have` in favour `of` all that count, where `need` are needed.

    `against` are those who alone can stop it under this rule.
    """

    rule: str
    passes: bool
    have: int
    of: int
    need: int
    against: int = 0


def more_than_half(votes):
    return votes // 2 + 1


def two_thirds(votes):
    """Return two thirds of `votes`, rounded up."""
    return -(-2 * votes // 3)


def counted(rule, have, against, need_of):
    """Return the outcome of a rule that counts the votes cast; with none cast nothing passes."""
    of = have + against
    need = max(need_of(of), 1)
    return Outcome(rule, have >= need, have, of, need)


def veto(vote):
    """Return the outcome of a majority that any permanent member can stop by voting against."""
    plain = counted("veto", vote.yes, vote.no, more_than_half)
    passes = plain.passes and vote.permanent.no == 0
    return Outcome("veto", passes, plain.have, plain.of, plain.need, vote.permanent.no)


def consensus(vote):
    """Return the outcome where nobody may object; who abstains or stays away does not object."""
    passes = vote.no == 0 and vote.yes > 0
    return Outcome("consensus", passes, vote.yes, vote.yes + vote.no, 1, vote.no)


def outcomes(vote):
    """Return the five outcomes in the order of RULES."""
    return (
        counted("majority", vote.yes, vote.no, more_than_half),
        counted("two_thirds", vote.yes, vote.no, two_thirds),
        counted("weighted", vote.weighed("yes"), vote.weighed("no"), more_than_half),
        veto(vote),
        consensus(vote),
    )
