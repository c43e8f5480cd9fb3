"""The vote on resolution 78/264: a square for every member of the UN."""

from . import svg, wording
from .data import read_toml
from .facts import all_facts
from .figure import finished

VOTE = "vote-78-264"
ANSWERS = ("yes", "no", "abstain", "missing")
ACROSS = 15
PITCH = svg.WIDTH / ACROSS
SQUARE = 19


def corners(first, count):
    """Return the corners of `count` squares, the first of them the `first` one on the sheet."""
    places = range(first, first + count)
    return [(place % ACROSS * PITCH, place // ACROSS * PITCH) for place in places]


def sheet(counts):
    parts, first = [], 0
    for answer in ANSWERS:
        parts.append(svg.squares(corners(first, counts[answer]), SQUARE, f"vote-{answer}"))
        first += counts[answer]
    return parts, -(-first // ACROSS) * PITCH


def key(words, counts, top):
    parts = []
    for place, answer in enumerate(ANSWERS):
        y = top + place * 30
        parts.append(svg.rect(0, y, SQUARE, SQUARE, f"vote-{answer}"))
        parts.append(svg.text(74, y + 17, str(counts[answer]), "big end"))
        parts.append(svg.text(86, y + 16, words[answer]))
    return parts


def vote_78_264(words):
    facts = all_facts()
    counts = {answer: facts[f"{VOTE}-{answer}"].value for answer in ANSWERS}
    squares, height = sheet(counts)
    parts = [*squares, *key(words, counts, height + 12)]
    picture = svg.drawing(words.slug, words["title"], words["description"], height + 130, parts)
    beside = [*squares, svg.moved(svg.WIDTH + 2, 0, key(words, counts, (height - 110) / 2))]
    screen = svg.wide(words.slug, words["title"], words["description"], height, beside)
    listed = [(words[answer], wording.number(counts[answer], words.language)) for answer in ANSWERS]
    listed.append((words["all"], wording.number(sum(counts.values()), words.language)))
    told = [read_toml("facts")[f"{VOTE}-yes"]]
    return finished(words, [picture], [screen], ("head_answer", "head_count"), listed, told)
