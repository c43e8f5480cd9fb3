from django.urls import include, path

from .views import (
    checks,
    making,
    news,
    opening,
    parts,
    pictures,
    preview,
    sections,
    versions,
    workbench,
)

app_name = "authoring"
one_section = [
    path("", sections.section, name="section"),
    path("preview/", sections.section_preview, name="section_preview"),
    path("move/", sections.section_move, name="section_move"),
    path("delete/", sections.section_delete, name="section_delete"),
    path("checks/add/", checks.check_add, name="check_add"),
]
one_check = [
    path("", checks.check, name="check"),
    path("move/", checks.check_move, name="check_move"),
    path("delete/", checks.check_delete, name="check_delete"),
]
one_module = [
    path("", workbench.module, name="module"),
    path("preview/", preview.preview, name="preview"),
    path("preview/<slug:section_slug>/", preview.preview_section, name="preview_section"),
    path("cover/", workbench.cover, name="cover"),
    path("add/", sections.section_add, name="section_add"),
    path("sections/<slug:section_slug>/", include(one_section)),
    path("checks/<slug:check_slug>/", include(one_check)),
    path("terms/", parts.part, {"name": "terms"}, name="terms"),
    path("sources/", parts.part, {"name": "sources"}, name="sources"),
    path("prompts/", parts.part, {"name": "prompts"}, name="prompts"),
    path("essay/", parts.essay, name="essay"),
    path("essay/delete/", parts.essay_delete, name="essay_delete"),
    path("pictures/", pictures.pictures, name="pictures"),
    path("pictures/<slug:picture_slug>/", pictures.picture, name="picture"),
    path("pictures/<slug:picture_slug>/delete/", pictures.picture_delete, name="picture_delete"),
    path("publish/", opening.publish, name="publish"),
    path("unpublish/", opening.unpublish, name="unpublish"),
    path("share/", opening.share, name="share"),
    path("unshare/", opening.unshare, name="unshare"),
    path("delete/", opening.module_delete, name="module_delete"),
    path("versions/", versions.versions, name="versions"),
    path("versions/<id:number>/", versions.version, name="version"),
    path("versions/<id:number>/restore/", versions.version_restore, name="version_restore"),
    path("news/", news.news, name="news"),
    path("news/seen/", news.news_seen, name="news_seen"),
    path("news/take/", news.section_take, name="section_take"),
]
urlpatterns = [
    path("new/", making.new, name="new"),
    path("copy/<slug:slug>/", making.copy, name="copy"),
    path("modules/<slug:slug>/", include(one_module)),
]
