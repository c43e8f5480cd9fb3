from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from classroom.htmx import render
from classroom.people.access import course_view

from ..citing import Places
from ..composing import composer_of
from ..pages import asked_for, head_of, one_thread, prompt_or_404, prompt_page, talk
from ..parts import parts_for
from ..reach import post_number
from ..threads import Threads


@require_safe
@course_view()
def task(request, enrolment, assignment_id):
    """A prompt with its threads; `?answer=` opens the form under a post, `?q=` looks for words."""
    prompt = prompt_or_404(enrolment, assignment_id)
    if request.htmx and request.GET.get("answer"):
        return answer_form(request, prompt, enrolment)
    if request.htmx and "since" in request.GET:
        return what_came(request, prompt, enrolment)
    if request.htmx:
        context = talk(request, Threads(prompt, enrolment), Places(enrolment))
    else:
        context = prompt_page(request, prompt, enrolment)
    page = "discussions/task.html"
    return render(request, page, context, partial="discussions/_threads.html")


def what_came(request, prompt, enrolment):
    """The threads with what came, and beside them what it has changed.

    The first post after `?since=` is gone to; an answer begun stays open.
    """
    threads = Threads(prompt, enrolment)
    since = post_number(request.GET["since"], threads.prompt)
    came = (node.post.pk for node in threads.flat if node.post.pk > since and not node.is_mine)
    threads.fresh, threads.keeps = next(came, None), True
    context = head_of(prompt, enrolment) | talk(request, threads, Places(enrolment))
    context |= parts_for(threads, context["work"]) | {"fresh": True}
    return render(request, "discussions/_posted.html", context)


def answer_form(request, prompt, enrolment):
    threads = Threads(prompt, enrolment)
    above = asked_for(threads, request)
    context = {"enrolment": enrolment, "assignment": prompt.assignment, "fresh": True}
    context["composer"] = composer_of(threads, above=above) if above else None
    return render(request, "discussions/_answer.html", context)


@require_safe
@course_view()
def post(request, enrolment, assignment_id, ref):
    """One post with its answers, alone; the address to link to it by."""
    prompt = prompt_or_404(enrolment, assignment_id)
    threads = Threads(prompt, enrolment)
    node, nodes = one_thread(threads, ref)
    context = head_of(prompt, enrolment) | talk(request, threads, Places(enrolment), nodes)
    return render(request, "discussions/post.html", context | {"node": node, "here": _("One post")})
