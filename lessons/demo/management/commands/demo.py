from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from classroom.people.models import School

from ...people import make_school, read_people
from ...reset import remove_school
from ...work import give_work


class Command(BaseCommand):
    help = "Make the demo school if it is not there; --reset starts it afresh."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="remove the demo school first")

    @transaction.atomic
    def handle(self, *args, reset=False, verbosity=1, **options):
        if not settings.DEMO:
            raise CommandError(
                "The demo's accounts have a password that everybody knows. "
                "Where that is wanted, set DEMO=1."
            )
        school = School.objects.filter(npsn=read_people()["school"]["npsn"]).first()
        if school and not reset:
            if verbosity:
                self.stdout.write(f"The demo school is there: {school}.")
            return
        if school:
            remove_school(school)
        courses = make_school()
        give_work(*courses)
        self.stdout.write(f"Made the demo school: {courses[0].school}.")
