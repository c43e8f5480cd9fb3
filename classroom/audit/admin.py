from django.contrib import admin

from .models import Entry


@admin.register(Entry)
class EntryAdmin(admin.ModelAdmin):
    """The record, to be read only."""

    list_display = ["at", "actor_name", "action", "target_name"]
    list_filter = ["action"]
    search_fields = ["actor_name", "target_name"]
    date_hierarchy = "at"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
