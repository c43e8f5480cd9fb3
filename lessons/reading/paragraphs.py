"""The paragraphs of a text and the names by which they are linked, marked and cited.

Pure. A name comes from what the paragraph says, so it outlives every edit of the others. What leads
to a term or a source, and what is set bold, is no part of what it says.
"""

import hashlib
import unicodedata
from functools import lru_cache
from types import MappingProxyType

from classroom.markup import parse

# Lists, quotes and tables are named whole: their lines mean little alone.
NAMED = {
    *("paragraph_open", "bullet_list_open", "ordered_list_open", "blockquote_open"),
    *("table_open", "fence", "code_block"),
}


def blocks_of(tokens):
    """Yield the outermost blocks of a text, each as the list of its tokens."""
    block, depth = [], 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


def words_of(token):
    """Return what one token says to a reader."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "inline":
        return "".join(words_of(child) for child in token.children)
    return token.content


def plain(block):
    """Return the text of a block without any markup, its lines and cells each on a line."""
    lines = (words_of(token) for token in block if token.content)
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def name_of(text):
    """Return "p-" and eight hexadecimal digits for the words of `text`, however they are spaced."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return f"p-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def named_blocks(tokens):
    """Yield `(name, plain text, tokens)` of every block; headings and rules have the name "".

    A paragraph that says the same as one before gets a number: p-1a2b3c4d-2.
    """
    met = {}
    for block in blocks_of(tokens):
        text = plain(block)
        if block[0].type not in NAMED or not text:
            yield "", text, block
            continue
        name = name_of(text)
        met[name] = met.get(name, 0) + 1
        yield name if met[name] == 1 else f"{name}-{met[name]}", text, block


@lru_cache(maxsize=512)
def paragraphs_of(text):
    """Return `((anchor, plain text), …)` of everything in a Markdown text that can be cited."""
    return tuple((name, words) for name, words, _block in named_blocks(parse(text)) if name)


@lru_cache(maxsize=512)
def twins(text, other):
    """Return {anchor: anchor of the same paragraph in `other`}, the text in another language.

    Empty where the two are not built alike, block by block.
    """
    here, there = (tuple(named_blocks(parse(one))) for one in (text, other))
    built = [[tokens[0].type for _name, _words, tokens in blocks] for blocks in (here, there)]
    if built[0] != built[1]:
        return MappingProxyType({})
    taken = {name for name, _words, _tokens in here}
    pairs = ((one[0], two[0]) for one, two in zip(here, there, strict=True))
    return MappingProxyType({one: two for one, two in pairs if one and two not in taken})
