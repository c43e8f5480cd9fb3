from django.urls import path

from .views import gradebook, marking

app_name = "grading"

MARKING = "classes/<int:course_id>/assignments/<int:assignment_id>/marking/"
urlpatterns = [
    path(MARKING, marking.marking, name="marking"),
    path(f"{MARKING}release/", marking.marks_release, name="marks_release"),
    path(f"{MARKING}<int:work_id>/release/", marking.mark_release, name="mark_release"),
    path(f"{MARKING}<int:work_id>/take-back/", marking.mark_take_back, name="mark_take_back"),
    path(f"{MARKING}<int:work_id>/acknowledge/", marking.acknowledge, name="acknowledge"),
    path("classes/<int:course_id>/gradebook/", gradebook.gradebook, name="gradebook"),
    path("classes/<int:course_id>/gradebook.csv", gradebook.gradebook_csv, name="gradebook_csv"),
]
