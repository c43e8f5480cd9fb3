"""A reader's own notes and highlights. They are the person's, not the class's: an archived class
does not stop them, and what is not one's own is a 404.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from classroom.htmx import render
from classroom.people.addresses import next_url
from classroom.people.lists import asked, page_of

from ..lesson import lesson_of
from ..models import Note
from ..note_forms import NoteForm
from ..note_list import find_notes, in_chapters, readable_sections
from ..notebook import Notebook
from ..pages import prose_of
from ..services.notes import mark_paragraph, unmark_paragraph, write_note

PAGE = 100


@require_safe
def notes(request):
    """List all own notes by module and section, those that have a text in them with `?q=`."""
    page = page_of(request, find_notes(request.user, asked(request, "q")), PAGE)
    context = {"q": asked(request, "q"), "page": page, "chapters": in_chapters(request.user, page)}
    return render(request, "reading/notes.html", context)


def notebook_or_404(request, section_id, **more):
    section = get_object_or_404(readable_sections(request.user), pk=section_id)
    blocks = prose_of(lesson_of(section.module), section).blocks
    back = next_url(request, "reading:notes")
    return Notebook(request.user, section, blocks, back=back, **more)


@require_POST
def note_write(request, section_id):
    """Keep a note on a section, or on the one of its paragraphs that `paragraph` names.

    A paragraph that was changed meanwhile loses no note: it then stands at the section.
    """
    form = NoteForm(request.POST)
    wished = request.POST.get("paragraph", "")
    notebook = notebook_or_404(request, section_id, form=form)
    paragraph = notebook.ask(wished)
    if form.is_valid():
        section, text = notebook.section, form.cleaned_data["text"]
        write_note(user=request.user, section=section, paragraph=paragraph, text=text)
        if not request.htmx:
            return redirect(f"{notebook.back}#{paragraph.anchor if paragraph else 'notes'}")
        notebook = notebook_or_404(request, section_id)
    return changed(request, notebook, paragraph)


def changed(request, notebook, paragraph):
    """Show the paragraph or the notes anew; without htmx, what is wrong on a page of its own."""
    if paragraph:
        paragraph = notebook.at(paragraph.anchor)
        paragraph.is_fresh = True
    context = {"notebook": notebook, "one": paragraph, "form": notebook.form, "fresh": True}
    context |= {"quote": paragraph.text if paragraph else "", "back": notebook.back}
    partial = "reading/_paragraph_changed.html" if paragraph else "reading/_notes.html"
    return render(request, "reading/note.html", context, partial=partial)


@require_POST
def paragraph_mark(request, section_id):
    """Highlight a paragraph (`mark`) or no longer (`unmark`); said twice it is done once."""
    acts = {"mark": mark_paragraph, "unmark": unmark_paragraph}
    name = "unmark" if "unmark" in request.POST else "mark"
    notebook = notebook_or_404(request, section_id)
    paragraph = notebook.at(request.POST.get(name, ""))
    if paragraph is None:
        raise Http404
    acts[name](user=request.user, section=notebook.section, paragraph=paragraph)
    if not request.htmx:
        return redirect(f"{notebook.back}#{paragraph.anchor}")
    return changed(request, notebook_or_404(request, section_id), paragraph)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request, note_id):
    """Change the words of a note."""
    note = get_object_or_404(Note.objects.visible_to(request.user).exclude(text=""), pk=note_id)
    back = next_url(request, "reading:notes")
    data = request.POST if request.method == "POST" else None
    form = NoteForm(data, initial={"text": note.text})
    if form.is_valid():
        note.rewrite(form.cleaned_data["text"])
        messages.success(request, _("Saved."))
        return redirect(back)
    context = {"note": note, "quote": note.quote, "form": form, "back": back}
    return render(request, "reading/note.html", context)


@require_POST
def note_delete(request, note_id):
    """Delete a note or a highlight; one that is gone already is no error."""
    Note.objects.visible_to(request.user).filter(pk=note_id).delete()
    messages.success(request, _("Deleted."))
    return redirect(next_url(request, "reading:notes"))
