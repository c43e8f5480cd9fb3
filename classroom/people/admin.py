"""The operator's pages: what a school admin cannot do, such as opening a school."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from classroom.audit.services import readable, record, record_each

from .forms.sign_in import OperatorSignInForm
from .models import Course, Enrolment, Membership, School, Term, User

admin.site.site_header = admin.site.site_title = _("Musyawarah: operator")
admin.site.login_form = OperatorSignInForm


def school_of(row):
    """Return the school in whose record an act on this row stands; None where there is none."""
    if isinstance(row, School):
        return row
    if isinstance(row, User):
        first = row.memberships.select_related("school").order_by("pk").first()
        return first and first.school
    return row.course.school if isinstance(row, Enrolment) else row.school


def values_of(form):
    """Return what the form changed, as (before, after): the row's own fields, never a password."""
    kept = {field.name for field in form.instance._meta.fields} - {"password"}
    names = [name for name in form.changed_data if name in kept]
    # The initial value of a foreign key is a number; the record tells its name.
    old = {name: form.fields[name].to_python(form.initial.get(name)) for name in names}
    new = {name: form.cleaned_data[name] for name in names}
    return (
        {name: readable(value) for name, value in old.items()},
        {name: readable(value) for name, value in new.items()},
    )


def record_form(request, form, *, new):
    """Write the audit row of a saved form."""
    row, (before, after) = form.instance, values_of(form)
    if new or after:
        record(
            actor=request.user,
            action="operator_add" if new else "operator_edit",
            target=row,
            school=school_of(row),
            before={} if new else before,
            after=after,
        )


def record_deletions(request, rows):
    act = {"actor": request.user, "action": "operator_delete"}
    record_each(act | {"target": row, "school": school_of(row)} for row in rows)


class RecordingAdmin(admin.ModelAdmin):
    """Writes the operator's acts into the record that the schools read."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        record_form(request, form, new=not change)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        record_deletions(request, formset.deleted_objects)
        for row in formset.forms:
            if row.has_changed() and row not in formset.deleted_forms:
                record_form(request, row, new=row.instance in formset.new_objects)

    def log_deletions(self, request, queryset):
        """Django calls this for one row and for many, before they go."""
        record_deletions(request, queryset)
        return super().log_deletions(request, queryset)


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user", "school"]


@admin.register(User)
class PersonAdmin(RecordingAdmin, UserAdmin):
    list_display = ["username", "full_name", "is_active", "is_staff"]
    list_filter = ["is_staff", "is_active", "memberships__role"]
    search_fields = ["username", "full_name", "nis", "nisn"]
    ordering = ["sort_name"]
    inlines = [MembershipInline]
    own = ("full_name", "email", "nis", "nisn", "language", "time_zone", "must_change_password")
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": own}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "full_name", "usable_password", "password1", "password2"]})
    ]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.must_change_password = True
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def user_change_password(self, request, *args, **kwargs):
        return super().user_change_password(request, *args, **kwargs)

    def log_change(self, request, obj, message):
        """Django's page for a new password saves no model form; it only logs."""
        if request.resolver_match.url_name == "auth_user_password_change":
            if obj != request.user:
                obj.must_change_password = True
                obj.save(update_fields=["must_change_password"])
            record(actor=request.user, action="password_set", target=obj, school=school_of(obj))
        return super().log_change(request, obj, message)


@admin.register(School)
class SchoolAdmin(RecordingAdmin):
    list_display = ["name", "npsn", "time_zone"]
    search_fields = ["name", "npsn"]


@admin.register(Term)
class TermAdmin(RecordingAdmin):
    list_display = ["school", "year", "semester", "starts_on", "ends_on"]
    list_select_related = ["school"]
    list_filter = ["year", "semester"]
    fields = ["school", "year", "semester", "starts_on", "ends_on"]

    def get_readonly_fields(self, request, obj=None):
        """A term's classes would stay behind in the school it leaves."""
        return ["school"] if obj else []


class TermField(forms.ModelChoiceField):
    def label_from_instance(self, term):
        return f"{term.school}: {term}"


@admin.register(Course)
class CourseAdmin(RecordingAdmin):
    list_display = ["name", "subject", "term", "school", "archived_at"]
    list_select_related = ["school", "term"]
    search_fields = ["name", "subject"]
    autocomplete_fields = ["school"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "term":
            terms = Term.objects.select_related("school").order_by("school__name", "-starts_on")
            kwargs |= {"form_class": TermField, "queryset": terms}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Enrolment)
class EnrolmentAdmin(RecordingAdmin):
    list_display = ["user", "course", "role", "joined_at", "left_at"]
    list_select_related = ["user", "course"]
    list_filter = ["role"]
    search_fields = ["user__full_name", "user__username", "course__name"]
    autocomplete_fields = ["user", "course"]


@admin.register(Membership)
class MembershipAdmin(RecordingAdmin):
    list_display = ["user", "school", "role"]
    list_select_related = ["user", "school"]
    list_filter = ["role"]
    search_fields = ["user__full_name", "user__username", "school__name"]
    autocomplete_fields = ["user", "school"]
