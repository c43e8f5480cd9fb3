"""A view with one query, and a new Django project around it: what the pages are compared with.

The project's middleware and template settings are `startproject`'s, the server and the database's
settings ours. Within our own site the view is served by tests.bench.urls.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.template import engines
from django.urls import path

PAGE = "<!doctype html><html lang='en'><title>Bare</title><p>{{ group.name }}</p></html>"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]


def bare(request):
    from django.contrib.auth.models import Group  # there are models only once Django is set up

    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"group": Group.objects.first()}, request))


urlpatterns = [path("bare/", bare)]


def configure():
    from classroom import settings as ours  # read here, because it wants its environment

    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES=ours.DATABASES,
        INSTALLED_APPS=[
            f"django.contrib.{app}" for app in ("auth", "contenttypes", "sessions", "messages")
        ],
        MIDDLEWARE=MIDDLEWARE,
        ROOT_URLCONF=__name__,
        SECRET_KEY=os.environ["SECRET_KEY"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"context_processors": CONTEXT},
            }
        ],
        USE_TZ=True,
    )


if not settings.configured:
    configure()
application = get_wsgi_application()
