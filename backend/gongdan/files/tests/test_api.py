"""Files over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongdan.accounts.tests.makers import make_world
from gongdan.files.models import Upload
from gongdan.files.tests.makers import picture

if TYPE_CHECKING:
    from conftest import Api

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_page_is_only_ever_saved(api: Api) -> None:
    browser = api.as_person(make_world().requester)
    page = SimpleUploadedFile("网页.html", b"<html><script>alert(1)</script>", "image/png")

    stored = browser.upload("files", file=page)
    answer = browser.get(f"files/{stored.json()['id']}")

    assert stored.status_code == 201
    assert stored.json()["media_type"] == "text/html"
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"<html><script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_picture_can_be_shown(api: Api) -> None:
    browser = api.as_person(make_world().requester)
    stored = browser.upload("files", file=SimpleUploadedFile("a.png", picture()))

    answer = browser.get(f"files/{stored.json()['id']}/preview", edge=160)

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["Content-Disposition"] == "inline"
    assert browser.get(f"files/{stored.json()['id']}/facts").json()["width"] == 40


def test_others_cannot_reach_it(api: Api) -> None:
    world = make_world()
    id_ = (
        api.as_person(world.requester)
        .upload("files", file=SimpleUploadedFile("a.png", picture()))
        .json()["id"]
    )

    other, nobody = api.as_person(world.administrator), api.as_nobody()

    assert other.get(f"files/{id_}").status_code == 404
    assert other.get(f"files/{id_}/preview").status_code == 404
    assert other.get(f"files/{id_}/facts").status_code == 404
    assert other.delete(f"files/{id_}").status_code == 404
    assert nobody.get(f"files/{id_}").status_code == 401
    assert nobody.upload("files", file=SimpleUploadedFile("b", b"b")).status_code == 401
    assert Upload.objects.count() == 1


def test_ones_own_can_be_thrown_away(api: Api) -> None:
    browser = api.as_person(make_world().requester)
    stored = browser.upload("files", file=SimpleUploadedFile("a.png", picture()))

    answer = browser.delete(f"files/{stored.json()['id']}")

    assert answer.status_code == 204
    assert Upload.objects.count() == 0


def test_a_program_is_refused(api: Api) -> None:
    browser = api.as_person(make_world().requester)

    answer = browser.upload("files", file=SimpleUploadedFile("a.pdf", b"MZ"))

    assert (answer.status_code, answer.json()["code"]) == (422, "files.type_refused")
