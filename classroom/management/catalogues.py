"""Catalogues of messages with Babel alone, because gettext's tools are not on every machine.

The `.po` files carry no line numbers and no dates: they change only when a text does.
"""

from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

LOCALE_DIR = settings.BASE_DIR / "classroom" / "locale"
SOURCE_LANGUAGE = "en"
PLURAL_FORMS = {"en": "nplurals=2; plural=(n != 1);", "id": "nplurals=1; plural=0;"}
LANGUAGES = list(PLURAL_FORMS)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def po_path(language):
    return LOCALE_DIR / language / "LC_MESSAGES" / "django.po"


def sources():
    """Yield each file that may hold a message, with its text as Babel's Python reader takes it."""
    for package in ("classroom", "lessons"):
        for path in (settings.BASE_DIR / package).rglob("*.py"):
            yield path, path.read_text(encoding="utf-8")
    for path in (settings.BASE_DIR / "templates").rglob("*"):
        if path.suffix in {".html", ".txt", ".svg"}:
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # What stands between the messages is no Python: its indentation would not parse.
            yield path, "\n".join(line.lstrip() for line in code.splitlines())


def extracted(files=None):
    """Return a catalogue of every message in the code and the templates, all untranslated.

    `files` are pairs as of `sources`, all of them unless given.
    """
    found = Catalog()
    for _path, text in files or sources():
        file = BytesIO(text.encode())
        for _line, message, _comments, context in extract(
            "python", file, keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            found.add(message, context=context)
    return found


def empty(language):
    catalogue = Catalog(locale=language)
    # Babel does not know Indonesian's plurals, which Django's own catalogue counts as one form.
    catalogue.mime_headers = [("Plural-Forms", PLURAL_FORMS[language])]
    return catalogue


def stored(language):
    path = po_path(language)
    if not path.exists():
        return empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language, messages):
    """Return the catalogue of `language` with exactly these messages, keeping its translations."""
    old, new = stored(language), empty(language)
    for message in messages:
        if not message.id:
            continue
        known = old.get(message.id, message.context)
        if language == SOURCE_LANGUAGE:
            text = message.id
        elif known and not known.fuzzy:
            text = known.string
        else:
            text = ""
        new.add(message.id, text, context=message.context)
    return new


def as_po(catalogue):
    """Return the text of a `.po` file."""
    body = BytesIO()
    write_po(body, catalogue, width=98, no_location=True, omit_header=True, sort_output=True)
    language = str(catalogue.locale)
    header = HEADER.format(language=language, plural_forms=PLURAL_FORMS[language])
    return header + body.getvalue().decode()


def update(messages):
    """Write the catalogue of every language anew, with exactly these messages."""
    for language in LANGUAGES:
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_po(updated(language, messages)), encoding="utf-8", newline="\n")


def compile_changed():
    """Write each `.mo` that is missing or older than its `.po`; return how many."""
    stale = [path for path in map(po_path, LANGUAGES) if is_stale(path)]
    for path in stale:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3])
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        # Django read its catalogues while it set itself up: this process must read them anew.
        translation_file_changed(None, path.with_suffix(".mo"))
    return len(stale)


def is_stale(po: Path):
    mo = po.with_suffix(".mo")
    return po.exists() and (not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime)


def problems():
    """Return a sentence for everything that keeps the catalogues from being complete."""
    found, messages = [], extracted()
    for language in LANGUAGES:
        path = po_path(language)
        if not path.exists():
            found.append(f"{language}: there is no catalogue")
            continue
        new = updated(language, messages)
        if path.read_text(encoding="utf-8") != as_po(new):
            found.append(f"{language}: the catalogue differs from the messages in the code")
        found += [f"{language}: not translated: {m.id!r}" for m in new if m.id and not is_full(m)]
    return found


def is_full(message):
    strings = message.string if isinstance(message.string, tuple | list) else [message.string]
    return bool(strings) and all(strings)
