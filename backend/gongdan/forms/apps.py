"""Registers the module with Django."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.forms"
    label = "forms"
