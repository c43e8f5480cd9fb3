from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.grading.desk import sit_down, work_to_mark

from ..citing import Places
from ..models import Post
from ..own_posts import part_of
from ..pages import prompt_or_404
from ..services.marking import take_as_handed_in


@require_http_methods(["GET", "HEAD", "POST"])
@course_view(TEACHER)
def work(request, enrolment, assignment_id, work_id):
    """Show one student's part beside the rubric; POST saves the mark.

    An unfinished part can be marked too: with the first save it is taken as it stands.
    """
    prompt = prompt_or_404(enrolment, assignment_id)
    work = work_to_mark(enrolment, assignment_id, work_id)
    said = Post.objects.filter(prompt=prompt, author=work.enrolment, deleted_at=None).exists()
    desk = sit_down(request, work, take_in=take_as_handed_in if said else None)
    if isinstance(desk, HttpResponse):
        return desk
    marked_at = desk.mark.marked_at if desk.mark else None
    context = {
        "enrolment": enrolment,
        "assignment": work.assignment,
        "prompt": prompt,
        "work": work,
        "desk": desk,
        "part": part_of(prompt, work, marked_at, Places(enrolment)),
    }
    return render(request, "discussions/work.html", context, status=desk.status)
