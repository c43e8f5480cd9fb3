from django.core.management.base import BaseCommand, CommandError

from classroom.management import catalogues


class Command(BaseCommand):
    help = (
        "Bring classroom/locale up to date with the messages in code and templates, and compile it."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; fail if it would")
        parser.add_argument("--compile", action="store_true", help="only compile what changed")

    def handle(self, **options):
        if options["check"]:
            self.check_all()
            return
        if not options["compile"]:
            catalogues.update(catalogues.extracted())
        compiled = catalogues.compile_changed()
        self.stdout.write(f"Compiled {compiled} of {len(catalogues.LANGUAGES)} catalogues.")

    def check_all(self):
        if problems := catalogues.problems():
            raise CommandError("\n".join([*problems, "Mend with: manage.py catalogues"]))
        self.stdout.write("The catalogues are complete.")
