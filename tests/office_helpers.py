"""Word-processor files made for tests, from the markup or records that a test is about."""

import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

_HWPML = "http://www.hancom.co.kr/hwpml/2011"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zip_file(path, members):
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


# HWPX


def hwpx_section(body):
    return (
        f'<hs:sec xmlns:hs="{_HWPML}/section" xmlns:hp="{_HWPML}/paragraph"'
        f' xmlns:hc="{_HWPML}/core">{body}</hs:sec>'
    )


def hwpx_file(path, *sections, header="", **members):
    """Write an HWPX file whose sections hold the given markup."""
    parts = {
        "mimetype": "application/hwp+zip",
        "Contents/header.xml": f'<hh:head xmlns:hh="{_HWPML}/head">{header}</hh:head>',
    }
    for number, body in enumerate(sections):
        parts[f"Contents/section{number}.xml"] = hwpx_section(body)
    return zip_file(path, parts | members)


def hp(text="", inside="", **attributes):
    """Return a paragraph; ``inside`` stands in its run after the text."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<hp:p{given}><hp:run><hp:t>{text}</hp:t>{inside}</hp:run></hp:p>"


def hp_cell(text, row, column, rows=1, columns=1, header=0, inside=None):
    held = hp(text) if inside is None else inside
    return (
        f'<hp:tc header="{header}"><hp:subList>{held}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="{columns}" rowSpan="{rows}"/></hp:tc>'
    )


def hp_table(*rows, caption=""):
    return f"<hp:tbl>{caption}{''.join(f'<hp:tr>{row}</hp:tr>' for row in rows)}</hp:tbl>"


# DOCX


def docx_file(path, body, *, styles="", numbering="", footnotes="", **members):
    """Write a DOCX file whose body and other parts hold the given markup."""
    parts = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{name}+xml"/>'
        for name in parts
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.document.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{_WORD}" xmlns:mc="urn:mc" xmlns:v="urn:v">'
        f"<w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        whole[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'
    return zip_file(path, whole | members)


def wp(text="", inside="", properties=""):
    """Return a paragraph; ``inside`` stands after its run."""
    kept = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{kept}</w:r>{inside}</w:p>"


def w_cell(text, properties="", inside=None):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{wp(text) if inside is None else inside}</w:tc>"


def w_row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def w_table(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


# HWP 5

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096  # smaller streams would lie in a file within the file


def record(tag, level, data=b""):
    size = len(data)
    if size < 0xFFF:
        return struct.pack("<I", tag | level << 10 | size << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, size) + data


def units(text):
    """Return a text as HWP stores it; ``{tbl }`` and the like stand for a control's anchor."""
    out = b""
    while text:
        if text[0] == "{":
            sign = struct.pack("<H", 9 if text[1:5] == "tab " else 11)
            out += sign + text[1:5][::-1].encode().ljust(12, b"\0") + sign
            text = text[6:]
        else:
            out += text[0].encode("utf-16-le")
            text = text[1:]
    return out + b"\r\0"


def para(text, *controls, level=0, shape=0):
    """Return a paragraph's records, those of its controls after them."""
    header = struct.pack("<IIHH", len(text), 0, shape, 0)
    return record(66, level, header) + record(67, level + 1, units(text)) + b"".join(controls)


def control(name, level, data=b""):
    return record(71, level, name[::-1].encode() + data)


def table(cells, level, caption=b""):
    """Return a table's records; ``cells`` are (row, column, rows, columns, records, heading)."""
    rows = max(cell[0] + cell[2] for cell in cells)
    columns = max(cell[1] + cell[3] for cell in cells)
    out = control("tbl ", level) + caption
    out += record(77, level + 1, struct.pack("<IHH", 0, rows, columns))
    for row, column, height, width, records, heading in cells:
        address = struct.pack("<HHHH", column, row, width, height)
        out += record(72, level + 1, struct.pack("<iI", 1, heading << 18) + address) + records
    return out


def hwp_file(path, *sections, **given):
    """Write an HWP 5 file whose sections are given as records."""
    path.write_bytes(hwp_bytes(*sections, **given))
    return path


def hwp_bytes(*sections, description=b"", flags=1):
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05010000, flags)
    parts = {"FileHeader": header, "DocInfo": _deflated(description)}
    parts |= {f"BodyText/Section{at}": _deflated(data) for at, data in enumerate(sections)}
    return compound(parts)


def _deflated(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def compound(streams):
    """Return an OLE compound file of streams, ``folder/name`` or ``name``."""
    folders = sorted({name.split("/")[0] for name in streams if "/" in name})
    entries = [("Root Entry", 5, b"")]
    entries += [(folder, 1, b"") for folder in folders]
    entries += [(name, 2, data.ljust(_SMALLEST, b"\0")) for name, data in streams.items()]
    sizes = [-(-len(data) // _SECTOR) for *_, data in entries]
    in_directory = -(-len(entries) // 4)
    in_table = 1
    while in_table * 128 < in_table + in_directory + sum(sizes):
        in_table += 1
    chain = [_FAT] * in_table
    starts = []
    for size in (in_directory, *sizes):
        starts.append(len(chain) if size else _END)
        chain += [*range(len(chain) + 1, len(chain) + size), _END] if size else []
    chain += [_FREE] * (in_table * 128 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, in_table, in_table, 0, _SMALLEST, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(in_table), *[_FREE] * (109 - in_table))
    directory = b"".join(_entry(entries, at, start) for at, start in enumerate(starts[1:])).ljust(
        in_directory * _SECTOR, b"\0"
    )
    body = b"".join(
        data.ljust(size * _SECTOR, b"\0") for (*_, data), size in zip(entries, sizes, strict=True)
    )
    return head + struct.pack(f"<{len(chain)}I", *chain) + directory + body


def _entry(entries, at, start):
    """Return a directory entry; the members of a folder are chained by their right neighbours."""
    name, kind, data = entries[at]
    parent = "" if "/" not in name else name.split("/")[0]
    beside = [
        other
        for other in range(1, len(entries))
        if ("" if "/" not in entries[other][0] else entries[other][0].split("/")[0]) == parent
    ]
    below = [
        other
        for other in range(1, len(entries))
        if (entries[other][0].split("/")[0] == name and "/" in entries[other][0])
        or (kind == 5 and "/" not in entries[other][0])
    ]
    right = next((other for other in beside if other > at), _FREE) if at else _FREE
    label = (name.split("/")[-1] + "\0").encode("utf-16-le")
    return (
        label.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(label), kind, 1, _FREE, right, below[0] if below else _FREE)
        + bytes(36)
        + struct.pack("<IQ", start if data else _END, len(data))
    )
