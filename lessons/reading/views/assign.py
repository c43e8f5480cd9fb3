from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from classroom.people.access import TEACHER, course_view
from lessons.assignments.sentences import assigned

from ..assigning import ReadingAssignForm, assign_reading
from ..models import Module


@require_http_methods(["GET", "POST"])
@course_view(TEACHER, writes=True)
def assign(request, enrolment):
    """Give a module to one class or several; `?module=slug` chooses it beforehand."""
    modules = Module.objects.assignable_by(request.user)
    module = modules.filter(slug=request.GET.get("module", "")).first()
    initial = {"module": module.slug, "title": module.title} if module else {}
    data = request.POST if request.method == "POST" else None
    form = ReadingAssignForm(data, enrolment=enrolment, initial=initial)
    if form.is_valid():
        module = form.cleaned_data["module"]
        new = assign_reading(actor=request.user, module=module, **form.given())
        messages.success(request, assigned(new))
        return redirect(enrolment.course)
    return render(request, "reading/assign.html", {"enrolment": enrolment, "form": form})
