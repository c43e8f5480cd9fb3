"""The site map: every prefix on one screen."""

from django.contrib import admin
from django.urls import include, path

from classroom import converters, views  # noqa: F401 - <id:…> of every URLconf

handler403 = views.refused
handler404 = views.missing

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("classroom.people.urls")),
    path("", include("lessons.overview.urls")),
    path("", include("lessons.assignments.urls")),
    path("", include("lessons.reading.urls")),
    path("authoring/", include("lessons.authoring.urls")),
    path("", include("lessons.essays.urls")),
    path("", include("lessons.claims.urls")),
    path("", include("lessons.discussions.urls")),
    path("", include("lessons.grading.urls")),
    path("", include("lessons.demo.urls")),
]
