"""Registers the module with Django, and its follower with the log."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Follow the log."""
        from gongdan.audit.following import follow_with
        from gongdan.notifications.subscribers import NAME, follow

        follow_with(NAME, follow)
