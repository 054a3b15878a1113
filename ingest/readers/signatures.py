"""What a file really is, told by its first bytes, whatever its name says."""

from __future__ import annotations

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"HWP Document File", "hwp"),
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
    "hwp": "한글(HWP)",
    "hwpx": "한글(HWPX)",
    "docx": "워드(DOCX)",
    "xlsx": "엑셀(XLSX)",
    "ole": "한글(HWP)이나 예전 오피스",
    "zip": "압축(ZIP)",
    "image": "그림",
    "rtf": "서식 있는 텍스트(RTF)",
    "archive": "압축",
}
# A zip file's members tell which office program wrote it.
_MEMBERS = ((b"application/hwp+zip", "hwpx"), (b"word/", "docx"), (b"xl/", "xlsx"))
_HEAD = 1024


def real_kind(data: bytes) -> str | None:
    """Return the Korean name of the binary format that ``data`` begins as, or ``None``."""
    if data[:_HEAD].lstrip().startswith(b"%PDF-"):
        return _NAMES["pdf"]
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    if kind == "zip":
        kind = next((office for mark, office in _MEMBERS if mark in data), kind)
    return _NAMES[kind] if kind else None


def is_pdf(data: bytes) -> bool:
    """Tell whether ``data`` is a PDF file; its header may follow some other bytes."""
    return b"%PDF-" in data[:_HEAD]
