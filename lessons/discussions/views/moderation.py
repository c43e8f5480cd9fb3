"""What a teacher does to posts and to the whole discussion."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from classroom.htmx import render
from classroom.people.access import TEACHER, course_view

from ..forms_of_care import ReasonForm
from ..models import Post
from ..pages import prompt_or_404
from ..services import close_prompt, hide_post, lock_thread, pin_post, reopen_prompt, show_post
from ..threads import Threads
from .safety import node_to_read, quoted


def post_or_404(prompt, enrolment, ref, **wanted):
    rows = Post.objects.visible_to(enrolment).filter(prompt=prompt, deleted_at=None, **wanted)
    post = get_object_or_404(rows.called(ref))
    post.prompt = prompt
    return post


def to_post(prompt, post):
    return redirect(f"{prompt.get_absolute_url()}#{post.anchor}")


@require_POST
@course_view(TEACHER)
def pin(request, enrolment, assignment_id, ref):
    """Keep a first post above the others; with `on=0` let it go."""
    prompt = prompt_or_404(enrolment, assignment_id)
    post = post_or_404(prompt, enrolment, ref, parent=None)
    on = request.POST.get("on") != "0"
    pin_post(post=post, actor=request.user, on=on)
    messages.success(request, _("The post is pinned.") if on else _("The post is unpinned."))
    return to_post(prompt, post)


@require_POST
@course_view(TEACHER)
def lock(request, enrolment, assignment_id, ref):
    """Take no more answers under a first post; with `on=0` take them again."""
    prompt = prompt_or_404(enrolment, assignment_id)
    post = post_or_404(prompt, enrolment, ref, parent=None)
    on = request.POST.get("on") != "0"
    lock_thread(post=post, actor=request.user, on=on)
    messages.success(request, _("The thread is locked.") if on else _("The thread is unlocked."))
    return to_post(prompt, post)


@require_http_methods(["GET", "HEAD", "POST"])
@course_view(TEACHER, writes=True)
def hide(request, enrolment, assignment_id, ref):
    """Ask why, then hide a post from the class."""
    prompt = prompt_or_404(enrolment, assignment_id)
    node = node_to_read(Threads(prompt, enrolment), ref)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        hide_post(post=node.post, actor=request.user, **form.cleaned_data)
        messages.success(request, _("The post is hidden from the class. Its author sees why."))
        return to_post(prompt, node.post)
    context = quoted(prompt, enrolment, node) | {"form": form, "here": _("Hide a post")}
    return render(request, "discussions/hide.html", context)


@require_POST
@course_view(TEACHER)
def show(request, enrolment, assignment_id, ref):
    """Let the class read a hidden post again."""
    prompt = prompt_or_404(enrolment, assignment_id)
    post = post_or_404(prompt, enrolment, ref)
    show_post(post=post, actor=request.user)
    messages.success(request, _("The class can read the post again."))
    return to_post(prompt, post)


@require_POST
@course_view(TEACHER)
def close(request, enrolment, assignment_id):
    """Take no more posts."""
    prompt = prompt_or_404(enrolment, assignment_id)
    close_prompt(prompt=prompt, actor=request.user)
    messages.success(request, _("The discussion is closed: it can be read, nobody can post."))
    return redirect(prompt)


@require_POST
@course_view(TEACHER)
def reopen(request, enrolment, assignment_id):
    """Take posts again."""
    prompt = prompt_or_404(enrolment, assignment_id)
    reopen_prompt(prompt=prompt, actor=request.user)
    messages.success(request, _("The discussion is open again."))
    return redirect(prompt)
