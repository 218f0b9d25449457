"""Registers the module with Django."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.catalog"
    label = "catalog"
