"""Registers the module with Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.records"
    label = "records"
