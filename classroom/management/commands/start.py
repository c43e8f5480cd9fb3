import os
import socket

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from classroom.management.preparation import (
    close_connections,
    prepare,
    require_database,
    require_free_port,
)

DEMO_ACCOUNTS = """
Demo accounts, all with the password  musyawarah-demo
  admin               school admin
  guru, guru2         teachers
  siswa01 … siswa72   students
"""
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 compared with, not bound


def number(name, default, most):
    value = os.environ.get(name) or str(default)
    if not (value.isdecimal() and 1 <= int(value) <= most):
        raise CommandError(f"{name} must be a number from 1 to {most}, not {value!r}.")
    return int(value)


def own_address():
    """Return this machine's address in its network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return socket.gethostname()
        return probe.getsockname()[0]


def load(target):
    """Return the application, in a worker that Ctrl+C does not reach by itself.

    It would get the terminal's signal and then the main process's, and hang between the two.
    """
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    return import_string(target)


class Command(BaseCommand):
    help = "Prepare what is missing, then serve for production (HOST, PORT, WORKERS, THREADS)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--prepare", action="store_true", help="prepare and do not serve")

    def handle(self, **options):
        host, port = os.environ.get("HOST") or "127.0.0.1", number("PORT", 8000, most=65535)
        workers, threads = number("WORKERS", 2, most=64), number("THREADS", 4, most=64)
        require_free_port(host, port)
        require_database()
        prepare()
        close_connections()
        if not options["prepare"]:
            self.serve(host, port, workers, threads)

    def serve(self, host, port, workers, threads):
        server = Granian(
            settings.WSGI_APPLICATION,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=5,
        )
        server.on_startup(lambda: self.greet(host, port))
        server.serve(target_loader=load)

    def greet(self, host, port):
        shown = own_address() if host in EVERYWHERE else f"[{host}]" if ":" in host else host
        self.stdout.write(f"Musyawarah is open at http://{shown}:{port}/   (Ctrl+C stops it)")
        if settings.DEMO:
            self.stdout.write(DEMO_ACCOUNTS)
        if host in EVERYWHERE:
            self.stdout.write("Everybody in the same network can open it.")
        elif settings.DEMO:
            self.stdout.write("To let phones in the same network in: HOST=0.0.0.0 make run")
        self.stdout.flush()
