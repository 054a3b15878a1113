"""What a file really is, told by its first bytes, whatever its name says."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"HWP Document File", "hwp3"),
    (b"PK\x03\x04", "zip"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
)
# How the kinds are called in messages.
_NAMES = {
    "pdf": "PDF",
    "hwp3": "예전 한글(HWP 3.0)",
    "hwpx": "한글(HWPX)",
    "docx": "워드(DOCX)",
    "xlsx": "엑셀(XLSX)",
    "pptx": "파워포인트(PPTX)",
    "odf": "오픈도큐먼트(ODF)",
    "ole": "한글(HWP)이나 예전 오피스",
    "zip": "압축(ZIP)",
    "image": "그림",
    "rtf": "서식 있는 텍스트(RTF)",
    "archive": "압축",
}
# A zip file's members tell which office program wrote it.
_MEMBERS = (
    ("Contents/content.hpf", "hwpx"),
    ("Contents/section0.xml", "hwpx"),
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("META-INF/manifest.xml", "odf"),
)
_HEAD = 1024


def kind_of(data: bytes) -> str | None:
    """Return the binary format that ``data`` begins as, or ``None``.

    ``data`` may be the beginning of a file only; a zip is then told by its first members.
    """
    if data[:_HEAD].lstrip().startswith(b"%PDF-"):
        return "pdf"
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    return _zip_kind(data) if kind == "zip" else kind


def real_kind(data: bytes) -> str | None:
    """Return the Korean name of the binary format that ``data`` begins as, or ``None``."""
    kind = kind_of(data)
    return _NAMES[kind] if kind else None


def is_pdf(data: bytes) -> bool:
    """Tell whether ``data`` is a PDF file; its header may follow some other bytes."""
    return b"%PDF-" in data[:_HEAD]


def _zip_kind(data: bytes) -> str:
    if b"mimetypeapplication/hwp+zip" in data[:_HEAD]:
        return "hwpx"
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        # The list of members stands at the end; without it the members' own headers tell.
        return next((office for mark, office in _MEMBERS if mark.encode() in data), "zip")
    found = (kind for mark, kind in _MEMBERS if any(name.startswith(mark) for name in names))
    return next(found, "zip")
