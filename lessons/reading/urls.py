from django.urls import include, path

from .views import (
    answering,
    asking,
    assign,
    figures,
    files,
    labels,
    library,
    live,
    notes,
    paths,
    pictures,
    present,
    reader,
    work,
)

app_name = "reading"
asked_live = [
    path("live/", live.live, name="live"),
    path("live/<id:live_id>/", asking.live_state, name="live_state"),
    path("live/<id:live_id>/slide/", asking.live_slide, name="live_slide"),
    path("live/<id:live_id>/close/", asking.live_close, name="live_close"),
    path("live/<id:live_id>/reveal/", asking.live_reveal, name="live_reveal"),
    path("checks/<id:check_id>/live/", asking.live_open, name="live_open"),
]
one_task = [
    path("", reader.task, name="task"),
    path("sections/<slug:section_slug>/", reader.section, name="section"),
    path("sections/<slug:section_slug>/read/", reader.section_read, name="section_read"),
    path("checks/<id:check_id>/", answering.check_answer, name="check_answer"),
    path("print/", reader.printout, name="printout"),
    path("offline.<slug:language>.html", files.pack, name="pack"),
    path("present/<slug:section_slug>/", present.present, name="present"),
    path("edit/", assign.edit, name="edit"),
    path("answers/", work.class_answers, name="class_answers"),
    path("work/<id:work_id>/", work.work, name="work"),
    *asked_live,
]
own_notes = [
    path("", notes.notes, name="notes"),
    path("<id:note_id>/", notes.note, name="note"),
    path("<id:note_id>/delete/", notes.note_delete, name="note_delete"),
    path("sections/<id:section_id>/", notes.note_write, name="note_write"),
    path("sections/<id:section_id>/mark/", notes.paragraph_mark, name="paragraph_mark"),
]
urlpatterns = [
    path("notes/", include(own_notes)),
    path("figures/", figures.figures, name="figures"),
    path("figures/vote/", figures.vote, name="vote"),
    path("figures/<slug:figure_slug>/", figures.figure, name="figure"),
    path("modules/", library.modules, name="modules"),
    path("modules/import/", files.import_, name="import"),
    path("modules/<slug:slug>.zip", files.export, name="export"),
    path("modules/<slug:slug>.<slug:language>.html", files.module_pack, name="module_pack"),
    path("modules/<slug:slug>/", library.module, name="module"),
    path("modules/<slug:slug>/labels/add/", labels.label_add, name="label_add"),
    path(
        "modules/<slug:slug>/labels/<id:label_id>/remove/", labels.label_remove, name="label_remove"
    ),
    path("modules/<slug:slug>/<slug:section_slug>/", library.module_section, name="module_section"),
    path(
        "modules/<slug:slug>/<slug:section_slug>/present/",
        present.module_present,
        name="module_present",
    ),
    path("pictures/<slug:name>/", pictures.picture, name="picture"),
    path("classes/<id:course_id>/live/", live.live_now, name="live_now"),
    path("classes/<id:course_id>/reading/path/", paths.path_assign, name="path_assign"),
    path("classes/<id:course_id>/reading/assign/", assign.assign, name="assign"),
    path("classes/<id:course_id>/reading/<id:assignment_id>/", include(one_task)),
]
