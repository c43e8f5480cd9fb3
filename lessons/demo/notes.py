"""What the first student of a class marked and wrote, and how the school labels the module."""

from classroom.people.models import Enrolment
from lessons.reading.models import Label, Note
from lessons.reading.paragraphs import paragraphs_of

# The number of a paragraph of the first section, and what is written on it; "" marks it.
NOTES = [
    (1, ""),
    (2, "Tanyakan di kelas: kenapa tulisannya memberi syarat yang berbeda-beda?"),
]
ON_THE_SECTION = "Ingat untuk ulangan: bedakan jumlah pihak dari aturan yang berlaku untuk semua."
LABELS = ["IPS kelas IX, semester 1"]


def give_notes(module, course):
    student = course.enrolments.filter(role=Enrolment.Role.STUDENT).select_related("user").first()
    section = module.sections.first()
    texts = {"module_title": module.title, "section_title": section.title}
    paragraphs = paragraphs_of(section.body)
    for number, text in NOTES:
        anchor, quote = paragraphs[number]
        Note.objects.create(
            user=student.user, section=section, anchor=anchor, quote=quote, text=text, **texts
        )
    Note.objects.create(user=student.user, section=section, text=ON_THE_SECTION, **texts)
    for text in LABELS:
        Label.objects.create(module=module, school=course.school, text=text)
