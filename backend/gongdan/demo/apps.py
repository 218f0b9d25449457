"""Registers the module with Django, and its accounts with the sign-in page."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.demo"
    label = "demo"

    def ready(self) -> None:
        """Offer the demonstration's accounts."""
        from gongdan.demo.accounts import offer_all

        offer_all()
