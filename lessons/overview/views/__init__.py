from .calendar import calendar
from .courses import course, courses
from .home import home

__all__ = ["calendar", "course", "courses", "home"]
