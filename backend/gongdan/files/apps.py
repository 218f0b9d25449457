"""Registers the module with Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The module's configuration."""

    name = "gongdan.files"
    label = "files"
