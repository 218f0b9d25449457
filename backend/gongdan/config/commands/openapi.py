"""``gongdan openapi``."""

from __future__ import annotations

import argparse
import json
import os
import sys

NAME = "openapi"
HELP = "Print the API's OpenAPI document; needs no database."


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""
    parser.epilog = "example:\n  gongdan openapi > openapi.json"


def run(_options: argparse.Namespace) -> int:
    """Print the document, its keys sorted so that two runs are alike."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongdan.config.settings")
    django.setup()
    from gongdan.config.api import api

    document = api.get_openapi_schema(path_prefix="/api/v1/")
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
    sys.stdout.write("\n")
    return 0
