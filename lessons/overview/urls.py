from django.urls import path

from . import views

app_name = "overview"
urlpatterns = [
    path("", views.home, name="home"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/<int:year>/<int:month>/", views.calendar, name="calendar_month"),
    path("classes/", views.courses, name="courses"),
    path("classes/<id:course_id>/", views.course, name="course"),
]
