"""What uploads and downloads refuse."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class FileNotFound(Refusal):
    """This file was not found, or you may not see it."""

    code = "files.not_found"
    status = 404


class FileTooLarge(Refusal):
    """The file {name} is larger than {limit_megabytes} MB."""

    code = "files.too_large"
    status = 413


class FileEmpty(Refusal):
    """The file {name} is empty."""

    code = "files.empty"
    status = 422


class FileTypeRefused(Refusal):
    """The file {name} is a program ({media_type}), which is not taken."""

    code = "files.type_refused"
    status = 422


class TooManyFiles(Refusal):
    """At most {limit} files can be attached here."""

    code = "files.too_many"


class AlreadyAttached(Refusal):
    """The file {name} is attached to something else."""

    code = "files.already_attached"


class NoPreview(Refusal):
    """There is no picture of this file to show."""

    code = "files.no_preview"
    status = 404
