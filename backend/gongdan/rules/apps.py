"""Registers the module with Django."""

from django.apps import AppConfig


class RulesConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.rules"
    label = "rules"
