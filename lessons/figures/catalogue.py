"""Every figure by its slug; each is drawn once per process and language."""

from functools import lru_cache
from types import MappingProxyType

from .covax import covax
from .deciding import ways_of_deciding
from .figure import Words
from .members import members
from .rulers import two_rulers
from .timeline import oic_timeline
from .vote import vote_78_264

DRAWN = MappingProxyType(
    {
        "two-rulers": two_rulers,
        "ways-of-deciding": ways_of_deciding,
        "vote-78-264": vote_78_264,
        "covax": covax,
        "oic-timeline": oic_timeline,
        "oic-members": members,
    }
)
TRY_A_VOTE = "vote"  # not drawn but done: a form with its result
SLUGS = frozenset({*DRAWN, TRY_A_VOTE})


@lru_cache
def figure(slug, language):
    return DRAWN[slug](Words(slug, language))
