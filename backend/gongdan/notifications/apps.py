"""Registers the module with Django."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.notifications"
    label = "notifications"
