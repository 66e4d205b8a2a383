"""Known findings: what an earlier report already said, so that only new ones count."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from auditor.rule import Text

_ID = re.compile(r"[A-Z]{3}\d{3}-[0-9a-f]{16}")


class BaselineError(Exception):
    """A file that names no findings: one line for people."""

    def __init__(self, path: Path, zh: str, en: str) -> None:
        super().__init__(f"{path}: {en}")
        self._text = Text(f"{path}：{zh}", f"{path}: {en}")

    def in_(self, lang: str) -> str:
        """The line in ``zh`` or ``en``."""
        return self._text.in_(lang)


def known_findings(path: Path) -> frozenset[str]:
    """The finding ids of a baseline file.

    A ``report.json``, a JSON list of ids or of findings, or a text with one id a line (``#``
    starts a comment). Raises BaselineError where the file cannot be read or says anything else.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BaselineError(
            path, f"读不了（{error.strerror}）", f"cannot be read ({error.strerror})"
        ) from None
    except UnicodeDecodeError:
        raise BaselineError(path, "不是 UTF-8 文本", "is not UTF-8 text") from None
    if text.lstrip().startswith(("{", "[")):
        return _from_json(text, path)
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(_checked(line, path) for line in lines if line)


def profile_of(path: Path) -> str:
    """The id of the profile that a baseline was made with; "" where the file does not tell."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return ""
    profile = data.get("profile") if isinstance(data, dict) else None
    told = profile.get("id") if isinstance(profile, dict) else None
    return told if isinstance(told, str) else ""


def _from_json(text: str, path: Path) -> frozenset[str]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BaselineError(path, f"不是 JSON（{error}）", f"is not JSON ({error})") from None
    findings = data.get("findings") if isinstance(data, dict) else data
    if not isinstance(findings, list):
        raise BaselineError(path, "没有问题清单", "has no list of findings")
    return frozenset(_checked(_id_of(finding), path) for finding in findings)


def _id_of(finding: Any) -> Any:
    return finding.get("id") if isinstance(finding, dict) else finding


def _checked(finding: Any, path: Path) -> str:
    if isinstance(finding, str) and _ID.fullmatch(finding):
        return finding
    raise BaselineError(
        path,
        f"{finding!r} 不是 REP001-0123456789abcdef 这样的问题编号",
        f"{finding!r} is no finding id such as REP001-0123456789abcdef",
    )
