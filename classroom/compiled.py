"""Queries that are compiled once in the life of a process, and run with other values each time.

Django builds and compiles a queryset anew whenever it is read; on the pages a class opens most,
that took longer than all the rest together. `compiled` keeps what came of it:

    @compiled
    def notes_on(user, section):
        return Note.objects.visible_to(user).filter(section=section)

    notes_on(request.user.pk, section.pk)  # a list
    notes_on.first(request.user.pk, section.pk)  # its first row, or None

The function never sees a value, only what stands for one, so that nothing of one request can stay
in what the next one runs:

- a number, a text or a moment is a `Parameter`;
- a list, of keys or of rows, is a `Parameters`, for the right side of `__in`;
- a row is one of the same model with Parameters for its keys, and with its true choices, such as
  the role of an enrolment; use `row.pk` in lookups;
- None, True and False are themselves.

It is called once for every combination of these, such as once for teachers and once for students.
What depends on the time asks `now()`.
"""

import re
from contextvars import ContextVar
from copy import copy
from datetime import datetime, timedelta
from functools import wraps

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, Model
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone
from django.utils.translation import get_language

LOOKS_LIKE_A_TIME = re.compile(r"\d{4}-\d\d-\d\d")
NO_KEY = -1  # what a list without keys holds: it equals none
is_compiling = ContextVar("is_compiling", default=False)


class Parameter(Expression):
    """Stands in a query for a value that is given when it runs."""

    def __init__(self, place, attribute=""):
        super().__init__()
        self.place, self.attribute = place, attribute

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def bind(self, values, connection):
        """Return a list of what the database's driver is given for this."""
        value = values[self.place]
        if self.attribute:
            return [getattr(value, self.attribute)]
        is_moment = isinstance(value, datetime)
        return [connection.ops.adapt_datetimefield_value(value) if is_moment else value]


class Parameters(Parameter):
    """Stands for up to `size` keys, or rows that have them."""

    def __init__(self, place, size):
        super().__init__(place)
        self.size = size

    def as_sql(self, compiler, connection):
        return f"({', '.join(['%s'] * self.size)})", [self]

    def bind(self, values, connection):
        keys = [one.pk if isinstance(one, Model) else one for one in values[self.place]]
        last = keys[-1] if keys else NO_KEY
        return keys + [last] * (self.size - len(keys))


class Moment(Parameter):
    """Stands for the moment a query runs, or one so long before or after."""

    def __init__(self, shift):
        super().__init__(place=None)
        self.shift = shift

    def bind(self, values, connection):
        return [connection.ops.adapt_datetimefield_value(timezone.now() + self.shift)]


def now(shift=timedelta()):
    """Return the time, shifted; in a query that is being compiled, what stands for it."""
    return Moment(shift) if is_compiling.get() else timezone.now() + shift


def choices_of(row):
    fields = [field.attname for field in row._meta.fields if field.choices]
    return {name: getattr(row, name) for name in fields}


def likeness(value):
    """Return what values have in common that one compiled query can run with."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Model):
        return type(value), *choices_of(value).items()
    if isinstance(value, (list, tuple, set, dict)):
        return list, 1 << (len(value) - 1).bit_length() if value else 1
    return Parameter


def stand_in(place, value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Model):
        keys = [field for field in value._meta.fields if field.primary_key or field.is_relation]
        keys = {field.attname: Parameter(place, field.attname) for field in keys}
        return type(value)(**keys, **choices_of(value))
    alike = likeness(value)
    return Parameter(place) if alike is Parameter else Parameters(place, size=alike[1])


class Compiled(SQLCompiler):
    """A compiler whose work is done: it only puts the values in."""

    def __init__(self, rows):
        super().__init__(rows.query, connections[rows.db], rows.db)
        self.rows = rows
        try:
            self.sql, self.slots = super().as_sql()
        except EmptyResultSet:  # what is never any row is not even asked for
            self.sql, self.slots = "", ()
        if any(LOOKS_LIKE_A_TIME.match(str(slot)) for slot in self.slots):
            raise TypeError("This query would keep the time it was compiled at: ask now() instead.")
        self.connection = None  # every thread has its own

    def as_sql(self, *_args, **_options):
        bound = []
        for slot in self.slots:
            is_open = isinstance(slot, Parameter)
            bound += slot.bind(self.values, self.connection) if is_open else [slot]
        return self.sql, tuple(bound)

    def read(self, values):
        rows = object.__new__(type(self.rows))  # QuerySet's own copy would be read, or compiled
        vars(rows).update(vars(self.rows), _query=Ready(self, values))
        return list(rows)


class Ready:
    """A query as a QuerySet knows it when it is read."""

    def __init__(self, compiled, values):
        self.compiled, self.values = compiled, values

    def __getattr__(self, name):
        return getattr(self.compiled.query, name)

    def get_compiler(self, using):
        compiler = copy(self.compiled)
        compiler.connection, compiler.values = connections[using], self.values
        return compiler


def compile_rows(build, values):
    token = is_compiling.set(True)
    try:
        return Compiled(build(*(stand_in(*place) for place in enumerate(values))))
    finally:
        is_compiling.reset(token)


def compiled(build):
    """Keep what `build` returns, a queryset over Parameters, and read it with values."""
    kept = {}

    @wraps(build)
    def read(*values):
        key = (get_language(), *map(likeness, values))  # some columns are there in two languages
        if key not in kept:
            kept[key] = compile_rows(build, values)
        return kept[key].read(values)

    def first(*values):
        return next(iter(read(*values)), None)

    read.first = first
    return read
