"""What was written in a form that cannot be accepted, so that a page can show it to be copied."""

SHORT = 60  # characters: what is longer was written, not chosen or looked up


def written(request):
    """Return the texts of a POST that have words or are long; never a password."""
    return [
        text
        for name, text in request.POST.items()
        if is_written(text) and name != "csrfmiddlewaretoken" and "password" not in name
    ]


def is_written(text):
    return len(text) > SHORT or len(text.split()) > 1
