"""What the evidence of a finding holds that a report could not say in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from auditor.reports.labels import Labels, catalogue
from auditor.rule import Finding

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"[a-z]+(?:[ _][a-z]+)*|cantTell")
_OPEN = frozenset({"found", "reference", "types", "upstream", "value", "values"})
"""Evidence that quotes what pages, files and people write: any word may stand there."""


def unnamed(findings: Iterable[Finding]) -> set[str]:
    """Names and codes in the evidence without words in auditor/reports/labels/evidence.toml."""
    return {code for finding in findings for code in _unnamed(finding.result.evidence)}


def _unnamed(evidence: Mapping[str, Any]) -> Iterator[str]:
    for name, value in evidence.items():
        if _NAME.fullmatch(name) and name not in catalogue()["evidence"]:
            yield name
        yield from _codes(name, value)


def _codes(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _unnamed(value)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _codes(name, one)
    elif isinstance(value, str) and name not in _OPEN and _is_code(name, value):
        yield f"{name}: {value}"


def _is_code(name: str, value: str) -> bool:
    return bool(_CODE.fullmatch(value)) and Labels("zh").value(name, value) == value
