"""Our own `lucide`, `translate` and `url`: what Django's and the library's say, said once."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch
from django.utils.translation import override


def drawn(text, **context):
    return Template("{% load i18n %}" + text).render(Context(context))


def test_plain_words_are_said_in_each_readers_language():
    page = Template('{% load i18n %}{% translate "Today" %}')

    said = []
    for language in ("en", "id", "en"):
        with override(language):
            said.append(page.render(Context()))

    assert said == ["Today", "Hari ini", "Today"]


def test_words_of_a_variable_are_looked_up_each_time():
    with override("id"):
        assert drawn("{% translate word %}", word="Today") == "Hari ini"
        assert drawn("{% translate word %}", word="Classes") == "Kelas"


def test_an_address_is_that_of_its_arguments():
    page = Template('{% url "people:people" pk %}')

    assert page.render(Context({"pk": 7})) == "/classes/7/people/"
    assert page.render(Context({"pk": 8})) == "/classes/8/people/"


def test_an_address_can_be_kept_under_a_name():
    assert drawn('{% url "people:login" as there %}[{{ there }}]') == "[/login/]"
    assert drawn('{% url "nowhere" as there %}[{{ there }}]') == "[]"


def test_an_unknown_address_is_a_mistake():
    with pytest.raises(NoReverseMatch):
        drawn('{% url "nowhere" %}')


def test_an_icon_is_drawn_from_a_word_or_a_variable():
    named = drawn('{% lucide "check" size=18 aria_hidden="true" %}')

    assert named.startswith("<svg")
    assert drawn('{% lucide icon size=18 aria_hidden="true" %}', icon="check") == named
