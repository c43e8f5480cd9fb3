"""What a module builds on: advice to a reader, never a lock."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from lessons.assignments.models import Assignment, Work

from .models import Module, ReadingTask


@dataclass
class Before:
    """A module to read first, where the class has it (or None), and whether one has finished it."""

    module: Module
    assignment: Assignment | None
    is_finished: bool


def building_on(module):
    """Return the ids of all modules that build on `module`, through others too."""
    links, found, new = Module.requires.through.objects, set(), {module.pk}
    while new:
        new = set(links.filter(to_module__in=new).values_list("from_module", flat=True)) - found
        found |= new
    return found


def builds_on(module, enrolment):
    """Return a Before for each module that `module` requires; in any class finished is finished."""
    done = Work.objects.filter(
        assignment__reading_task__module=OuterRef("pk"),
        enrolment__user=enrolment.user_id,
        submitted_at__isnull=False,
    )
    required = list(module.requires.annotate(is_finished=Exists(done)))
    if not required:
        return []
    tasks = ReadingTask.objects.visible_to(enrolment).filter(module__in=required)
    tasks = tasks.filter(assignment__withdrawn_at=None).select_related("assignment")
    given = {task.module_id: task.assignment for task in tasks.order_by("-assignment")}
    return [Before(one, given.get(one.pk), one.is_finished) for one in required]
