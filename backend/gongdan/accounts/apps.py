"""Registers the module with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.accounts"
    label = "accounts"
