"""What the pages of one discussion are made of."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from lessons.assignments.models import Checkpoint, Work
from lessons.grading.criteria import criteria_of
from lessons.grading.feedback import feedback_for

from .citing import Places, address_of
from .composing import composer_of, unposted_of
from .models import Prompt
from .moderation import tools_of
from .news import news_on
from .parts import parts_for
from .seats import in_order_of_number, is_grouped, place_of
from .showing import dress
from .threads import Threads, in_order, waiting_posts


def prompt_or_404(enrolment, assignment_id):
    """Return the prompt that `enrolment` may see, with its assignment and class."""
    rows = Prompt.objects.visible_to(enrolment)
    rows = rows.select_related("assignment__rubric", "opened_by__user")
    prompt = get_object_or_404(rows, assignment=assignment_id)
    prompt.assignment.course = enrolment.course
    return prompt


def node_or_404(threads, ref):
    """A post the reader may answer, or could until it was closed, locked or taken back."""
    node = threads.by_ref.get(ref)
    if node is None or not threads.is_open or not threads.is_heard_by(node.post):
        raise Http404
    return node


def asked_for(threads, request):
    """The Node of `?answer=`, or None; what cannot be answered any more opens no form."""
    ref = request.GET.get("answer")
    if not ref:
        return None
    node = node_or_404(threads, ref)
    return node if node.may_answer else None


def prompt_page(request, prompt, enrolment, *, composer=None, threads=None):
    """Return the context of the page of a prompt; `composer` holds what could not be posted."""
    threads = threads or Threads(prompt, enrolment)
    places = Places(enrolment)
    material = shown_material(prompt, places)
    above = composer.above if composer else asked_for(threads, request)
    answer = composer if composer and above else above and composer_of(threads, above=above)
    first = composer if composer and not above else None
    begun = {"cite": cite_of(material, request.GET.get("cite")), "move": request.GET.get("move")}
    head = head_of(prompt, enrolment)
    return (
        head
        | talk(request, threads, places)
        | parts_for(threads, head["work"])
        | {
            "material": material,
            "composer": first or (threads.writes and composer_of(threads, **begun)),
            "answer": answer,
            "unposted": None if composer else unposted_of(threads),
        }
    )


def head_of(prompt, enrolment):
    """What stands above the talk: dates, group, own work and what came back for it."""
    work = None
    if enrolment.studies:
        works = Work.objects.visible_to(enrolment).filter(assignment=prompt.assignment_id)
        work = works.filter(enrolment=enrolment).first()
    if work:
        work.assignment = prompt.assignment
    return {
        "enrolment": enrolment,
        "prompt": prompt,
        "assignment": prompt.assignment,
        "criteria": criteria_of(prompt.assignment),
        "first_post": first_post_of(prompt, enrolment),
        "work": work,
        "mark": feedback_for(work, enrolment) if work and work.returned_at else None,
    }


def first_post_of(prompt, enrolment):
    points = Checkpoint.objects.filter(
        assignment=prompt.assignment_id, part=Checkpoint.Part.FIRST_POST
    )
    return points.with_passes([enrolment]).first()


def talk(request, threads, places, nodes=None):
    """The threads, or of them what has the words of `?q=`; `nodes` where not all are shown."""
    query = request.GET.get("q", "").strip()
    alone = nodes is not None
    if not alone:
        nodes = threads.found(query) if query else threads.flat
    chosen = request.GET.get("group", "")
    if chosen and (threads.reader.teaches or len(threads.groups) > 1):
        nodes = [node for node in nodes if str(node.post.group_id) == chosen]
    waiting = None if threads.is_open else waiting_posts(threads.prompt, threads.reader)
    return {
        "enrolment": threads.reader,
        "prompt": threads.prompt,
        "assignment": threads.prompt.assignment,
        "threads": threads,
        "nodes": dress(nodes, threads, places, alone=alone),
        "task_url": threads.prompt.get_absolute_url(),
        "query": query,
        "waiting": waiting,
        "news": news_on(threads, waiting),
    } | beside(threads, chosen)


def beside(threads, chosen):
    """What stands beside the threads: a student's group, or a teacher's tools."""
    prompt, reader = threads.prompt, threads.reader
    if reader.teaches:
        return tools_of(prompt, reader, chosen)
    groups = in_order_of_number(threads.groups.values()) if len(threads.groups) > 1 else []
    return {
        "place": place_of(prompt, reader, threads.group) if is_grouped(prompt) else None,
        "groups": groups,
        "chosen_group": next((one for one in groups if str(one.pk) == chosen), None),
    }


def shown_material(prompt, places):
    rows = prompt.material.select_related("section__module")
    material = [places.show(one) for one in rows]
    for one in material:
        one.address = one.href or address_of(one)
        one.is_out_of_reach = bool(one.section_id and not one.href)  # for the students of the class
        if places.enrolment.teaches:
            one.href = one.address
    return material


def cite_of(material, pk):
    return next((one.address for one in material if str(one.pk) == pk), "")


def one_thread(threads, ref):
    """The node of a post and those under it, in order; 404 for what shows nothing."""
    node = threads.by_ref.get(ref)
    if node is None or node not in threads.flat:
        raise Http404
    return node, in_order([node])
