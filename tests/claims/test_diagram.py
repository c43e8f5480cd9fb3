from hypothesis import given
from hypothesis import strategies as st

from lessons.claims.calibration import CONFIDENCES, calibrate
from lessons.claims.diagram import BOTTOM, HEIGHT, LARGEST, LEFT, RIGHT, TOP, diagram

outcomes = st.lists(st.tuples(st.booleans(), st.sampled_from(CONFIDENCES)), min_size=1)


@given(outcomes)
def test_everything_stands_within_the_picture_in_whole_units(rulings):
    for dot in diagram(calibrate(rulings)).dots:
        assert LEFT < dot.x < RIGHT
        assert TOP <= dot.y <= BOTTOM
        assert TOP - 4 <= dot.label_y < HEIGHT
        assert {type(number) for number in (dot.x, dot.y, dot.r, dot.label_y)} == {int}


def test_the_surest_stand_right_the_rightest_high_and_the_most_are_largest():
    rulings = [(False, 50), *[(True, 100)] * 9]

    low, high = diagram(calibrate(rulings)).dots

    assert low.x < high.x
    assert (low.y, high.y) == (BOTTOM, TOP)
    assert low.r < high.r == LARGEST


def test_without_rulings_there_are_axes_and_no_dots():
    empty = diagram(calibrate([]))

    assert empty.dots == []
    assert [tick.value for tick in empty.across] == list(CONFIDENCES)
