"""Pages of the site itself: health, and errors that say what to do next."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from redis import RedisError

from classroom.written import written


@require_safe
def healthz(request):
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")


def database_is_ready():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def cache_is_ready():
    cache.set("readyz", "ok", 5)
    return cache.get("readyz") == "ok"


@require_safe
def readyz(request):
    """Say whether requests can be served: database, migrations, cache; 503 when not."""
    try:
        migrations = database_is_ready()
        database = True
    except DatabaseError:
        migrations = database = False
    try:
        cached = cache_is_ready()
    except (OSError, RedisError):
        cached = False
    checks = {"database": database, "migrations": migrations, "cache": cached}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


PROBES = {"/healthz": healthz, "/readyz": readyz}


def probes_first(get_response):
    """Answer probes before anything else looks at a request.

    They call by any name or address, and must not wait for the database to read a session.
    """

    def middleware(request):
        probe = PROBES.get(request.path_info)
        return probe(request) if probe else get_response(request)

    return middleware


def refused(request, exception):
    """Say that a page is not open to the caller."""
    return closed(request, "403.html", 403)


def missing(request, exception):
    """Say that there is no such page, or none for the caller."""
    return closed(request, "404.html", 404)


def closed(request, page, status):
    """Refuse, and show what was written in the form that came to a page closed meanwhile.

    The script that saves is told to whom it is closed: on a shared phone that may be somebody else
    than the writer, for whom it is open. A form to no address at all is nobody's and is not read.
    """
    sent = request.method == "POST" and request.resolver_match
    if sent and request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"closed_to": request.user.pk}, status=status)
    return render(request, page, {"typed": written(request) if sent else []}, status=status)


def csrf_failure(request, reason=""):
    """Refuse a form from a page that was open too long, and show what was written in it."""
    return render(request, "403_csrf.html", {"typed": written(request)}, status=403)
