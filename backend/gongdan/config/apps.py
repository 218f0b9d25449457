"""Registers the module with Django."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.config"
    label = "config"
