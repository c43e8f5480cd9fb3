import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from classroom.merging import MergingForm

from ..models import Membership, User
from ..models.names import folded
from ..services.passwords import at_home


class PersonForm(MergingForm, forms.ModelForm):
    """A person's details, as the school keeps them."""

    class Meta:
        model = User
        fields = ["full_name", "username", "nis", "nisn", "email"]

    def __init__(self, *args, school, **kwargs):
        super().__init__(*args, **kwargs)
        self.school = school
        self.fields["username"].help_text = _("Letters, digits and dots; this is typed to sign in.")
        for name in ("full_name", "username"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "autofocus": False}
        for name in ("nis", "nisn"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def clean_full_name(self):
        return " ".join(self.cleaned_data["full_name"].split())

    def clean_username(self):
        username = User.normalize_username(self.cleaned_data["username"])
        others = User.objects.exclude(pk=self.instance.pk)
        if username and others.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("This username is taken."))
        return username

    def clean_nis(self):
        """One a school; those that two had before stay until somebody changes them."""
        nis = self.cleaned_data["nis"]
        # A guest's number is that of another school.
        others = User.objects.filter(at_home(self.school), nis=nis).exclude(pk=self.instance.pk)
        if nis and "nis" in self.changed_data and others.exists():
            raise forms.ValidationError(_("Another person of the school has this NIS already."))
        return nis

    def clean_nisn(self):
        nisn = self.cleaned_data["nisn"]
        others = User.objects.exclude(pk=self.instance.pk)
        if nisn and others.filter(nisn=nisn).exists():
            raise forms.ValidationError(_("Another person has this NISN already."))
        return nisn


class NewPersonForm(PersonForm):
    role = forms.ChoiceField(
        label=_("Role in the school"), choices=Membership.Role, initial=Membership.Role.STUDENT
    )
    namesake = forms.BooleanField(
        label=_("This is another person of the same name"),
        required=False,
        widget=forms.HiddenInput,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    field_order = ["full_name", "namesake", "role", "username", "nis", "nisn", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].required = False
        self.fields["username"].help_text = _(
            "Leave empty and one is made from the name, such as siti.aminah."
        )

    def added(self):
        """Return whom this very form has added: it was sent twice, or its answer loaded again."""
        if not self.is_bound or "key" in self.errors:
            return None
        return User.objects.filter(
            memberships__school=self.school, memberships__key=self.cleaned_data["key"]
        ).first()

    def clean(self):
        data = super().clean()
        same_name = self.school.memberships.filter(
            user__sort_name=folded(data.get("full_name", ""))
        )
        if not data.pop("namesake", False) and same_name.exists():
            self.fields["namesake"].widget = forms.CheckboxInput()
            self.add_error("full_name", _("The school has a person of this name already."))
        return data
