"""Which texts of a module stand in both languages (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from .models import (
    Check,
    EssayTemplate,
    Module,
    Option,
    Picture,
    PromptTemplate,
    Section,
    Source,
    Term,
)


@register(Module)
class ModuleTexts(TranslationOptions):
    fields = ("title", "subtitle", "summary", "audience", "objectives", "guidance")


@register(Section)
class SectionTexts(TranslationOptions):
    fields = ("title", "body")


@register(Term)
class TermTexts(TranslationOptions):
    fields = ("term", "meaning")


@register(Source)
class SourceTexts(TranslationOptions):
    fields = ("kind", "note")


@register(Check)
class CheckTexts(TranslationOptions):
    fields = ("question", "answer")


@register(Option)
class OptionTexts(TranslationOptions):
    fields = ("text", "match", "keywords", "feedback")


@register(EssayTemplate)
class EssayTemplateTexts(TranslationOptions):
    fields = ("title", "instructions")


@register(PromptTemplate)
class PromptTemplateTexts(TranslationOptions):
    fields = ("title", "question", "statement")


@register(Picture)
class PictureTexts(TranslationOptions):
    fields = ("alt",)
