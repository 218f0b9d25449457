"""Registers the module with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.audit"
    label = "audit"
