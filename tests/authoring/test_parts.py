"""Words, sources and prompts, each list one form; and the essay with its rubric."""

import pytest

from lessons.reading.models import EssayTemplate, PromptTemplate
from tests.authoring.makers import fill_with


def listed(*rows, **fields):
    data = {"rows": str(len(rows)), "save": "1"}
    for n, row in enumerate(rows):
        data |= {f"row{n}-{name}": text for name, text in row.items()}
    return data | fields


def term(word, slug="", **fields):
    texts = {"term_ind": word, "term_en": word, "meaning_ind": "arti", "meaning_en": "meaning"}
    return {"slug": slug} | texts | fields


def source(title, **fields):
    return {"slug": "", "title": title, "kind_ind": "Berita", "kind_en": "News"} | fields


def test_words_come_go_and_change_places(client, url, module):
    before = module.terms.get()

    response = client.post(url("terms"), listed(term("suara"), term("hak veto", "veto")))

    assert response.url == url("module")
    assert [(one.slug, one.term_en) for one in module.terms.all()] == [
        ("suara", "suara"),
        ("veto", "hak veto"),
    ]
    assert module.terms.get(slug="veto") == before


def test_two_words_alike_get_two_names(client, url, module):
    client.post(url("terms"), listed(term("veto", "veto"), term("Veto"), term("veto", "veto")))

    assert [one.slug for one in module.terms.all()] == ["veto", "veto-2", "veto-3"]


def test_the_name_of_a_new_word_is_not_the_pages_to_choose(client, url, module):
    client.post(url("terms"), listed(term("suara", "chosen")))

    assert [one.slug for one in module.terms.all()] == ["suara"]


def test_a_row_never_written_is_no_row(client, url, module):
    empty = dict.fromkeys(term(""), "")

    client.post(url("terms"), listed(term("veto", "veto"), empty))

    assert module.terms.count() == 1


def test_what_is_missing_is_said_and_nothing_is_saved(client, url, module):
    page = client.post(url("terms"), listed(term("Typed", meaning_ind="")))

    html = page.content.decode()
    assert "This field is required." in html
    assert 'value="Typed"' in html
    assert [one.slug for one in module.terms.all()] == ["veto"]


@pytest.mark.parametrize(("action", "count"), [("add", 2), ("remove-0", 0), ("x", 1)])
def test_a_button_changes_the_page_and_no_row(client, url, module, action, count):
    data = listed(term("Typed"), change=action)
    del data["save"]

    form = client.post(url("terms"), data).context["form"]

    assert len(form.forms) == count
    assert [one.slug for one in module.terms.all()] == ["veto"]


def test_a_source_is_kept_with_its_facts(client, url, module):
    facts = {"author": "A", "site": "S", "url": "https://example.org/a", "date": "2024-05"}

    client.post(
        url("sources"), listed(source("The Treaty", **facts, note_en="Old", note_ind="Tua"))
    )

    stored = module.sources.get()
    assert (stored.slug, stored.title, stored.date, stored.kind_en) == (
        "the-treaty",
        "The Treaty",
        "2024-05",
        "News",
    )
    assert (stored.url, stored.note_ind) == ("https://example.org/a", "Tua")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"url": "javascript:steal()"}, "Write an address that begins with https://"),
        ({"date": "2024-13-01"}, "Write year, month and day, such as 2024-05-01."),
        ({"title": ""}, "This field is required."),
    ],
)
def test_a_source_that_does_not_fit_is_refused(client, url, module, wrong, sentence):
    page = client.post(url("sources"), listed(source("Treaty") | wrong))

    assert sentence in page.content.decode()
    assert not module.sources.exists()


def test_prompts_are_kept(client, url, module):
    prompt = {"slug": "", "title_ind": "Adil?", "title_en": "Fair?"}
    prompt |= {"question_ind": "Apa itu adil?", "question_en": "What is fair?"}

    client.post(url("prompts"), listed(prompt))

    assert [(one.slug, one.question_en) for one in module.prompts.all()] == [
        ("adil", "What is fair?")
    ]


def test_what_goes_with_a_prompt_stays_when_its_words_change(client, url, module):
    more = {"material": ["s1"], "asked": ["claim"], "grouping": "random"}
    PromptTemplate.objects.create(module=module, slug="fair", position=1, **more)
    texts = {"title_ind": "Adil?", "question_ind": "Apa?", "statement_ind": "Ini adil."}

    client.post(url("prompts"), listed({"slug": "fair"} | texts))

    stored = module.prompts.get()
    assert {name: getattr(stored, name) for name in texts | more} == texts | more


def essay(**fields):
    data = {"save": "1", "criteria": "1", "c0-levels": "2"}
    data |= {"task-words_min": "100", "task-words_max": "200"}
    for end in ("ind", "en"):
        data |= {f"task-title_{end}": "Esai", f"task-instructions_{end}": "Tulis."}
        data |= {f"c0-title_{end}": "Isi"}
        for n, points in enumerate(("2,5", "10")):
            data |= {f"c0-l{n}-title_{end}": f"Tingkat {n}", f"c0-l{n}-points": points}
            data |= {f"c0-l{n}-descriptor_{end}": f"Jelas {n}"}
    return data | fields


def test_an_essay_with_its_rubric_the_best_level_first(client, url, module):
    response = client.post(url("essay"), essay())

    stored = EssayTemplate.objects.get(module=module)
    assert response.url == url("module")
    assert (stored.title_en, stored.words_min, stored.words_max) == ("Esai", 100, 200)
    criterion = stored.rubric[0]
    assert criterion["title"] == {"id": "Isi", "en": "Isi"}
    assert [(one["points"], one["title"]["id"]) for one in criterion["levels"]] == [
        (10, "Tingkat 1"),
        (2.5, "Tingkat 0"),
    ]


def test_what_is_stored_is_what_the_page_shows_and_saves_again(client, url, module):
    fill_with(module, lambda field, limit=None: f"The {field}"[:limit])
    stored = EssayTemplate.objects.get(module=module)

    form = client.get(url("essay")).context["form"]

    assert form.task.initial["title_en"] == stored.title_en
    assert [row["form"].initial["title_en"] for row in form.criteria] == ["The criterion"]
    assert [level.initial["points"] for level in form.criteria[0]["levels"]] == ["4", "2"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"task-words_max": "50"}, "The most cannot be fewer than the least."),
        ({"c0-levels": "1"}, "A criterion needs at least two levels."),
        ({"criteria": "0"}, "A rubric needs at least one criterion."),
        ({"c0-l1-points": "2.5"}, "Another level of this criterion has the same points."),
        ({"c0-l1-points": "x"}, "Write a number from 0 to"),
        ({"task-title_ind": ""}, "This field is required."),
    ],
)
def test_an_essay_that_does_not_fit_is_refused(client, url, wrong, sentence):
    page = client.post(url("essay"), essay(**wrong))

    assert sentence in page.content.decode()
    assert not EssayTemplate.objects.exists()


@pytest.mark.parametrize(
    ("action", "shape"), [("add", [2, 2]), ("add-0", [3]), ("remove-0-1", [1])]
)
def test_a_button_of_the_rubric_changes_the_page_and_no_row(client, url, action, shape):
    data = essay(change=action)
    del data["save"]

    form = client.post(url("essay"), data).context["form"]

    assert [len(row["levels"]) for row in form.criteria] == shape
    assert not EssayTemplate.objects.exists()


def test_the_essay_is_taken_away(client, url, module):
    client.post(url("essay"), essay())

    client.post(url("essay_delete"))

    assert not EssayTemplate.objects.exists()
    assert b"Esai" in module.versions.all()[1].files["module.toml"]
