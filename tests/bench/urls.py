from django.urls import include, path

from .bare import bare

urlpatterns = [path("bare/", bare), path("", include("classroom.urls"))]
