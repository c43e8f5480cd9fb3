"""Pages of the site itself: health, and errors that say what to do next."""

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from redis import RedisError

from classroom.written import written


@login_not_required
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


@login_not_required
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


def csrf_failure(request, reason=""):
    """Refuse a form from a page that was open too long, and show what was written in it."""
    return render(request, "403_csrf.html", {"typed": written(request)}, status=403)
