"""An unfinished module travels as a file too: what it lacks is said where it is written."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.authoring.models import ModuleVersion
from lessons.reading.models import Check, Module, Option, PromptTemplate
from lessons.reading.module_files import read_module
from lessons.reading.services import files_of
from lessons.reading.services.pictures import picture_files
from lessons.reading.zipped import unzipped, zipped
from tests.factories import make_check, make_own_module, make_picture, make_teacher
from tests.reading.test_import import send
from tests.reading.tiny import TOML, tiny

START = "1-start.en.md"


@pytest.fixture
def author(course):
    return make_teacher(course, language="en").user


def told(files, *, draft):
    with translation.override("en"):
        return [str(mistake) for mistake in read_module(None, files, draft=draft)[1]]


LACKING = [
    (
        "module.toml",
        'summary = {id = "Ringkas", en = "Short"}',
        'summary = {id = "", en = "Short"}',
    ),
    ("module.toml", 'summary = {id = "Ringkas", en = "Short"}', 'summary = {en = "Short"}'),
    ("module.toml", 'audience = {id = "SMP", en = "Lower secondary"}\n', ""),
    ("module.toml", 'feedback = {id = "Ya.", en = "Yes."}', 'feedback = {id = "Ya.", en = ""}'),
    ("module.toml", "minutes = 10", 'minutes = 10\narticle = "gone"'),
    (START, "A [veto](term:veto) as in [the article](source:article).\n", ""),
    (START, "# Start", "# "),
    (START, "term:veto", "term:gone"),
    (START, "source:article", "source:gone"),
    (START, "A [", "![A map](picture:gone) A ["),
    (START, "A [", "![](figure:gone)\n\nA ["),
    (START, "A [", "<b>A</b> ["),
    (START, "A [", "# A ["),
]


@pytest.mark.parametrize("change", LACKING)
def test_what_is_still_to_be_written_is_no_mistake_of_a_draft(change):
    files = tiny(change)

    assert told(files, draft=False) != []
    assert told(files, draft=True) == []


def test_a_draft_without_a_section_is_taken():
    files = {"module.toml": TOML[: TOML.index("[[checks]]")].encode()}

    assert told(files, draft=False) == ["module.toml:1: there is no section file"]
    assert told(files, draft=True) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("module.toml", 'code = "T1"', 'code = "T1"\ncod = 1'), "unknown key cod"),
        (("module.toml", 'code = "T1"\n', ""), "code is missing"),
        (("module.toml", 'kind = "single"', 'kind = "guess"'), "is not one of: single"),
        (("module.toml", 'section = "start"', 'section = "end"'), "unknown section “end”"),
        (("module.toml", "correct = false", "correct = true"), "exactly one correct option, not 2"),
        (("module.toml", 'en = "Tiny"', "en = 1"), "title.en must be a text in quotes"),
        (("module.toml", 'en = "Tiny"', 'fr = "Tiny"'), "unknown key title.fr"),
        ((START, "# Start", "Start"), "the first line must be the heading"),
        ((START, "# Start", f"# {'x' * 151}"), "the heading is longer than 150 characters"),
    ],
)
def test_what_could_not_be_kept_is_a_mistake_of_a_draft_too(change, expected):
    assert [expected in sentence for sentence in told(tiny(change), draft=True)] == [True]


def test_what_is_missing_is_listed_and_keeps_it_from_being_published(login, author):
    spoilt = tiny(LACKING[0], (START, "A [", "![A map](picture:gone) A ["))
    client = login(author)

    page = client.get(send(client, zipped(spoilt)).url)
    module = Module.objects.get()
    client.post(reverse("authoring:publish", args=[module.slug]))

    assert [sentence for sentence, _address in page.context["lacks"]] == [
        "Missing: summary (Indonesian)",
        "Section “Start” (English): unknown picture “gone”",
    ]
    assert Module.objects.get().published_at is None


def exported(client, module):
    return client.get(reverse("reading:export", args=[module.slug])).content


def test_a_picture_that_was_deleted_but_is_still_named_keeps_nothing_from_travelling(login, author):
    module = make_own_module(author, 1)
    picture = make_picture(module, slug="map")
    module.sections.update(body_en="![A map](picture:map)")
    client = login(author)
    client.post(reverse("authoring:picture_delete", args=[module.slug, picture.slug]))

    response = send(client, exported(client, module))

    assert response.status_code == 302
    assert Module.objects.latest("pk").sections.get().body_en == "![A map](picture:map)"


BODIES = st.text(alphabet="# []()!<>ab:/\n-*|", max_size=40) | st.sampled_from(
    ["", "[a](term:gone)", "![](figure:gone)", "![](picture:map)", "<script>", "# One\n\n# Two"]
)
COVER = ("subtitle", "summary", "audience", "guidance")
TEXTS = st.sampled_from(["", "a", " "])
LANGUAGES = st.sampled_from([["id"], ["en"], ["id", "en"]])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cover=st.fixed_dictionaries(
        {f"{name}_{end}": TEXTS for name in COVER for end in ("ind", "en")}
    ),
    body=BODIES,
    words=TEXTS,
    languages=LANGUAGES,
    count=st.integers(0, 2),
)
def test_whatever_is_written_can_be_exported_and_comes_back_equal(
    login, author, cover, body, words, languages, count
):
    for kind in (ModuleVersion, Module):
        kind.objects.all().delete()
    module = make_own_module(author, count, languages=languages, article="gone", **cover)
    for section in module.sections.all():
        for kind in ("matching", "short", "reasoned"):
            make_check(section, kind)
    module.sections.update(body_en=body, title_en=words)
    module.terms.update(meaning_en=words)
    Check.objects.update(question_en=words, answer_en="")
    PromptTemplate.objects.create(
        module=module,
        slug="stand",
        position=1,
        title_en=words,
        grouping="stance",
        statement_en=words if "en" in languages else "",
        material=["section-1", "gone"],
    )
    Option.objects.update(text_en=words, match_en="", keywords_en="")
    client = login(author)

    response = send(client, exported(client, module))

    assert response.status_code == 302, response.context["mistakes"]
    copy = Module.objects.latest("pk")
    same = unzipped(BytesIO(exported(client, copy)))
    same["module.toml"] = same["module.toml"].replace(copy.slug.encode(), module.slug.encode(), 1)
    assert same == files_of(module) | picture_files(module)
