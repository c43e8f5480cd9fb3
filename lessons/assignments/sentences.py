"""What pages say after an act."""

from django.utils.translation import gettext as _


def assigned(new):
    """`new` may be empty: the same form came twice."""
    if not new:
        return _("This was already assigned: nothing was assigned twice.")
    names = ", ".join(assignment.course.name for assignment in new)
    if new[0].is_scheduled:
        return _("Scheduled for %(classes)s: students see it once it opens.") % {"classes": names}
    return _("Assigned to %(classes)s.") % {"classes": names}


def withdrawn(assignment, kept):
    title = {"title": assignment.title}
    if kept:
        text = _("“%(title)s” is withdrawn: students no longer see it, their work is kept.")
    else:
        text = _("“%(title)s” is deleted: nobody had begun.")
    return text % title
