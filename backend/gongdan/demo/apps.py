"""Registers the module with Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.demo"
    label = "demo"
