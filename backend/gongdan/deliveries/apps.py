"""Registers the module with Django, and the carrier it brings itself."""

from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.deliveries"
    label = "deliveries"

    def ready(self) -> None:
        """Webhooks can be carried."""
        from gongdan.deliveries import webhooks
        from gongdan.deliveries.carriers import Carrier, carry_with

        carry_with(webhooks.KIND, Carrier(webhooks.send, webhooks.summary))
