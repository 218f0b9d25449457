"""What a file really is, by its first bytes; what a client claims counts for nothing."""

from __future__ import annotations

from collections.abc import Collection

from gongdan.files.names import extension

HEAD = 8192
UNKNOWN = "application/octet-stream"
ZIP = "application/zip"
PROGRAM = "application/x-executable"
HTML = "text/html"
SVG = "image/svg+xml"

PREVIEWED = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
# What a browser might run is sent as bytes only.
ACTIVE = frozenset({HTML, SVG, "application/xhtml+xml", "text/xml", "text/javascript"})

PROGRAM_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"dex\n",
    b"\x00asm",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
PROGRAM_EXTENSIONS = frozenset(
    """
    apk app bat cmd com cpl deb dll dmg elf exe gadget hta inf jar js jse lnk msc msi msp pif ps1
    psm1 reg rpm scf scr sh sys url vb vbe vbs wsc wsf wsh xpi
    """.split()  # noqa: SIM905 a list of words reads better as words
)
STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"{\\rtf", "application/rtf"),
)
BRANDS = (
    ((b"heic", b"heix", b"mif1", b"hevc", b"heim"), "image/heic"),
    ((b"avif", b"avis"), "image/avif"),
    ((b"M4A ", b"M4B "), "audio/mp4"),
    ((b"qt  ",), "video/quicktime"),
)
OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
OPEN_DOCUMENT = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_OFFICE = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook",
    "vsd": "application/vnd.visio",
}
TEXTS = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/json",
    "md": "text/markdown",
    "eml": "message/rfc822",
    "ics": "text/calendar",
    "vcf": "text/vcard",
}
HTML_STARTS = ("<!doctype html", "<html", "<head", "<body", "<script", "<iframe")


def true_type(head: bytes, *, name: str, members: Collection[str] = ()) -> str:
    """The media type of a file by its head, its name, and the names inside when it is a zip."""
    if is_program(head, name=name):
        return PROGRAM
    return _by_signature(head, name, members) or _by_text(head, name) or UNKNOWN


def is_program(head: bytes, *, name: str) -> bool:
    """Whether somebody's machine would run it."""
    return _starts_a_program(head) or extension(name) in PROGRAM_EXTENSIONS


def sent_type(media_type: str) -> str:
    """The type a download is sent as."""
    return UNKNOWN if media_type in ACTIVE else media_type


def _starts_a_program(head: bytes) -> bool:
    return head.startswith(PROGRAM_STARTS) and not head.startswith(b"#!AMR")


def _by_signature(head: bytes, name: str, members: Collection[str]) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(name, members)
    if head.startswith(OLE):
        return OLD_OFFICE.get(extension(name), "application/x-ole-storage")
    if head[4:8] == b"ftyp":
        return _brand(head[8:12])
    if head.startswith(b"RIFF"):
        return _in_riff(head[8:12])
    return next((kind for start, kind in STARTS if head.startswith(start)), None)


def _in_zip(name: str, members: Collection[str]) -> str:
    if "META-INF/MANIFEST.MF" in members or "AndroidManifest.xml" in members:
        return PROGRAM
    if "[Content_Types].xml" in members:
        found = (kind for start, kind in OFFICE if any(m.startswith(start) for m in members))
        return next(found, ZIP)
    if "mimetype" in members:
        return OPEN_DOCUMENT.get(extension(name), ZIP)
    return ZIP


def _brand(brand: bytes) -> str:
    return next((kind for brands, kind in BRANDS if brand in brands), "video/mp4")


def _in_riff(form: bytes) -> str:
    known = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
    return known.get(form, UNKNOWN)


def _by_text(head: bytes, name: str) -> str | None:
    text = _decoded(head)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(HTML_STARTS) or extension(name) in ("html", "htm", "xhtml", "shtml"):
        return HTML
    if "<svg" in start or extension(name) in ("svg", "svgz"):
        return SVG
    if start.startswith("<?xml") or extension(name) in ("xml", "xsl"):
        return "text/xml"
    return TEXTS.get(extension(name), "text/plain")


def _decoded(head: bytes) -> str | None:
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    for encoding in ("utf-8", "utf-16", "gb18030") if b"\x00" in head else ("utf-8", "gb18030"):
        try:
            return _without_torn_end(head, encoding)
        except UnicodeDecodeError:
            continue
    return None


def _without_torn_end(head: bytes, encoding: str) -> str:
    """Decode a head that may end in the middle of a character."""
    try:
        return head.decode(encoding)
    except UnicodeDecodeError as torn:
        if len(head) < HEAD or torn.start < len(head) - 4:
            raise
        return head[: torn.start].decode(encoding)
