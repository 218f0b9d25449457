"""Names made safe, types found out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdan.files.names import LONGEST, extension, safe_name
from gongdan.files.tests.makers import archive, picture
from gongdan.files.types import PROGRAM, sent_type, true_type


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("发票.pdf", "发票.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\何\\照片.jpg", "照片.jpg"),
        ("e\u0301.txt", "é.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b\r\n.txt", "ab.txt"),
        ('what?"<x>.txt', "what___x_.txt"),
        (" .. ", "file"),
        ("", "file"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
        ("\ud800.txt", "txt"),
    ],
)
def test_a_name_is_made_safe(raw: str, safe: str) -> None:
    assert safe_name(raw) == safe


@given(st.text())
def test_a_safe_name_stays_as_it_is(raw: str) -> None:
    safe = safe_name(raw)

    assert 0 < len(safe) <= LONGEST
    assert safe_name(safe) == safe
    assert "/" not in safe
    assert extension(safe) == extension(safe).lower()


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (picture(), "a.png", "image/png"),
        (picture(form="JPEG"), "a.png", "image/jpeg"),
        (picture(form="GIF"), "a.gif", "image/gif"),
        (picture(form="WEBP"), "a", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "a.jpg", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "a.mp4", "video/mp4"),
        (b"%PDF-1.7 x", "a.png", "application/pdf"),
        ("客户,金额\n华信银行,3".encode(), "a.csv", "text/csv"),
        ("客户,金额\n华信银行,3".encode("gb18030"), "a.csv", "text/csv"),
        (("好" * 3000).encode(), "a.txt", "text/plain"),
        (b"<!DOCTYPE html><script>", "a.png", "text/html"),
        (b"<svg onload='x'>", "a.png", "image/svg+xml"),
        (b"plain", "a.svg", "image/svg+xml"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", "application/vnd.ms-excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.msi", PROGRAM),
        (b"MZ\x90\x00", "invoice.pdf", PROGRAM),
        (b"\x7fELF\x02", "a", PROGRAM),
        (b"#!/bin/sh\n", "a.txt", PROGRAM),
        (b"echo", "a.bat", PROGRAM),
        (b"#!AMR\n", "call.amr", "audio/amr"),
        (b"\x00\x01\x02\xff", "a.dwg", "application/octet-stream"),
    ],
)
def test_the_true_type_is_found(content: bytes, name: str, media_type: str) -> None:
    assert true_type(content[:8192], name=name) == media_type


@pytest.mark.parametrize(
    ("members", "name", "ending"),
    [
        (["[Content_Types].xml", "word/document.xml"], "a.docx", "wordprocessingml.document"),
        (["[Content_Types].xml", "xl/workbook.xml"], "a.zip", "spreadsheetml.sheet"),
        (["mimetype", "content.xml"], "a.ods", "opendocument.spreadsheet"),
        (["readme.txt"], "a.docx", "application/zip"),
        (["META-INF/MANIFEST.MF"], "a.zip", PROGRAM),
    ],
)
def test_what_is_in_a_zip_counts(members: list[str], name: str, ending: str) -> None:
    content = archive(*members)

    assert true_type(content[:8192], name=name, members=members).endswith(ending)


def test_what_a_browser_might_run_is_sent_as_bytes() -> None:
    assert sent_type("text/html") == "application/octet-stream"
    assert sent_type("image/svg+xml") == "application/octet-stream"
    assert sent_type("application/pdf") == "application/pdf"
