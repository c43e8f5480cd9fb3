"""What each rule makes of a vote, in a sentence that says why. Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

RULES = {
    "majority": gettext_lazy("Simple majority of those voting"),
    "two_thirds": gettext_lazy("Two thirds of those voting"),
    "weighted": gettext_lazy("Weighted votes"),
    "veto": gettext_lazy("Majority with a veto"),
    "consensus": gettext_lazy("Consensus"),
}


def why(outcome):
    if outcome.rule == "consensus":
        return why_consensus(outcome)
    if not outcome.of:
        return _("Nobody voted for or against, so nothing is decided.")
    if outcome.rule == "veto":
        return why_veto(outcome)
    sentences = {
        "majority": _(
            "%(have)s of the %(of)s votes cast are in favour; more than half is %(need)s. "
            "Whoever abstains or is absent does not count."
        ),
        "two_thirds": _(
            "%(have)s of the %(of)s votes cast are in favour; two thirds, rounded up, is %(need)s."
        ),
        "weighted": _("The votes in favour weigh %(have)s of %(of)s; more than half is %(need)s."),
    }
    return sentences[outcome.rule] % vars(outcome)


def why_veto(outcome):
    if outcome.against:
        return ngettext(
            "%(against)s permanent member is against. One is enough, whatever the others say.",
            "%(against)s permanent members are against. One is enough, whatever the others say.",
            outcome.against,
        ) % vars(outcome)
    if outcome.passes:
        return _("There is a majority, and no permanent member is against.")
    return _("No permanent member is against, but there is no majority.")


def why_consensus(outcome):
    if outcome.against:
        return ngettext(
            "%(against)s member objects. One is enough to hold it up.",
            "%(against)s members object. One is enough to hold it up.",
            outcome.against,
        ) % vars(outcome)
    if outcome.passes:
        return _("Nobody objects. To abstain or to be absent is not to object.")
    return _("Nobody objects, but nobody is in favour either.")
