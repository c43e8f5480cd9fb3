"""What holds for every request: language and zone, privacy of pages, the forced new password."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from classroom.written import written


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


def page_of(request):
    """Return the address of the page a form was sent from: what is sent cannot be gone back to."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else "/"


class SignInRequired(LoginRequiredMiddleware):
    """Django's, but what was typed before a session ended is shown, not thrown away."""

    def handle_no_permission(self, request, view_func):
        if request.htmx:  # a sign-in page must not be swapped into the middle of another
            return HttpResponse(status=401)
        if request.method == "POST" and request.accepts("text/html"):
            wished = urlencode({"next": page_of(request)})
            context = {"typed": written(request), "sign_in": f"{reverse('people:login')}?{wished}"}
            return render(request, "signed_out.html", context, status=401)
        return super().handle_no_permission(request, view_func)


def wrong_method_page(get_response):
    """Answer a typed or reloaded address that only takes forms with a page instead of nothing."""

    def middleware(request):
        response = get_response(request)
        if response.status_code == 405 and not response.content and request.method == "GET":
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return middleware


def private_pages(get_response):
    """Keep signed-in pages out of every cache: phones are shared and have a Back button.

    What may stay on the reader's own device, such as a picture, says so itself.
    """

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
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
                wished = urlencode({"next": page_of(request)})
                return redirect(f"{reverse('people:password')}?{wished}")
        return get_response(request)

    return middleware
