"""The smallest module that has everything, as files; each test spoils one thing."""

TOML = """\
slug = "tiny"
code = "T1"
position = 1
minutes = 10
license = "CC BY-SA 4.0"
title = {id = "Kecil", en = "Tiny"}
subtitle = {id = "Sub", en = "Sub"}
summary = {id = "Ringkas", en = "Short"}
audience = {id = "SMP", en = "Lower secondary"}
[[objectives]]
id = "Tahu."
en = "Know."
[[sources]]
slug = "article"
title = "An article"
author = ""
site = "example.org"
url = "https://example.org/a"
date = ""
kind = {id = "Artikel", en = "Article"}
note = {id = "Catatan", en = "Note"}
[[terms]]
slug = "veto"
[terms.term]
id = "veto"
en = "veto"
[terms.meaning]
id = "Hak menolak."
en = "A right to refuse."
[[checks]]
slug = "one"
section = "start"
kind = "single"
[checks.question]
id = "Yang mana?"
en = "Which?"
[[checks.options]]
correct = true
text = {id = "Ini", en = "This"}
feedback = {id = "Ya.", en = "Yes."}
[[checks.options]]
correct = false
text = {id = "Itu", en = "That"}
feedback = {id = "Bukan.", en = "No."}
[essay]
words_min = 100
words_max = 200
title = {id = "Esai", en = "Essay"}
instructions = {id = "Tulis.", en = "Write."}
[[essay.criteria]]
title = {id = "Isi", en = "Content"}
[[essay.criteria.levels]]
points = 10
title = {id = "Baik", en = "Good"}
descriptor = {id = "Baik.", en = "Good."}
[[essay.criteria.levels]]
points = 5
title = {id = "Cukup", en = "Fair"}
descriptor = {id = "Cukup.", en = "Fair."}
"""
INDONESIAN = "# Awal\n\nSebuah [veto](term:veto) menurut [artikel](source:article).\n"
ENGLISH = "# Start\n\nA [veto](term:veto) as in [the article](source:article).\n"


def tiny(*changes, **files):
    """Return the files as bytes; `changes` are (file, old, new), each of which must apply."""
    texts = {"module.toml": TOML, "1-start.id.md": INDONESIAN, "1-start.en.md": ENGLISH} | files
    for file, old, new in changes:
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    return {file: text.encode() for file, text in texts.items()}


def write(directory, files):
    directory.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        (directory / file).write_bytes(content)
    return directory
