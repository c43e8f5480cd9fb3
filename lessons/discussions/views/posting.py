from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import retarget, trigger_client_event

from classroom.htmx import render
from classroom.people.access import course_view

from ..citing import Places
from ..composing import composer_of
from ..forms import DraftForm, OwnForm, PostForm
from ..pages import head_of, node_or_404, prompt_or_404, prompt_page, talk
from ..parts import parts_for
from ..reach import post_number
from ..services import Conflict, delete_post, edit_post, note_visit, publish_post, save_draft
from ..threads import Threads


def sent_form(request, threads):
    """The form of a post that was sent, and so perhaps the answer to a post the reader sees."""
    parent = request.POST.get("parent")
    above = node_or_404(threads, parent) if parent else None
    return PostForm(request.POST, threads=threads, above=above, host=request.get_host())


@require_POST
@course_view()
def post_create(request, enrolment, assignment_id):
    """Post; what cannot be posted is kept as a draft and shown again."""
    prompt = prompt_or_404(enrolment, assignment_id)
    form = sent_form(request, Threads(prompt, enrolment))
    try:
        goes_out = form.is_valid() and not form.is_to_be_asked()
        post = published(prompt, enrolment, form) if goes_out else None
    except ValidationError as error:
        form.add_error(None, error)
        post = None
    if post is None:
        return refused(request, prompt, form)
    if not request.htmx:
        messages.success(request, _("Posted."))
        return redirect(f"{prompt.get_absolute_url()}#{post.anchor}")
    return posted(request, prompt, enrolment, post)


def published(prompt, enrolment, form):
    parent = form.above.post if form.above else None
    post = publish_post(prompt=prompt, author=enrolment, parent=parent, **form.said())
    note_visit(prompt=prompt, reader=enrolment, post=post_number(form.data.get("seen"), prompt))
    return post


def posted(request, prompt, enrolment, post):
    """The threads with the new post in them, and beside them what it has changed."""
    threads = Threads(prompt, enrolment)
    threads.fresh, threads.keeps, threads.answered = post.pk, True, post.parent_id
    context = head_of(prompt, enrolment) | talk(request, threads, Places(enrolment))
    context |= parts_for(threads, context["work"])
    context |= {"fresh": post, "composer": None if post.parent_id else composer_of(threads)}
    response = render(request, "discussions/_posted.html", context)
    return trigger_client_event(response, "posted")


def refused(request, prompt, form):
    keep(prompt, form)
    composer = composer_of(form.threads, above=form.above, form=form)
    if not request.htmx:
        context = prompt_page(
            request, prompt, form.enrolment, composer=composer, threads=form.threads
        )
        return render(request, "discussions/task.html", context)
    context = {"enrolment": form.enrolment, "assignment": prompt.assignment, "composer": composer}
    context |= {"prompt": prompt, "threads": form.threads}
    template = "discussions/_answer.html" if form.above else "discussions/_composer.html"
    return retarget(render(request, template, context), f"#{composer.slot}")


def keep(prompt, form):
    """Where the page has no script nothing was saved so far."""
    sent = DraftForm(form.data, enrolment=form.enrolment)
    if not sent.is_valid():
        return
    place = {"enrolment": form.enrolment, "parent": form.above.post if form.above else None}
    try:
        draft = save_draft(prompt=prompt, **place, **sent.said())
    except Conflict:
        return  # what stands there is newer; this text is on the page
    form.data = form.data.copy()
    form.data["version"] = draft.version


@require_POST
@course_view()
def preview(request, enrolment, assignment_id):
    """Show the text as it will be read; nothing is posted."""
    prompt = prompt_or_404(enrolment, assignment_id)
    threads = Threads(prompt, enrolment)
    form = sent_form(request, threads)
    text = form["text"].value() or ""
    composer = composer_of(threads, above=form.above, form=form, preview=text)
    if request.htmx:
        return render(request, "discussions/_preview.html", {"composer": composer})
    context = prompt_page(request, prompt, enrolment, composer=composer, threads=threads)
    return render(request, "discussions/task.html", context)


def own_node_or_404(threads, ref):
    node = threads.by_ref.get(ref)
    if node is None or not node.is_mine or not node.post.stands:
        raise Http404
    return node


@require_http_methods(["GET", "HEAD", "POST"])
@course_view(writes=True)
def post_edit(request, enrolment, assignment_id, ref):
    """Change an own post while its time lasts; what it said before is kept."""
    prompt = prompt_or_404(enrolment, assignment_id)
    node = own_node_or_404(Threads(prompt, enrolment), ref)
    initial = {"text": node.post.text, "version": 0, "writer": enrolment.pk, "key": node.post.key}
    data = request.POST if request.method == "POST" else None
    form = OwnForm(data, enrolment=enrolment, initial=initial)
    if form.is_valid():
        try:
            edit_post(post=node.post, text=form.cleaned_data["text"])
        except ValidationError as error:
            form.add_error("text", error)
        else:
            messages.success(request, _("Saved."))
            return redirect(f"{prompt.get_absolute_url()}#{node.post.anchor}")
    context = head_of(prompt, enrolment) | {"node": node, "form": form, "here": _("Edit")}
    return render(request, "discussions/post_edit.html", context)


@require_POST
@course_view()
def post_delete(request, enrolment, assignment_id, ref):
    """Take an own post back."""
    prompt = prompt_or_404(enrolment, assignment_id)
    node = own_node_or_404(Threads(prompt, enrolment), ref)
    try:
        delete_post(post=node.post)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Your post is taken back."))
    return redirect(f"{prompt.get_absolute_url()}#threads")
