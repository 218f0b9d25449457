"""Registers the module with Django."""

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.flows"
    label = "flows"
