"""A module -> the files that `module_files.read_module` reads as the same module. Pure.

The same module always gives the same bytes, so that files can be compared, and diffs are short.
"""

import tomli_w

from .module_schema import LANGUAGES, MODULE, Both, Optional, Tables, lacks_nothing

TOML = "module.toml"


def to_files(module):
    """Return `{name: bytes}` of a `ModuleFiles`."""
    toml = tomli_w.dumps(
        table(module.data, MODULE, module.data["languages"]), multiline_strings=True
    )
    texts = {TOML: toml} | {
        f"{section.position}-{section.slug}.{section.language}.md": markdown(section)
        for section in module.sections
    }
    return {file: text.encode() for file, text in sorted(texts.items())}


def markdown(section):
    return f"# {section.title}\n\n{section.body}\n"


def table(values, shape, languages):
    """Return what is to be said of `values`: without the keys that may be left out and are."""
    said = {key: written(values[key], rule, languages) for key, rule in shape.items()}
    return {key: value for key, value in said.items() if value is not None}


def written(value, rule, languages):
    """Return a value as TOML has it; None when it says no more than a missing key."""
    if isinstance(rule, dict):
        return table(value, rule, languages)
    if isinstance(rule, Tables):
        return [written(one, rule.shape, languages) for one in value] or nothing(rule, [])
    if isinstance(rule, Optional):
        return None if value is None else table(value, rule.shape, languages)
    if isinstance(rule, Both):
        texts = {language: value[language] for language in languages}
        return texts if any(texts.values()) else nothing(rule, texts)
    if value in ("", [], list(LANGUAGES)):
        return nothing(rule, value)
    return value


def nothing(rule, value):
    return None if lacks_nothing(rule) else value
