"""Fuzz the readers: ``python tests/fuzz_readers.py --reader hwpx --minutes 10 [--folder F]``.

Files of the samples, and of a folder if one is given, are changed at random: their bytes, the
bytes and markup within the members of zip containers, and the records within HWP streams. Each is
read and understood in a child process with 1 GiB of memory and 10 seconds, without the recognition
of pictures, which takes seconds a page by its nature. Whatever is neither read nor a named problem
is kept below ``--output``, and the script then ends with status 1.
"""

import argparse
import io
import os
import random
import resource
import signal
import struct
import sys
import time
import zipfile
import zlib
from collections import Counter
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree

from office_helpers import hwp_bytes, para, record, table

from ingest.errors import FileProblem
from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.samples import samples_dir

MEMORY = 1 << 30
SECONDS = 10
_OUTCOMES = {0: "read", 1: "problem", 2: "crash", 3: "memory", 4: "time"}
_MOST = 20_000  # elements that one change adds
_NUMBERS = (0, 1, 2, 7, 255, 256, 4095, 65535, 2**31 - 1, 2**32 - 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reader", required=True, choices=["hwpx", "hwp", "docx", "pdf", "txt"])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--output", type=Path, default=Path("crashers"))
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chosen.output.mkdir(parents=True, exist_ok=True)
    os.environ["PATH"] = ""  # Tesseract is not found
    seeds = _seeds(chosen.reader, chosen.folder)
    path = chosen.output / f"input.{chosen.reader}"
    for data in seeds:  # libraries are loaded before the first child is forked
        path.write_bytes(data)
        _read(path)
    dice = random.Random(chosen.seed)
    counts, started = Counter(), time.monotonic()
    while time.monotonic() - started < chosen.minutes * 60:
        data = mutated(dice.choice(seeds), dice)
        path.write_bytes(data)
        outcome = _OUTCOMES.get(_in_child(path), "killed")
        counts[outcome] += 1
        if outcome not in ("read", "problem"):
            kept = chosen.output / f"{outcome}-{counts[outcome]:03}.{chosen.reader}"
            kept.write_bytes(data)
            _say(f"{outcome}: {kept}")
    path.unlink()
    _say(f"{chosen.reader}: {counts.total()} inputs, {dict(sorted(counts.items()))}")
    return 1 if set(counts) - {"read", "problem"} else 0


def _seeds(kind, folder):
    if kind == "hwp":
        seeds = [_small_hwp()]
    else:
        folder_of_kind = samples_dir("text" if kind == "txt" else kind)
        seeds = [path.read_bytes() for path in sorted(folder_of_kind.iterdir())]
    if folder is not None:
        seeds += [p.read_bytes() for p in sorted(folder.rglob(f"*.{kind}"))]
    return seeds


def _small_hwp():
    cells = [
        (row, column, 1, 1, para(f"{row}{column}", level=2), 0)
        for row in range(3)
        for column in range(2)
    ]
    numbering = struct.pack("<IHHIH", 0, 0, 0, 0, 2) + "^1".encode("utf-16-le")
    description = record(23, 0, numbering) + record(25, 0, struct.pack("<I", 2 << 23) + bytes(50))
    return hwp_bytes(para("제목") + para("{tbl }", table(cells, 1)), description=description)


def mutated(data, dice):
    """Return a file changed at random, within its members or streams where it has any."""
    if data.startswith(b"PK") and dice.random() < 0.85:
        return _mutated_zip(data, dice)
    if data.startswith(b"\xd0\xcf\x11\xe0") and dice.random() < 0.85:
        return _mutated_hwp(data, dice)
    return _mutated_bytes(data, dice)


def _mutated_bytes(data, dice):
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        at = dice.randrange(len(changed) + 1)
        match dice.randrange(6):
            case 0:
                changed[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del changed[at : at + dice.choice((1, 2, 16, 512))]
            case 2:
                piece = changed[at : at + dice.choice((1, 16, 512))]
                changed[at:at] = piece * dice.choice((1, 2, 50))
            case 3:
                number = dice.choice(_NUMBERS)
                changed[at : at + 4] = struct.pack("<I", number)
            case 4:
                changed[at : at + 2] = struct.pack("<H", dice.choice(_NUMBERS) & 0xFFFF)
            case 5 if dice.random() < 0.1:
                del changed[at:]
        if not changed:
            break
    return bytes(changed)


def _mutated_markup(data, dice):
    """Return XML with elements removed, repeated, moved, renamed or nested, and values changed."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return _mutated_bytes(data, dice)
    try:
        _change(root, dice)
        return ElementTree.tostring(root)
    except RecursionError:  # deeper than the copier and the writer can follow
        return b"<a>" * 5000 + b"</a>" * 5000


def _change(root, dice):
    elements = list(root.iter())
    for _ in range(dice.choice((1, 2, 5, 20))):
        one, other = dice.choice(elements), dice.choice(elements)
        match dice.randrange(7):
            case 0 if len(one):
                one.remove(dice.choice(one))
            case 1 if len(one):
                again = dice.choice(one)
                one.extend([deepcopy(again) for _ in range(min(30, _MOST // _size(again)))])
            case 2 if _size(other) < _MOST:
                one.append(deepcopy(other))
            case 3:
                one.tag = other.tag
            case 4 if one.attrib:
                name = dice.choice(sorted(one.attrib))
                one.set(name, str(dice.choice((*_NUMBERS, -1, 10**30, "", "가"))))
            case 5:
                one.text = dice.choice(("", "\t", "\n○ ", "\u00ad", "1,234", "가" * 5000))
            case 6 if dice.random() < 0.2:
                for _ in range(dice.choice((30, 300, 3000))):
                    one = ElementTree.SubElement(one, dice.choice((one.tag, other.tag)))


def _size(element):
    return sum(1 for _ in element.iter())


def _mutated_zip(data, dice):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        names = source.namelist()
        members = {name: source.read(name) for name in names}
    markup = [name for name in names if name.endswith((".xml", ".rels", ".hpf"))] or names
    large = max(markup, key=lambda name: len(members[name]))
    for _ in range(dice.choice((1, 1, 2, 4))):
        name = large if dice.random() < 0.6 else dice.choice(markup)
        change = _mutated_markup if dice.random() < 0.9 else _mutated_bytes
        members[name] = change(members[name], dice)
    if dice.random() < 0.05:
        members.pop(dice.choice(names))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return out.getvalue()


def _mutated_hwp(data, dice):
    """Return an HWP file whose streams' records were changed; other containers byte by byte."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as source:
            flags = struct.unpack_from("<I", source.openstream("FileHeader").read(), 36)[0]
            streams = {"/".join(e): source.openstream(e).read() for e in source.listdir()}
    except (OSError, struct.error):
        return _mutated_bytes(data, dice)
    description = _inflated(streams.get("DocInfo", b""), flags)
    bodies = [
        _inflated(content, flags)
        for name, content in sorted(streams.items())
        if name.startswith("BodyText/Section")
    ]
    if dice.random() < 0.3:
        description = _mutated_records(description, dice)
    bodies = [_mutated_records(body, dice) for body in bodies]
    return hwp_bytes(*bodies, description=description, flags=flags & ~4 | 1)


def _mutated_records(data, dice):
    records, at = [], 0
    while at + 4 <= len(data):
        (header,) = struct.unpack_from("<I", data, at)
        size = header >> 20
        at += 4
        if size == 0xFFF and at + 4 <= len(data):
            (size,) = struct.unpack_from("<I", data, at)
            at += 4
        records.append([header & 0x3FF, header >> 10 & 0x3FF, data[at : at + size]])
        at += size
    for _ in range(dice.choice((1, 2, 5, 20)) if records else 0):
        one = dice.choice(records)
        match dice.randrange(6):
            case 0:
                one[0] = dice.choice(records)[0]
            case 1:
                one[1] = dice.choice((0, 1, 2, 3, 50, 1023))
            case 2 if one[2]:
                one[2] = _mutated_bytes(one[2], dice)
            case 3:
                begin = dice.randrange(len(records))
                piece = records[begin : begin + dice.choice((1, 5, 20))]
                records[begin:begin] = [list(r) for r in piece] * dice.choice((1, 3, 100))
            case 4:
                records.remove(one)
            case _:
                for level, later in enumerate(records[records.index(one) :][:300]):
                    later[1] = min(one[1] + level, 1023)
        if not records:
            break
    whole = b"".join(record(tag, level, content) for tag, level, content in records)
    return _mutated_bytes(whole, dice) if whole and dice.random() < 0.2 else whole


def _inflated(data, flags):
    if not flags & 1:
        return data
    try:
        return zlib.decompressobj(-15).decompress(data)
    except zlib.error:
        return b""


def _read(path):
    try:
        understand(read_document(path), path.name, "")
    except (FileProblem, OSError):
        return 1
    except MemoryError:
        return 3
    except Exception as error:
        trace = error.__traceback__
        while trace.tb_next:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        _say(f"{type(error).__name__} at {where}: {str(error)[:200]}")
        return 2
    return 0


def _in_child(path):
    """Return the exit status of a child that reads the file, or -1 if it was killed."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (_mapped() + MEMORY, resource.RLIM_INFINITY))
        # Seconds of work, so that a busy machine finds no faults; and a bound for what only waits.
        for timer, sign, seconds in (
            (signal.ITIMER_PROF, signal.SIGPROF, SECONDS),
            (signal.ITIMER_REAL, signal.SIGALRM, 12 * SECONDS),
        ):
            signal.signal(sign, lambda *_: os._exit(4))
            signal.setitimer(timer, seconds)
        os._exit(_read(path))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _mapped():
    """Return the address space that the parent's libraries already take."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def _say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
