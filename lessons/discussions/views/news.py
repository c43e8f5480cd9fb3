"""While a page of a discussion is open: what has come, and that it has been seen."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from classroom.htmx import render
from classroom.people.access import course_view
from classroom.unchanged import unless_seen

from ..citing import Places
from ..news import news_of
from ..pages import prompt_or_404, talk
from ..reach import post_number
from ..services import note_visit
from ..threads import Threads


@require_safe
@course_view()
def news(request, enrolment, assignment_id):
    """Say how many posts came since what the page shows (`?after=`); 304 while that is the same."""
    after = request.GET.get("after", "")
    found = news_of(enrolment, assignment_id, after)

    def show():
        context = {"news": found, "assignment_id": assignment_id, "after": after}
        context["enrolment"] = enrolment
        return render(request, "discussions/_news_line.html", context)

    return unless_seen(request, found.etag, show)


@require_POST
@course_view()
def seen(request, enrolment, assignment_id):
    """Note that everything up to `post` has been seen; `quiet` for a script."""
    prompt = prompt_or_404(enrolment, assignment_id)
    post = post_number(request.POST.get("post"), prompt)
    if not note_visit(prompt=prompt, reader=enrolment, post=post):
        raise Http404
    if request.POST.get("quiet"):
        return HttpResponse(status=204)
    if not request.htmx:
        return redirect(f"{prompt.get_absolute_url()}#threads")
    context = talk(request, Threads(prompt, enrolment), Places(enrolment))
    return render(request, "discussions/_threads.html", context | {"all_read": True})
