from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ..addresses import next_url
from ..devices import remember_device
from ..forms.sign_in import SignInForm


@login_not_required
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def login(request):
    """Sign in, then go where one wanted to go."""
    if request.method == "GET" and request.user.is_authenticated:
        return redirect(next_url(request, "overview:home"))
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        auth.login(request, form.get_user())
        response = redirect(next_url(request, "overview:home"))
        return remember_device(request, response, request.user.username)
    context = {"form": form, "next": next_url(request, "overview:home")}
    response = render(request, "people/login.html", context)
    if form.wait:
        response.headers["Retry-After"] = form.wait
    return response


@login_not_required
@require_POST
def logout(request):
    """Sign out and empty the browser's cache of this site.

    Only the cache: "storage" would also throw away an essay's text that waits in the browser for
    the line to come back, and "cookies" the chosen language. The session ends on the server.
    """
    auth.logout(request)
    response = redirect("people:login")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
