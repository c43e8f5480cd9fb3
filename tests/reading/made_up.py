"""Modules nobody wrote, for hypothesis: everything the format can say, within its rules."""

from hypothesis import strategies as st

from lessons.reading.module_files import ModuleFiles
from lessons.reading.module_schema import GROUPINGS, KINDS, LANGUAGES, MOVES
from lessons.reading.section_files import SectionText

CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0\r{}")
# A body is Markdown: what would open a link, HTML or a heading is left to other tests.
PLAIN = st.characters(categories=["L", "N", "Zs"], include_characters="\n*_.,;:()'\"-\\|")
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
DATES = st.sampled_from(["", "2024", "2024-05", "2024-05-01"])
LINKS = st.sampled_from(["", "https://example.org/a?b=c&d", "http://example.org"])


def line(most=12):
    return st.text(CHARACTERS, min_size=1, max_size=most).filter(str.strip)


def slugged(**fields):
    """Up to three rows with a slug of their own."""
    return st.lists(
        st.fixed_dictionaries({"slug": LETTERS} | fields),
        max_size=3,
        unique_by=lambda row: row["slug"],
    )


@st.composite
def modules(draw):
    """A valid `ModuleFiles` in one language or both."""
    languages = draw(st.sampled_from([["id"], ["en"], ["id", "en"]]))

    def both(optional=False):
        texts = {one: line() if one in languages else st.just("") for one in LANGUAGES}
        some = st.fixed_dictionaries(texts)
        return some | st.just(dict.fromkeys(LANGUAGES, "")) if optional else some

    sections = draw(sections_in(languages))
    sources = draw(
        slugged(
            title=st.text(CHARACTERS, max_size=9).filter(is_blank_or_said),
            author=st.just(""),
            site=st.just("example.org"),
            url=LINKS,
            date=DATES,
            kind=both(),
            note=both(optional=True),
        )
    )
    data = {
        "slug": draw(LETTERS),
        "code": draw(line(10)),
        "position": draw(st.integers(0, 32_767)),
        "minutes": draw(st.integers(1, 32_767)),
        "license": draw(line()),
        "languages": languages,
        "title": draw(both()),
        "subtitle": draw(both(optional=True)),
        "summary": draw(both()),
        "audience": draw(both()),
        "objectives": draw(st.lists(both(), max_size=3)),
        "guidance": draw(both(optional=True)),
        "article": draw(st.sampled_from(["", *(source["slug"] for source in sources)])),
        "requires": draw(st.lists(LETTERS, max_size=2)),
        "sources": sources,
        "terms": draw(slugged(term=both(), meaning=both())),
        "pictures": draw(slugged(alt=both())),
        "checks": draw(checks_in([section.slug for section in sections], both)),
        "prompts": draw(prompts_in([section.slug for section in sections], both)),
        "essay": draw(st.none() | essays(both)),
    }
    return ModuleFiles(data, sections, "")


def is_blank_or_said(text):
    return not text or bool(text.strip())


@st.composite
def sections_in(draw, languages):
    slugs = draw(st.lists(LETTERS, min_size=1, max_size=3, unique=True))
    bodies = st.text(PLAIN, min_size=1, max_size=60).map(lambda text: text.strip("\n"))
    return [
        SectionText(
            f"{position}-{slug}.{language}.md",
            position,
            slug,
            language,
            draw(st.text(PLAIN.filter(lambda letter: letter != "\n"), min_size=1).filter(str.strip))
            .strip()[:150]
            .strip(),
            draw(bodies.filter(str.strip)),
        )
        for position, slug in enumerate(slugs, start=1)
        for language in sorted(languages)
    ]


def prompts_in(sections, both):
    return slugged(
        title=both(),
        question=both(),
        statement=both(),  # groups by stand need one
        material=st.lists(st.sampled_from(sections), max_size=2, unique=True),
        asked=st.lists(st.sampled_from(MOVES), max_size=5),
        grouping=st.sampled_from(["", *GROUPINGS]),
    )


@st.composite
def checks_in(draw, sections, both):
    rows = slugged(
        section=st.sampled_from(sections),
        kind=st.sampled_from(KINDS),
        question=both(),
        answer=both(),
    )
    checks = draw(rows)
    for check in checks:
        kind = check["kind"]
        many = 2 if kind in ("truefalse", "reasoned") else draw(st.integers(3, 4))
        check["options"] = [draw(an_option(kind, n, both)) for n in range(many)]
    return checks


def an_option(kind, n, both):
    """The first is the right one where one must be."""
    nothing = st.just(dict.fromkeys(LANGUAGES, ""))
    correct = n == 0 or kind in ("matching", "ordering", "short")
    return st.fixed_dictionaries(
        {
            "correct": st.just(correct),
            "text": both(),
            "match": both() if kind == "matching" else nothing,
            "keywords": both() if kind == "short" else nothing,
            "feedback": both(),
        }
    )


@st.composite
def essays(draw, both):
    points = st.lists(st.integers(0, 9_999), min_size=2, max_size=3, unique=True)
    criteria = st.lists(st.tuples(both(), points), min_size=1, max_size=2)
    return {
        "words_min": draw(st.integers(0, 100)),
        "words_max": draw(st.integers(100, 32_767)),
        "title": draw(both()),
        "instructions": draw(both()),
        "criteria": [
            {
                "title": title,
                "levels": [
                    {"points": one, "title": draw(both()), "descriptor": draw(both(optional=True))}
                    for one in sorted(steps, reverse=True)
                ],
            }
            for title, steps in draw(criteria)
        ],
    }
