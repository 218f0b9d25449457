"""Registers the module with Django."""

from django.apps import AppConfig


class SlaConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.sla"
    label = "sla"
