"""Calls every operation as every kind of person, each time from the same world."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from conftest import sign_in
from gongdan.accounts.tests.makers import World, make_world
from tests.contract.bodies import make_body
from tests.contract.form_links import plant_form_link
from tests.contract.hooks import plant_hook
from tests.contract.imports import plant_import
from tests.contract.operations import Operation
from tests.contract.orders import plant_order
from tests.contract.records import plant_record
from tests.contract.samples import body_values, named, path_values, query_values
from tests.contract.secrets import KINDS, NOBODY, Secret, plant


@dataclass(frozen=True)
class Answer:
    """What one kind of person got."""

    status: int
    text: str


@dataclass(frozen=True)
class Scene:
    """A world with secrets in it and somebody of every kind signed in."""

    world: World
    secrets: list[Secret]
    clients: Mapping[str, Client]
    paths: Mapping[str, object]
    bodies: Mapping[str, object]


def make_scene() -> Scene:
    """A fresh scene."""
    world = make_world()
    secrets = [*plant(world), *plant_order(world), *plant_import(world), *plant_record(world)]
    secrets += plant_form_link(world)
    secrets += plant_hook(world)
    paths = path_values(world)
    for secret in secrets:
        paths.update(secret.names)
    clients = {kind: _client(world, kind) for kind in KINDS}
    return Scene(world, secrets, clients, paths, body_values(world))


def call_as_all(scene: Scene, operation: Operation) -> dict[str, Answer]:
    """The answers of all kinds of people; what one of them changes is undone before the next."""
    return {kind: call(scene, operation, kind) for kind in KINDS}


def call(
    scene: Scene, operation: Operation, kind: str, *, is_full: bool = False, huge: bool = False
) -> Answer:
    """One call, undone afterwards; ``huge`` puts impossible numbers into the address."""
    address = _address(scene, operation, huge=huge)
    with transaction.atomic():
        response = _send(scene, operation, kind, address, is_full=is_full)
        transaction.set_rollback(True)
    exception = getattr(response, "exc_info", None)
    return Answer(response.status_code, f"{exception[1]!r}" if exception else _text(response))


def _address(scene: Scene, operation: Operation, *, huge: bool) -> str:
    path = operation.path
    for name in operation.path_names:
        value = named(scene.paths, name, path=operation.path)
        shown = 2**63 if huge and isinstance(value, int) else value
        path = path.replace("{" + name + "}", quote(str(shown), safe=""))
    known = {**query_values()}
    wanted = {name: known[name] for name in operation.query_names if name in known}
    for name in operation.required_query:
        wanted[name] = known.get(name) or named(scene.paths, name, path=operation.path)
    return f"{path}?{urlencode(wanted)}" if wanted else path


def _send(
    scene: Scene, operation: Operation, kind: str, address: str, *, is_full: bool
) -> HttpResponse:
    client = scene.clients[kind]
    if operation.content_type == "multipart/form-data":
        file = SimpleUploadedFile("sample.txt", b"sample", content_type="text/plain")
        body = make_body(operation, scene.bodies, is_full=is_full)
        parts = {key: file if key in ("file", "files") else value for key, value in body.items()}
        return getattr(client, operation.method)(address, {"file": file, **parts})
    if operation.body is None:
        return getattr(client, operation.method)(address)
    body = json.dumps(make_body(operation, scene.bodies, is_full=is_full), ensure_ascii=False)
    return getattr(client, operation.method)(address, body, content_type="application/json")


def _client(world: World, kind: str) -> Client:
    client = Client(raise_request_exception=False)
    if kind != NOBODY:
        person = getattr(world, kind)
        person.refresh_from_db()
        sign_in(client, person)
    return client


def _text(response: HttpResponse) -> str:
    raw = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{raw.decode(errors='replace')} {response.headers}"
