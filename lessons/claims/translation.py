"""Which texts of a claim stand in both languages (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import Claim


@register(Claim)
class ClaimTexts(TranslationOptions):
    fields = ("text", "correction", "source")
