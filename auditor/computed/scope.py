"""What a profile says once for all rules: its period, and the words that titles are read by."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from auditor.computed.participation import ConsultationWords, GuideWords, MessageWords


class Settings(BaseModel):
    """Base of everything that a profile's TOML fills: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
