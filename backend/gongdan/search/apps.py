"""Registers the module with Django."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.search"
    label = "search"
