from html.parser import HTMLParser

import pytest

from lessons.reading.prose import render


class Parts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}


def test_a_term_is_a_button_that_opens_its_meaning():
    prose = render("A [*veto*](term:veto).", ("veto",), ())

    assert prose.html == (
        '<p>A <button type="button" class="term" popovertarget="term-veto"><em>veto</em></button>'
        ".</p>\n"
    )
    assert prose.terms == ("veto",)


def test_a_source_leads_to_its_entry():
    prose = render("[so](source:a) and [so](source:a)", (), ("a",))

    assert prose.html.count('href="#source-a"') == 2
    assert prose.sources == ("a",)


@pytest.mark.parametrize("text", ["[x](term:other)", "[x](source:other)"])
def test_what_is_unknown_stays_as_text(text):
    assert render(text, ("veto",), ("a",)).html == "<p>x</p>\n"


def test_headings_stand_below_those_of_the_page():
    assert render("## a\n\n### b", (), ()).html == "<h2>a</h2>\n<h3>b</h3>\n"
    assert render("## a\n\n### b", (), (), deeper=1).html == "<h3>a</h3>\n<h4>b</h4>\n"


def test_a_table_scrolls_in_a_named_box():
    html = render("| A | B |\n|---|---|\n| 1 | 2 |", (), ()).html

    assert '<div class="table-scroll" role="group" tabindex="0" aria-label="A, B">' in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<button popovertarget="term-veto" onclick="x()">',
        "[x](javascript:alert)",
        '[x](term:veto "onclick=alert")',
        '| <img src=x onerror=alert(1)> |\n|---|\n| " onfocus=alert(1) |',
        "[x](data:text/html,hi)",
    ],
)
def test_nothing_that_runs_comes_through(text):
    html = render(text, ("veto",), ()).html

    parts = Parts()
    parts.feed(html)
    assert not parts.tags & {"script", "img"}
    assert not parts.attributes & {"onclick", "onerror", "onfocus", "href", "title"}
