from django.db.models import Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from classroom.audit.models import Entry
from classroom.audit.sentences import act_name, changes, sentence

from ..access import school_view
from ..lists import asked, page_of
from ..zones import abbreviation


@require_safe
@school_view
def audit(request, membership):
    """List what was done in the school with a special right, the newest first."""
    entries = Entry.objects.filter(school_id=membership.school_id)
    codes = entries.order_by("action").values_list("action", flat=True).distinct()
    text, action = asked(request, "q"), asked(request, "action")
    rows = entries.filter(action=action) if action else entries
    if text:
        rows = rows.filter(Q(actor_name__icontains=text) | Q(target_name__icontains=text))
    page, zone = page_of(request, rows), abbreviation(membership.school.time_zone)
    for entry in page:
        entry.sentence, entry.changes = sentence(entry), changes(entry, zone)
    context = {"school": membership.school, "entries": page, "q": text, "action": action}
    context["zone"] = zone
    context["actions"] = sorted(((code, act_name(code)) for code in codes), key=lambda act: act[1])
    return render(request, "audit/audit.html", context)
