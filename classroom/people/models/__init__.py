from .courses import Course, Enrolment, JoinCode
from .schools import Membership, School, Term
from .throttles import Throttle
from .users import User

__all__ = ["Course", "Enrolment", "JoinCode", "Membership", "School", "Term", "Throttle", "User"]
