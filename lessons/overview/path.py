"""The modules a class reads as a path, in the modules' own order."""

from lessons.assignments.models import Assignment
from lessons.reading.models import ReadingTask


def path_of(rows):
    """Return those of `rows` (Items or Counts) that read a module, in the order of the modules.

    One query; none, and no path, where a class reads fewer than two.
    """
    readings = [row for row in rows if row.assignment.kind == Assignment.Kind.READING]
    if len(readings) < 2:
        return []
    tasks = ReadingTask.objects.filter(assignment__in=[row.assignment.pk for row in readings])
    places = dict(tasks.values_list("assignment", "module__position"))
    return sorted(readings, key=lambda row: (places[row.assignment.pk], row.assignment.pk))
