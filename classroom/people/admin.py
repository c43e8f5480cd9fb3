"""The operator's pages: what a school admin cannot do, such as opening a school."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from .forms.sign_in import OperatorSignInForm
from .models import Course, Enrolment, Membership, School, Term, User

admin.site.site_header = admin.site.site_title = _("Musyawarah: operator")
admin.site.login_form = OperatorSignInForm


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user", "school"]


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ["username", "full_name", "is_active", "is_staff"]
    list_filter = ["is_staff", "is_active", "memberships__role"]
    search_fields = ["username", "full_name", "nis", "nisn"]
    ordering = ["full_name"]
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


@admin.register(School)
class SchoolAdmin(admin.ModelAdmin):
    list_display = ["name", "npsn", "time_zone"]
    search_fields = ["name", "npsn"]


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    list_display = ["school", "year", "semester", "starts_on", "ends_on"]
    list_select_related = ["school"]
    list_filter = ["year", "semester"]


@admin.register(Course)
class CourseAdmin(admin.ModelAdmin):
    list_display = ["name", "subject", "term", "school", "archived_at"]
    list_select_related = ["school", "term"]
    search_fields = ["name", "subject"]
    autocomplete_fields = ["school"]


@admin.register(Enrolment)
class EnrolmentAdmin(admin.ModelAdmin):
    list_display = ["user", "course", "role", "joined_at", "left_at"]
    list_select_related = ["user", "course"]
    list_filter = ["role"]
    search_fields = ["user__full_name", "user__username", "course__name"]
    autocomplete_fields = ["user", "course"]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ["user", "school", "role"]
    list_select_related = ["user", "school"]
    list_filter = ["role"]
    search_fields = ["user__full_name", "user__username", "school__name"]
    autocomplete_fields = ["user", "school"]
