"""What a browser does with a page."""

from django.forms import Select


def sent(form):
    """Return what a browser sends of a form as it stands on the page."""
    data = {"seen": form.seen}
    for bound in form:
        value = bound.value()
        if isinstance(value, bool):
            data |= {bound.html_name: "on"} if value else {}
        elif isinstance(bound.field.widget, Select):
            data[bound.html_name] = value
        else:
            data[bound.html_name] = bound.field.widget.format_value(value) or ""
    return data
