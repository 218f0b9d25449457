"""Registers the module with Django."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.channels"
    label = "channels"
