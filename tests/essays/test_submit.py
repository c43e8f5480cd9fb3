import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from classroom.texts import fingerprint
from lessons.essays.models import Attempt, Draft

from .conftest import TEXT


@pytest.fixture
def hand_in(login, address, student):
    """Hand in as the student, by default the draft's first version with a fresh key."""

    def post(key=None, version=1, number=1, **fields):
        data = {"key": key or uuid.uuid4(), "version": version, "number": number}
        data["writer"] = student.pk
        return login(student).post(address("submit/"), data | fields, follow=True)

    return post


def messages(response):
    return [str(message) for message in response.context["messages"]]


def close(essay):
    essay.due_at = essay.closes_at = timezone.now() - timedelta(minutes=1)
    essay.save()


def test_handing_in_makes_an_attempt_and_leads_to_its_receipt(save, hand_in, address):
    save()

    response = hand_in()

    attempt = Attempt.objects.get()
    assert response.redirect_chain == [(address("receipts/1/"), 302)]
    assert (attempt.number, attempt.text, attempt.words) == (1, TEXT, 5)
    assert attempt.sha256 == fingerprint(TEXT)
    assert attempt.work.submitted_at == attempt.submitted_at


def test_same_key_again_is_the_same_attempt(save, hand_in):
    save()
    key = uuid.uuid4()

    receipts = [hand_in(key).context["attempt"].receipt_number for _ in range(2)]

    assert receipts == [Attempt.objects.get().receipt_number] * 2


def test_lost_answer_is_given_again_after_the_closing_date(save, hand_in, essay):
    save()
    key = uuid.uuid4()
    hand_in(key)
    close(essay)

    assert hand_in(key).context["attempt"] == Attempt.objects.get()


@pytest.mark.parametrize("closed", [False, True])
def test_a_second_page_with_the_same_text_leads_to_the_first_receipt(save, hand_in, essay, closed):
    save()
    hand_in(number=1)
    if closed:
        close(essay)

    response = hand_in(number=1)

    assert response.context["attempt"] == Attempt.objects.get()
    assert messages(response) == []


def test_a_second_page_is_asked_again_when_the_text_is_another(save, hand_in, address):
    save()
    hand_in(number=1)
    save("Another text than the first.", version=1)

    response = hand_in(version=2, number=1)

    assert response.redirect_chain == [(address("hand-in/"), 302)]
    assert messages(response) == ["The text was changed after you looked. Check it once more."]
    assert Attempt.objects.get().text == TEXT


def test_the_same_text_may_be_handed_in_again_on_purpose(save, hand_in):
    save()
    hand_in(number=1)

    assert hand_in(number=2).context["attempt"].number == 2


def test_the_question_asks_for_the_next_attempt(save, hand_in, login, student, address):
    save()
    before = login(student).get(address("hand-in/")).context["form"]["number"].value()
    hand_in()

    after = login(student).get(address("hand-in/")).context["form"]["number"].value()

    assert (before, after) == (1, 2)


def test_attempts_are_numbered_and_all_kept(save, hand_in):
    save()
    hand_in()
    save("A second text, better than before.", version=1)

    hand_in(version=2, number=2)

    assert [(a.number, a.text) for a in Attempt.objects.all()] == [
        (1, TEXT),
        (2, "A second text, better than before."),
    ]


def test_text_changed_after_the_question_is_asked_about_again(save, hand_in, address):
    save()
    save("Changed in another tab meanwhile.", version=1)

    response = hand_in(version=1)

    assert response.redirect_chain == [(address("hand-in/"), 302)]
    assert messages(response) == ["The text was changed after you looked. Check it once more."]
    assert not Attempt.objects.exists()


def test_after_the_closing_date_the_text_stays_a_draft(save, hand_in, essay):
    save()
    close(essay)

    response = hand_in()

    assert messages(response) == [
        "This assignment is closed. Your text is kept as a draft; it was not handed in."
    ]
    assert Draft.objects.get().text == TEXT
    assert not Attempt.objects.exists()


def test_late_is_taken_in_until_it_closes(save, hand_in, essay):
    essay.due_at = timezone.now() - timedelta(hours=1)
    essay.closes_at = timezone.now() + timedelta(hours=1)
    essay.save()
    save()

    assert hand_in().context["attempt"].is_late


def test_returned_essay_may_be_handed_in_again(save, hand_in):
    save()
    work = hand_in().context["attempt"].work
    work.returned_at = timezone.now()
    work.save()
    save("After reading the feedback, a new text.", version=1)

    assert hand_in(version=2, number=2).context["attempt"].number == 2


@pytest.mark.parametrize("text", ["", " \n\n", "# - **"])
def test_text_without_a_word_is_refused(save, hand_in, text):
    save(text)

    assert messages(hand_in()) == ["There is no text to hand in yet."]
    assert not Attempt.objects.exists()


def test_nothing_written_is_refused(hand_in):
    assert messages(hand_in(version=0)) == ["There is no text to hand in yet."]


def test_key_of_someone_else_gives_nothing_away(save, hand_in, classmate, essay):
    work = classmate.works.create(assignment=essay)
    other = Attempt.objects.create(
        work=work, number=1, text="Not yours.", words=2, submitted_at=timezone.now()
    )
    save()

    response = hand_in(other.key)

    assert messages(response) == ["This page was made for another text. Load it again."]
    assert Attempt.objects.get() == other


@pytest.mark.parametrize(
    "broken", [{"key": "x"}, {"version": ""}, {"writer": "0"}, {"number": ""}, {"number": "7"}]
)
def test_broken_page_hands_nothing_in(save, hand_in, broken):
    save()

    hand_in(**broken)

    assert not Attempt.objects.exists()


def test_outsider_gets_404_and_teacher_403(login, outsider, teacher, address):
    answers = [
        (login(person).get(address("hand-in/")), login(person).post(address("submit/")))
        for person in (outsider, teacher)
    ]

    codes = [(asked.status_code, handed_in.status_code) for asked, handed_in in answers]
    assert codes == [(404, 404), (403, 403)]
