from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "lessons.overview"
