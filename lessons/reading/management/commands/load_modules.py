from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import transaction

from ...models import Module
from ...module_files import TOML, read_module
from ...services.loading import load_module, missing_modules, require_modules

BUILT_IN = settings.BASE_DIR / "lessons" / "content" / "modules"


def read_directory(directory):
    """Return `{name: bytes}` of the files in one module's directory, hidden ones left out."""
    return {
        file.name: file.read_bytes()
        for file in directory.iterdir()
        if file.is_file() and not file.name.startswith(".")
    }


class Command(BaseCommand):
    help = (
        "Load lesson modules from files. Reports every mistake with file and line, and changes "
        "nothing when there is one."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--path", type=Path, default=BUILT_IN, help="where the modules' directories are"
        )

    @no_translations  # what it says is for operators, in the words of the source
    def handle(self, *args, path, verbosity=1, **options):
        if not path.is_dir():
            raise CommandError(f"There is no directory {path}.")
        modules = self.read(path)
        self.refuse_unknown_requirements(path, modules)
        with transaction.atomic():
            for files in modules:
                module, done, notes = load_module(files)
                if verbosity or done != "unchanged":  # a start has nothing to say of those
                    self.stdout.write(f"{module.slug}: {done}")
                for note in notes:
                    self.stdout.write(f"  {note}")
            for files in modules:
                require_modules(files)
        if path == BUILT_IN:
            for module in missing_modules([files.data["slug"] for files in modules]):
                self.stdout.write(f"{module.slug}: kept, but there are no files of it")

    def refuse_unknown_requirements(self, path, modules):
        known = {files.data["slug"] for files in modules}
        known.update(Module.objects.filter(school=None).values_list("slug", flat=True))
        for files in modules:
            for slug in set(files.data["requires"]) - known:
                where = path / files.data["slug"] / TOML
                raise CommandError(f"{where}: requires {slug!r}, which is no module.")

    def read(self, path):
        """Return the modules in `path`; with any mistake, print them all and stop."""
        modules, mistakes = [], 0
        for directory in sorted(path.iterdir()):
            if not directory.is_dir() or directory.name.startswith((".", "_")):
                continue
            files, wrong = read_module(directory.name, read_directory(directory))
            modules += [files] if files else []
            mistakes += len(wrong)
            for mistake in wrong:
                self.stderr.write(f"{directory / mistake.file}:{mistake.line}: {mistake.sentence}")
        if mistakes:
            raise CommandError(f"{mistakes} mistakes; nothing was changed.")
        return modules
