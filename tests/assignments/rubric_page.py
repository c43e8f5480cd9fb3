"""The page of a rubric, as a browser sends it."""

from django.urls import reverse


def url(assignment):
    return reverse("assignments:rubric", args=[assignment.course_id, assignment.pk])


def sent(rubric, **fields):
    criteria = list(rubric.criteria.prefetch_related("levels"))
    data = {"rubric-title": rubric.title, "criteria": len(criteria)}
    for i, criterion in enumerate(criteria):
        data |= {f"c{i}-id": criterion.pk, f"c{i}-title": criterion.title}
        data[f"c{i}-levels"] = len(criterion.levels.all())
        for j, level in enumerate(criterion.levels.all()):
            for name in ("id", "title", "points", "descriptor"):
                data[f"c{i}-l{j}-{name}"] = getattr(level, name)
    return data | fields
