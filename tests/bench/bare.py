"""What everything is compared with: Django with one view, one query and no middleware at all.

The same server, database and connection settings as the application's, nothing else of it.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse
from django.urls import path


def bare(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT full_name FROM people_user ORDER BY id LIMIT 1")
        (name,) = cursor.fetchone()
    return HttpResponse(f"<!doctype html><title>Bare</title><p>{name}")


urlpatterns = [path("bare/", bare)]


def configure():
    from classroom import settings as ours  # read here, because it wants its environment

    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES=ours.DATABASES,
        ROOT_URLCONF=__name__,
        SECRET_KEY=os.environ["SECRET_KEY"],
        USE_TZ=True,
    )


if not settings.configured:
    configure()
application = get_wsgi_application()
