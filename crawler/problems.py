"""Mistakes of the person at the keyboard, said once in both languages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

_SHOWN = 12  # of the words that there are


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a sites file or a target, in both languages; ``where`` names its place."""

    zh: str
    en: str
    where: str = ""

    def in_(self, lang: str) -> str:
        """One line in ``zh`` or ``en``."""
        text = self.zh if lang == "zh" else self.en
        return f"{self.where}: {text}" if self.where else text


class Trouble(Exception):
    """What can go wrong through no fault of the program: one line for people."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en

    def in_(self, lang: str) -> str:
        """The line in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


class Bad(ValueError):
    """A value that a validator refuses, said in both languages."""

    def __init__(self, zh: str, en: str):
        super().__init__(en)
        self.zh, self.en = zh, en


def suggestion(word: str, known: Collection[str]) -> tuple[str, str]:
    """The end of a line about an unknown word, in both languages.

    It asks for the known word that looks like it in any case, or lists what there is.
    """
    folded = {name.casefold(): name for name in sorted(known)}
    matches = get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    if matches:
        return (
            f"；您要写的是 {folded[matches[0]]!r} 吗？",
            f"; did you mean {folded[matches[0]]!r}?",
        )
    if not known:
        return "", ""
    names = sorted(known)
    shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    return f"；可用：{shown}", f"; there is: {shown}"
