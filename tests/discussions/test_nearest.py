import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.discussions.nearest import bag, likeness, nearest, weights

VETO = "Hak veto membuat lima negara besar dapat menggagalkan putusan mayoritas anggota."
AGAIN = "Lima negara besar dapat menggagalkan putusan mayoritas karena hak veto itu."
CLIMATE = "Perjanjian iklim memberi setiap negara kebebasan menentukan target emisinya sendiri."


def test_what_has_been_said_is_found():
    found = nearest(AGAIN, {1: CLIMATE, 2: VETO})

    assert [key for key, _like in found] == [2]


def test_the_nearest_comes_first():
    found = nearest(VETO, {1: AGAIN, 2: VETO}, least=0.1)

    assert [key for key, _like in found] == [2, 1]


@pytest.mark.parametrize("text", ["", "Setuju!", "Saya juga setuju dengan itu"])
def test_a_few_words_are_like_nothing(text):
    assert nearest(text, {1: text, 2: VETO}) == []


@given(st.text(), st.text())
def test_likeness_stands_from_0_to_1_and_is_the_same_from_both_sides(one, other):
    bags = bag(one), bag(other)
    weight = weights(bags)

    like = likeness(*bags, weight)

    assert 0 <= like <= 1.000001
    assert like == pytest.approx(likeness(*reversed(bags), weight))
