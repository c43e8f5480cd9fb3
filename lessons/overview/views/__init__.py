from .courses import course, courses
from .home import home

__all__ = ["course", "courses", "home"]
