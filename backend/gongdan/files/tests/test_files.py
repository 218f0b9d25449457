"""Files stored, attached, opened and thrown away."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from gongdan.accounts.tests.makers import make_world
from gongdan.audit.models import Entry
from gongdan.files import commands, permissions, pictures, queries
from gongdan.files.errors import (
    AlreadyAttached,
    FileEmpty,
    FileNotFound,
    FileTooLarge,
    FileTypeRefused,
    NoPreview,
    TooManyFiles,
)
from gongdan.files.models import Upload
from gongdan.files.tests.makers import NOON, archive, kept, picture, store, turned_photo
from gongdan.kernel.actors import NOBODY, SYSTEM, Actor
from gongdan.kernel.events import Subject

pytestmark = pytest.mark.django_db

ORDER = Subject("work_order", 7)


def attach(*ids: object, by: Actor, subject: Subject = ORDER, is_internal: bool = False) -> None:
    commands.attach(ids=ids, subject=subject, is_internal=is_internal, by=by, at=NOON)


def test_what_was_sent_comes_back() -> None:
    requester = make_world().actor("requester")

    stored = store(requester, "你好，世界".encode(), name="../问候.txt")

    download = queries.download(stored, by=requester)
    with download.content as content:
        assert content.read().decode() == "你好，世界"
    assert download.file.name == "问候.txt"
    assert (download.file.media_type, download.file.byte_size) == ("text/plain", 15)
    assert Upload.objects.get().claimed_type == "text/plain"


def test_the_same_bytes_are_kept_once(folder: Path) -> None:
    world = make_world()

    store(world.actor("requester"))
    store(world.actor("handler"), name="other.txt")

    assert Upload.objects.count() == 2
    assert len(kept(folder)) == 1
    assert list((folder / "incoming").iterdir()) == []


def test_too_large_empty_or_a_program_leaves_nothing(folder: Path, settings: Settings) -> None:
    requester = make_world().actor("requester")
    settings.FILES_LARGEST_BYTES = 10

    with pytest.raises(FileTooLarge):
        store(requester, b"x" * 11)
    with pytest.raises(FileEmpty):
        store(requester, b"")
    with pytest.raises(FileTypeRefused):
        store(requester, b"MZ\x90", name="发票.pdf")

    assert Upload.objects.count() == 0
    assert kept(folder) == []
    assert list((folder / "incoming").iterdir()) == []


def test_an_archive_that_runs_is_a_program() -> None:
    requester = make_world().actor("requester")

    with pytest.raises(FileTypeRefused):
        store(requester, archive("META-INF/MANIFEST.MF"), name="photos.zip")


def test_an_unattached_file_is_its_owners_alone() -> None:
    world = make_world()
    stored = store(world.actor("requester"))

    with pytest.raises(FileNotFound):
        queries.file(stored, by=world.actor("handler"))
    with pytest.raises(FileNotFound):
        queries.file(stored, by=world.actor("administrator"))
    with pytest.raises(FileNotFound):
        attach(stored, by=world.actor("handler"))

    assert queries.file(stored, by=world.actor("requester")).id == stored
    assert Upload.objects.get().subject_kind == ""


def test_an_attached_file_is_seen_with_what_it_belongs_to() -> None:
    world = make_world()
    requester, handler = world.actor("requester"), world.actor("handler")
    permissions.register(
        "work_order", lambda by, _id, internal: by.id == handler.id or not internal
    )
    open_file, internal_file = store(handler), store(handler, name="internal.txt")

    attach(open_file, by=handler)
    attach(internal_file, by=handler, is_internal=True)

    assert queries.file(open_file, by=requester).name == "note.txt"
    assert queries.file(internal_file, by=handler).name == "internal.txt"
    with pytest.raises(FileNotFound):
        queries.file(internal_file, by=requester)
    names = [file.name for file in queries.attached("work_order", [7], include_internal=False)[7]]
    assert names == ["note.txt"]


def test_a_kind_nobody_registered_is_seen_by_nobody() -> None:
    handler = make_world().actor("handler")
    stored = store(handler)

    attach(stored, by=handler, subject=Subject("unknown", 1))

    with pytest.raises(FileNotFound):
        queries.file(stored, by=handler)


def test_a_file_belongs_to_one_thing() -> None:
    handler = make_world().actor("handler")
    stored = store(handler)
    attach(stored, by=handler)

    attach(stored, by=handler)
    with pytest.raises(AlreadyAttached):
        attach(stored, by=handler, subject=Subject("work_order", 8))
    with pytest.raises(AlreadyAttached):
        commands.discard(id=stored, by=handler, at=NOON)

    assert Upload.objects.get().subject_id == 7
    assert Entry.objects.filter(event="files.attached").count() == 1


def test_a_subject_takes_so_many_files(settings: Settings) -> None:
    handler = make_world().actor("handler")
    settings.FILES_PER_SUBJECT = 2
    first, second, third = store(handler), store(handler), store(handler)
    attach(first, second, by=handler)

    with pytest.raises(TooManyFiles):
        attach(third, by=handler)

    assert Upload.objects.filter(subject_kind="").count() == 1


def test_what_nobody_signed_in_sent_can_be_attached_by_who_knows_it() -> None:
    handler = make_world().actor("handler")
    stored = store(NOBODY)

    with pytest.raises(FileNotFound):
        attach(stored, by=handler)
    attach(stored, by=NOBODY)

    with pytest.raises(FileNotFound):
        queries.file(stored, by=NOBODY)
    assert queries.file(stored, by=SYSTEM).subject_id == 7


def test_stale_files_are_thrown_away_with_their_bytes(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    handler = make_world().actor("handler")
    store(handler, b"alone")
    store(handler, b"shared")
    attach(store(handler, b"shared"), by=handler)

    with django_capture_on_commit_callbacks(execute=True):
        early = commands.discard_stale(by=SYSTEM, at=NOON + timedelta(hours=23))
    with django_capture_on_commit_callbacks(execute=True):
        late = commands.discard_stale(by=SYSTEM, at=NOON + timedelta(hours=25))

    assert (early, late) == (0, 2)
    assert Upload.objects.count() == 1
    assert kept(folder) == [Upload.objects.get().sha256]


def test_one_may_throw_away_ones_own_file() -> None:
    world = make_world()
    stored = store(world.actor("handler"))

    with pytest.raises(FileNotFound):
        commands.discard(id=stored, by=world.actor("requester"), at=NOON)
    commands.discard(id=stored, by=world.actor("handler"), at=NOON)

    assert Upload.objects.count() == 0
    events = Entry.objects.filter(subject_kind="upload").order_by("seq")
    assert list(events.values_list("event", flat=True)) == ["files.stored", "files.discarded"]


def test_a_preview_is_upright_and_says_nothing_of_the_camera() -> None:
    requester = make_world().actor("requester")
    stored = store(requester, turned_photo(), name="现场.jpg")

    drawn = queries.preview(stored, edge=100, by=requester)
    again = queries.preview(stored, edge=160, by=requester)

    image = Image.open(io.BytesIO(drawn))
    assert (image.format, image.size) == ("WEBP", (20, 40))
    assert dict(image.getexif()) == {}
    assert b"secret camera" not in drawn
    assert again == drawn


def test_a_large_picture_is_drawn_small() -> None:
    requester = make_world().actor("requester")
    stored = store(requester, picture(1000, 500), name="a.png")

    image = Image.open(io.BytesIO(queries.preview(stored, edge=160, by=requester)))

    assert image.size == (160, 80)
    value = queries.file(stored, by=requester)
    assert (value.width, value.height, value.has_preview) == (1000, 500, True)


def test_a_bomb_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    requester = make_world().actor("requester")
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    stored = store(requester, picture(), name="a.png")

    with pytest.raises(NoPreview):
        queries.preview(stored, edge=160, by=requester)


def test_what_is_no_picture_has_no_preview() -> None:
    requester = make_world().actor("requester")
    torn = store(requester, picture()[:20], name="a.png")
    words = store(requester)

    with pytest.raises(NoPreview):
        queries.preview(torn, edge=160, by=requester)
    with pytest.raises(NoPreview):
        queries.preview(words, edge=160, by=requester)


def test_a_photo_that_cannot_be_previewed_is_a_picture_all_the_same() -> None:
    requester = make_world().actor("requester")
    photo = store(requester, b"\x00\x00\x00\x18ftypheic", name="IMG_0001.HEIC")
    drawing = store(requester, b"<svg/>", name="a.svg")

    assert queries.file(photo, by=requester).is_picture is True
    assert queries.file(photo, by=requester).has_preview is False
    assert queries.file(drawing, by=requester).is_picture is False
