"""What a profile says once for all rules: its period, and the words that titles are read by."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from auditor.computed.participation import ConsultationWords, GuideWords, MessageWords

_MOST = 1_000_000


class Settings(BaseModel):
    """Base of everything that a profile's TOML fills: frozen, and no unknown keys.

    Numbers are limits and counts, never negative; what is compiled of a setting is compiled when
    the profile is loaded, so that a bad pattern is told there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        for name, value in self:
            if isinstance(value, int | float) and not 0 <= value <= _MOST:
                raise ValueError(f"{name}: {value} is not within 0 and {_MOST}")
        for kind in type(self).__mro__:
            for name, member in vars(kind).items():
                if isinstance(member, cached_property):
                    self._compile(name)
        return self

    def _compile(self, name: str) -> None:
        try:
            getattr(self, name)
        except re.error as error:
            raise ValueError(f"{name}: {error.pattern!r} is no pattern ({error.msg})") from None


class TitleWords(Settings):
    """Words of titles, as data.

    ``interpretation`` opens or closes the title of an interpretation (政策解读, 一图读懂);
    ``repost`` marks a repost (转发); ``promulgation`` stands before the name of a document
    that a notice carries (印发); ``generic`` words alone do not name a document (实施方案).
    ``draft`` words mark an edition that is not the document (征求意见稿); ``trifles`` are words
    without which a title still names the same document (的, 做好); ``derived`` words behind a
    quoted name make another document of it (《…》实施细则).
    """

    interpretation: tuple[str, ...]
    repost: tuple[str, ...]
    promulgation: tuple[str, ...]
    generic: tuple[str, ...]
    draft: tuple[str, ...]
    trifles: tuple[str, ...]
    derived: tuple[str, ...]


class Scope(Settings):
    """What a profile applies to.

    ``since`` is the day from which its duties hold; ``placeholders`` are whole values that
    say nothing (无, 暂无); ``titles`` the words to read titles by; ``consultations``,
    ``messages`` and ``guides`` those of taking part and of services.
    """

    since: date
    placeholders: tuple[str, ...]
    titles: TitleWords
    consultations: ConsultationWords = Field(default_factory=ConsultationWords)
    messages: MessageWords = Field(default_factory=MessageWords)
    guides: GuideWords = Field(default_factory=GuideWords)
