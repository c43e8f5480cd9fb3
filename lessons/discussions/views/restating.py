from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from classroom.htmx import render
from classroom.people.access import course_view

from ..models import Post, Restatement
from ..pages import prompt_or_404
from ..services import answer_restatement
from ..standing_forms import AnswerForm
from ..threads import Threads


@require_POST
@course_view()
def restatement_answer(request, enrolment, assignment_id, ref):
    """Whoever made the point accepts how it was restated, or puts it right; once."""
    prompt = prompt_or_404(enrolment, assignment_id)
    rows = Restatement.objects.put_to(enrolment).filter(post__prompt=prompt)
    posts = Post.objects.called(ref)
    restatement = get_object_or_404(rows.select_related("post__prompt"), post__in=posts)
    form = AnswerForm(request.POST)
    if form.is_valid():
        correction = form.cleaned_data["correction"]
        try:
            answer_restatement(restatement=restatement, correction=correction)
        except ValidationError as error:
            form.add_error(None, error)
    if not form.errors and not request.htmx:
        messages.success(request, _("Your answer is kept."))
        return redirect(f"{prompt.get_absolute_url()}#{restatement.post.anchor}")
    return shown(request, prompt, enrolment, restatement.post_id, form)


def shown(request, prompt, enrolment, post_id, form):
    """The restatement with the answer, or the form again with what is wrong."""
    threads = Threads(prompt, enrolment)
    context = {"enrolment": enrolment, "assignment": prompt.assignment, "prompt": prompt}
    context |= {"task_url": prompt.get_absolute_url(), "threads": threads, "fresh": True}
    context |= {"node": threads.nodes[post_id], "answering": form, "here": _("Restated point")}
    template = "_restatement.html" if request.htmx else "restatement.html"
    return render(request, f"discussions/{template}", context)
