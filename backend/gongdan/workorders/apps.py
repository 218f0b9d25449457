"""Registers the module with Django."""

from django.apps import AppConfig


class WorkordersConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.workorders"
    label = "workorders"
