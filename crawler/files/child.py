"""The child process that looks into one file: bytes in, JSON out, and it may be killed."""

from __future__ import annotations

import json
import resource
import sys

from crawler.fields.personal import find_personal, masked
from crawler.files.kinds import read_contents
from crawler.files.pieces import MAX_BYTES, Part
from crawler.privacy import marks_of

MEMORY = 1536 * 1024 * 1024
SECONDS = 30


def main() -> None:
    """Read a file from standard input; its name is the only argument."""
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    contents = read_contents(sys.stdin.buffer.read(MAX_BYTES + 1), sys.argv[1])
    shown, marks = [], []
    for part, text in contents.texts():
        finds = find_personal(text)
        marks += [(m.kind, m.masked, m.place, m.label) for m in marks_of(finds, part)]
        head = "" if part in {Part.TEXT, Part.TABLE} else f"[{part}]\n"
        shown.append(head + masked(text, finds))
    answer = {
        "type": contents.type,
        "outcome": contents.outcome,
        "pages": contents.pages,
        "text": "\n".join(shown),
        "marks": marks,
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
