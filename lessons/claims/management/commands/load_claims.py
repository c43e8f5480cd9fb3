from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lessons.reading.models import Module

from ...claim_files import read_claims
from ...loading import load_claims

BUILT_IN = settings.BASE_DIR / "lessons" / "content" / "claims"


class Command(BaseCommand):
    help = (
        "Load claims to be checked from files, after load_modules. Reports every mistake with "
        "file and line, and changes nothing when there is one."
    )

    def add_arguments(self, parser):
        parser.add_argument("--path", type=Path, default=BUILT_IN, help="where the files are")

    def handle(self, *args, path, verbosity=1, **options):
        if not path.is_dir():
            raise CommandError(f"There is no directory {path}.")
        modules = {module.slug: module for module in Module.objects.filter(school=None)}
        files = self.read(path, modules)
        notes = load_claims(files, modules)
        for note in notes:
            self.stdout.write(f"claims: {note}")
        if verbosity and not notes:  # a start has nothing to say of that
            self.stdout.write("claims: unchanged")

    def read(self, path, modules):
        """Return what the files in `path` say; with any mistake, print them all and stop."""
        files, mistakes, owners = [], 0, {}
        for name in sorted(path.glob("*.toml")):
            file, wrong = read_claims(name.read_bytes())
            if file:
                wrong = [*self.beyond(file, modules, name.name, owners)]
                files.append(file)
            mistakes += len(wrong)
            for line, sentence in wrong:
                self.stderr.write(f"{name}:{line}: {sentence}")
        if mistakes:
            raise CommandError(f"{mistakes} mistakes; nothing was changed.")
        return files

    def beyond(self, file, modules, name, owners):
        """Yield what one file alone cannot know; `owners` collects slugs over the files."""
        if file.module not in modules:
            yield file.lines["module"], f"there is no built-in module {file.module!r}"
        for claim in file.claims:
            other = owners.setdefault(claim["slug"], name)
            if other != name:
                line = file.lines[claim["slug"]]
                yield line, f"the slug {claim['slug']!r} is used in {other} too"
