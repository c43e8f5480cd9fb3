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
- a list, of numbers of rows or of rows, is a `Parameters`, for the right side of `__in`;
- a row is one of the same model with Parameters for its keys, and with its true choices, such as
  the role of an enrolment; use `row.pk` in lookups. It has nothing else: asking for more fails;
- None, True and False are themselves.

It is called once for every combination of these, such as once for teachers and once for students,
once for a list of one, of two, of up to four and so on; and once a language. What depends on the
time asks `now()`. What could not run again for others is refused with TypeError as it is compiled:
a time, a time zone, a `Prefetch` with a queryset of its own.
"""

import re
from contextvars import ContextVar
from copy import copy
from datetime import datetime, timedelta
from functools import wraps

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, Model, Prefetch
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
        return [adapted(getattr(value, self.attribute) if self.attribute else value, connection)]


class Parameters(Parameter):
    """Stands for up to `size` keys, or rows that have them."""

    def __init__(self, place, size):
        super().__init__(place)
        self.size = size

    def as_sql(self, compiler, connection):
        return f"({', '.join(['%s'] * self.size)})", [self]

    def bind(self, values, connection):
        keys = [one.pk if isinstance(one, Model) else one for one in values[self.place]]
        if not all(isinstance(key, int) for key in keys):
            raise TypeError(f"A list holds numbers of rows, or rows: {keys}")
        last = keys[-1] if keys else NO_KEY
        return keys + [last] * (self.size - len(keys))


class Moment(Parameter):
    """Stands for the moment a query runs, or one so long before or after."""

    def __init__(self, shift):
        super().__init__(place=None)
        self.shift = shift

    def bind(self, values, connection):
        return [adapted(timezone.now() + self.shift, connection)]


def adapted(value, connection):
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, (int, str)):
        return value
    raise TypeError(f"A query is given a number, a text or a moment: {value!r}")


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
        return row_like(place, value)
    alike = likeness(value)
    return Parameter(place) if alike is Parameter else Parameters(place, size=alike[1])


def row_like(place, row):
    """Return a row that has its keys, as Parameters, and its choices: the rest is not loaded."""
    fields = row._meta.concrete_fields
    keys = [field.attname for field in fields if field.primary_key or field.is_relation]
    known = choices_of(row) | {name: Parameter(place, name) for name in keys}
    names = [field.attname for field in fields if field.attname in known]
    return type(row).from_db(None, names, [known[name] for name in names])


class Compiled(SQLCompiler):
    """A compiler whose work is done: it only puts the values in."""

    def __init__(self, rows):
        super().__init__(rows.query, connections[rows.db], rows.db)
        self.rows = rows
        try:
            self.sql, self.slots = super().as_sql()
        except EmptyResultSet:  # what is never any row is not even asked for
            self.sql, self.slots = "", ()
        self.refuse_what_would_stay()
        self.connection = None  # every thread has its own

    def refuse_what_would_stay(self):
        zone = timezone.get_current_timezone_name()
        if any(slot == zone or LOOKS_LIKE_A_TIME.match(str(slot)) for slot in self.slots):
            raise TypeError("This query would keep the time or the zone it was compiled in.")
        if any(isinstance(one, Prefetch) for one in self.rows._prefetch_related_lookups):
            raise TypeError("What a Prefetch reads would be compiled anew, with one's own values.")

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
