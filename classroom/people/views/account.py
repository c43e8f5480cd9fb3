from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ..addresses import next_url
from ..forms.account import AccountForm, FirstPasswordForm, NewPasswordForm
from ..services.passwords import choose_password


def remember_language(response, language):
    """Keep the language for the sign-in page of this phone."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_http_methods(["GET", "POST"])
def account(request):
    """Show one's own details; POST sets language and time zone."""
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        user = form.save(commit=False)
        user.save(update_fields=["language", "time_zone"])
        with translation.override(user.language):
            messages.success(request, _("Saved."))
        return remember_language(redirect("people:account"), user.language)
    memberships = request.user.memberships.select_related("school")
    return render(request, "people/account.html", {"form": form, "memberships": memberships})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request):
    """Choose an own password; this session stays, all others of this person end."""
    user = request.user
    form_class = FirstPasswordForm if user.must_change_password else NewPasswordForm
    form = form_class(user, request.POST or None)
    if form.is_valid():
        choose_password(user=user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, user)
        messages.success(request, _("You have a new password."))
        return redirect(next_url(request, "overview:home"))
    context = {"form": form, "next": next_url(request, "overview:home")}
    return render(request, "people/password.html", context)


@login_not_required
@require_POST
def language(request):
    """Switch the language, on this phone and for whoever is signed in."""
    wished = request.POST.get("language")
    if wished not in dict(settings.LANGUAGES):
        raise BadRequest("no such language")
    if request.user.is_authenticated:
        request.user.language = wished
        request.user.save(update_fields=["language"])
    return remember_language(redirect(next_url(request, "overview:home")), wished)
