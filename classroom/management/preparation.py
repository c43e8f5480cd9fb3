"""What has to be true before the server starts: each step is quick when there is nothing to do."""

import hashlib
import socket
import sys

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection, connections

from . import catalogues

# Bootstrap's parts and variants that no page names; compressing them takes most of a minute.
UNUSED = ["bootstrap-*", "bootstrap.css*", "bootstrap.rtl*", "bootstrap/js/*", "django_htmx/ext"]


def require_free_port(host, port):
    """Raise a CommandError that says what to do when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":  # there the option would let us take a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Cannot listen on {host}, port {port} ({error}). If another program uses that "
                f"port, stop it or choose another one: PORT={port % 65535 + 1} make run. "
                "HOST must be an address of this machine."
            ) from error


def require_database():
    """Raise a CommandError that says what to look at when the database does not answer."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        where = "{NAME} on {HOST}:{PORT}" if connection.settings_dict["HOST"] else "{NAME}"
        raise CommandError(
            f"The database {where.format(**connection.settings_dict)} cannot be opened ({error}). "
            "Is it running, and is DATABASE_URL right?"
        ) from error


def prepare():
    """Bring catalogues, database, built-in modules and claims, demo and static files up to date."""
    catalogues.compile_changed()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_modules", verbosity=0)
    call_command("load_claims", verbosity=0)
    if settings.DEMO:
        call_command("demo", verbosity=0)
    if not settings.DEBUG:
        collect_static()


def close_connections():
    """Let go of the database: workers are forked, and two on one line get each other's answers."""
    for one in connections.all(initialized_only=True):
        one.close()
        if one.vendor == "postgresql":
            one.close_pool()


def collect_static():
    """Hash and compress the static files again only when one of them changed."""
    stamp = settings.VAR_DIR / "static.stamp"
    now = static_fingerprint()
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text() == now:
        return
    call_command(
        "collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=UNUSED
    )
    stamp.write_text(now)


def static_fingerprint():
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(UNUSED):
            path = storage.path(name)
            digest.update(
                f"{path} {storage.size(name)} {storage.get_modified_time(name)}\n".encode()
            )
    return digest.hexdigest()
