"""Registers the module with Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.reports"
    label = "reports"
