from django.urls import include, path

from .views import (
    assign,
    draft,
    groups,
    insight,
    marking,
    moderation,
    news,
    posting,
    restating,
    safety,
    standing,
    task,
)

app_name = "discussions"
posts = [
    path("", posting.post_create, name="post_create"),
    path("preview/", posting.preview, name="preview"),
    path("<slug:ref>/", task.post, name="post"),
    path("<slug:ref>/edit/", posting.post_edit, name="post_edit"),
    path("<slug:ref>/delete/", posting.post_delete, name="post_delete"),
    path("<slug:ref>/pin/", moderation.pin, name="pin"),
    path("<slug:ref>/lock/", moderation.lock, name="lock"),
    path("<slug:ref>/hide/", moderation.hide, name="hide"),
    path("<slug:ref>/show/", moderation.show, name="show"),
    path("<slug:ref>/report/", safety.report, name="report"),
    path("<slug:ref>/resolve/", safety.reports_resolve, name="reports_resolve"),
]
one_prompt = [
    path("", task.task, name="task"),
    path("posts/", include(posts)),
    path("news/", news.news, name="news"),
    path("seen/", news.seen, name="seen"),
    path("stance/", standing.stance_save, name="stance_save"),
    path("shift/", standing.shift, name="shift"),
    path("shift/show/", standing.shift_show, name="shift_show"),
    path("shift/hide/", standing.shift_hide, name="shift_hide"),
    path(
        "restatements/<slug:ref>/answer/",
        restating.restatement_answer,
        name="restatement_answer",
    ),
    path("draft/", draft.draft_save, name="draft_save"),
    path("edit/", assign.edit, name="edit"),
    path("groups/", groups.groups, name="groups"),
    path("groups/make/", groups.groups_make, name="groups_make"),
    path("groups/move/", groups.seat_move, name="seat_move"),
    path("reports/", safety.reports, name="reports"),
    path("insight/", insight.insight, name="insight"),
    path("export/", insight.export, name="export"),
    path("work/<id:work_id>/", marking.work, name="work"),
    path("close/", moderation.close, name="close"),
    path("reopen/", moderation.reopen, name="reopen"),
]
urlpatterns = [
    path("school/discussions/", safety.school_rules, name="school_rules"),
    path("classes/<id:course_id>/discussions/assign/", assign.assign, name="assign"),
    path("classes/<id:course_id>/discussions/open/", assign.open_, name="open"),
    path("classes/<id:course_id>/discussions/<id:assignment_id>/", include(one_prompt)),
]
