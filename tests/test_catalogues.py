"""Every text has a word in both languages, and the catalogues hold nothing else."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import gettext, override
from django.utils.translation.reloader import translation_file_changed

from classroom.management import catalogues

# Seen by students, who are "kamu", and by teachers, who are "Anda".
READ_BY_BOTH = (
    *("/400.html", "/403.html", "/403_csrf.html", "/404.html", "/405.html", "/500.html"),
    *("/templates/_written.html", "/signed_out.html", "/overview/calendar.html"),
    *("/writing/_others.html", "/writing/_says.html", "/writing/_troubles.html"),
    *("/authoring/_editor.html", "/authoring/conflict.html", "/claims/_how.html"),
    *("/discussions/_form.html", "/discussions/_moves.html", "/discussions/_nearest.html"),
    *("/discussions/_lacks.html", "/discussions/_side.html", "/discussions/_signs.html"),
    *("/discussions/_unposted.html", "/discussions/_unread.html"),
    *("/discussions/conflict.html", "/discussions/post_edit.html"),
    *("/discussions/forms.py", "/discussions/moves.py", "/discussions/suggesting.py"),
    *("/discussions/showing.py", "/people/join.html", "/reading/_points.html"),
)
TO_ONE_OF_THEM = re.compile(r"\b(kamu|anda|\w{3,}mu)\b", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)|\{\w*\}|%[sd]")


@pytest.fixture(scope="module")
def messages():
    return catalogues.extracted()


@pytest.fixture
def own_locale(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "LOCALE_DIR", tmp_path)
    return tmp_path


def strings(message):
    return message.string if isinstance(message.string, tuple | list) else (message.string,)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_catalogue_is_what_the_code_and_templates_say(language, messages):
    text = catalogues.po_path(language).read_text(encoding="utf-8")

    assert text == catalogues.as_po(catalogues.updated(language, messages))


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_nothing_is_left_untranslated_or_fuzzy(language):
    missing = [
        message.id
        for message in catalogues.stored(language)
        if message.id and (message.fuzzy or not catalogues.is_full(message))
    ]

    assert missing == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_placeholders_agree(language):
    """The last plural form says what the message's does; a singular may leave the number out."""
    wrong = []
    for message in catalogues.stored(language):
        original = message.id[-1] if isinstance(message.id, tuple | list) else message.id
        wanted = set(PLACEHOLDER.findall(original))
        found = [set(PLACEHOLDER.findall(text)) for text in strings(message)]
        if message.id and (found[-1] != wanted or any(one - wanted for one in found)):
            wrong.append(message.id)

    assert wrong == []


def test_what_students_and_teachers_both_read_addresses_neither():
    files = [
        (path, text)
        for path, text in catalogues.sources()
        if path.as_posix().endswith(READ_BY_BOTH)
    ]
    said = catalogues.stored("id")

    wrong = [
        text
        for message in catalogues.extracted(files)
        if message.id
        for text in strings(said.get(message.id, message.context))
        if TO_ONE_OF_THEM.search(text)
    ]

    assert len(files) == len(READ_BY_BOTH)
    assert wrong == []


def test_messages_of_templates_and_of_code_are_found(messages):
    assert {"An NPSN has exactly 8 digits.", "Skip to content"} <= {m.id for m in messages}


def test_updating_keeps_translations_and_drops_what_is_gone(own_locale, messages):
    path = catalogues.po_path("id")
    path.parent.mkdir(parents=True)
    old = catalogues.empty("id")
    old.add("An NPSN has exactly 8 digits.", "NPSN terdiri atas tepat 8 angka.")
    old.add("A text of last year", "Teks tahun lalu")
    path.write_text(catalogues.as_po(old))

    catalogues.update(messages)

    new = catalogues.stored("id")
    assert new.get("An NPSN has exactly 8 digits.").string == "NPSN terdiri atas tepat 8 angka."
    assert new.get("A text of last year") is None
    assert len(new) == len(messages)


def test_english_is_filled_from_the_source(own_locale, messages):
    catalogues.update(messages)

    english = catalogues.stored("en")
    assert all(message.string == message.id for message in english if message.id)


def test_updating_twice_changes_nothing(own_locale, messages):
    catalogues.update(messages)
    before = catalogues.po_path("id").read_bytes()

    catalogues.update(messages)

    assert catalogues.po_path("id").read_bytes() == before


def test_only_changed_catalogues_are_compiled(own_locale, messages):
    catalogues.update(messages)

    assert (catalogues.compile_changed(), catalogues.compile_changed()) == (2, 0)


def test_checking_names_what_is_missing(own_locale):
    with pytest.raises(CommandError, match="id: there is no catalogue"):
        call_command("catalogues", check=True)


@pytest.fixture
def forget_catalogues():
    yield
    translation_file_changed(None, catalogues.po_path("id").with_suffix(".mo"))


def test_what_is_compiled_at_start_is_spoken_at_once(own_locale, settings, forget_catalogues):
    """Django reads its catalogues while it sets itself up, before they are compiled."""
    settings.LOCALE_PATHS = [own_locale]
    with override("id"):
        assert gettext("Sign in") == "Masuk"
    new = catalogues.empty("id")
    new.add("Sign in", "Silakan masuk")
    catalogues.po_path("id").parent.mkdir(parents=True)
    catalogues.po_path("id").write_text(catalogues.as_po(new), encoding="utf-8")

    catalogues.compile_changed()

    with override("id"):
        assert gettext("Sign in") == "Silakan masuk"
