"""The letters by which classmates know each other where names are hidden."""

import secrets

from classroom.people.models import Enrolment

from ..models import Letter, Post


def give_letters(prompt, authors):
    """Give students (by number) who have none a letter of the prompt; the caller holds the prompt.

    At random among as many letters as the class has students: neither the class list nor who wrote
    first shows in them.
    """
    given = dict(Letter.objects.filter(prompt=prompt).values_list("enrolment", "place"))
    new = [author for author in authors if author not in given]
    if not new:
        return
    students = Enrolment.objects.students().filter(course=prompt.assignment.course_id).count()
    free = set(range(max(students, len(given) + len(new)))) - set(given.values())
    places = secrets.SystemRandom().sample(sorted(free), len(new))
    Letter.objects.bulk_create(
        Letter(prompt=prompt, enrolment_id=author, place=place)
        for author, place in zip(new, places, strict=True)
    )


def students_who_wrote(prompt):
    """Their numbers, each once."""
    posts = Post.objects.filter(prompt=prompt, author__role=Enrolment.Role.STUDENT)
    return posts.order_by("author").values_list("author", flat=True).distinct()
