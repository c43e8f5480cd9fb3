from django.urls import include, path

from .views import assign, draft, posting, task

app_name = "discussions"
posts = [
    path("", posting.post_create, name="post_create"),
    path("preview/", posting.preview, name="preview"),
    path("<id:post_id>/", task.post, name="post"),
    path("<id:post_id>/edit/", posting.post_edit, name="post_edit"),
    path("<id:post_id>/delete/", posting.post_delete, name="post_delete"),
]
one_prompt = [
    path("", task.task, name="task"),
    path("posts/", include(posts)),
    path("draft/", draft.draft_save, name="draft_save"),
    path("edit/", assign.edit, name="edit"),
]
urlpatterns = [
    path("classes/<id:course_id>/discussions/assign/", assign.assign, name="assign"),
    path("classes/<id:course_id>/discussions/open/", assign.open_, name="open"),
    path("classes/<id:course_id>/discussions/<id:assignment_id>/", include(one_prompt)),
]
