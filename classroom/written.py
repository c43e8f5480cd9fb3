"""What was written in a form that cannot be accepted, so that a page can show it to be copied."""

SHORT = 60  # characters: what is longer was written, not chosen or looked up


def written(request):
    """Return the long texts of a POST; never a password."""
    return [
        text
        for name, text in request.POST.items()
        if len(text) > SHORT and name != "csrfmiddlewaretoken" and "password" not in name
    ]
