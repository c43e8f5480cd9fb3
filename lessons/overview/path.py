"""The modules a class reads as a path, in the modules' own order."""

from classroom.compiled import compiled
from lessons.assignments.models import Assignment
from lessons.reading.models import ReadingTask


def path_of(rows):
    """Return those of `rows` (Items or Counts) that read a module, in the order of the modules.

    One query; none, and no path, where a class reads fewer than two.
    """
    readings = [row for row in rows if row.assignment.kind == Assignment.Kind.READING]
    if len(readings) < 2:
        return []
    places = dict(places_of([row.assignment for row in readings]))
    return sorted(readings, key=lambda row: (places[row.assignment.pk], row.assignment.pk))


@compiled
def places_of(readings):
    rows = ReadingTask.objects.filter(assignment__in=readings)
    return rows.values_list("assignment", "module__position")
