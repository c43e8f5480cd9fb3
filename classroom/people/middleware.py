"""What holds for every request: language and zone, privacy of pages, the forced new password."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode


def language_and_zone(get_response):
    """Speak the user's language, else the cookie's, else Indonesian.

    Not the browser's: school phones are often set to a language their user did not choose.
    """

    def middleware(request):
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if request.user.is_authenticated:
            language = request.user.language
        if language not in dict(settings.LANGUAGES):
            language = settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
        timezone.deactivate()
        return response

    return middleware


def private_pages(get_response):
    """Keep signed-in pages out of every cache: phones are shared and have a Back button."""

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def forced_password_change(get_response):
    """Send whoever got a password from someone else to choose an own one first."""

    def middleware(request):
        user = request.user
        if user.is_authenticated and user.must_change_password:
            allowed = {reverse(f"people:{name}") for name in ("password", "logout", "language")}
            if request.path not in allowed:
                # They come back to where they were going, such as the link into their class.
                wished = urlencode({"next": request.get_full_path()})
                return redirect(f"{reverse('people:password')}?{wished}")
        return get_response(request)

    return middleware
