"""What the options of the command line take: moments, days, names, seconds, severities."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import click

from auditor.campaign.terminal import lang
from auditor.rule import Severity, Text
from crawler.fields.span import SHANGHAI


def _no_date(example: str) -> str:
    words = Text(f"没有这样的日期；写法如 {example}", f"no such date; write it as {example}")
    return words.in_(lang())


class AsOf(click.ParamType[datetime]):
    """``DATE[TIME]`` in Asia/Shanghai; a date alone is its first moment."""

    name = "DATE[TIME]"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """An aware datetime in Asia/Shanghai."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value.strip())
            zoned = moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
            return zoned.astimezone(SHANGHAI)
        except (ValueError, OverflowError):
            self.fail(_no_date("2026-06-30 / 2026-06-30T18:00"), param, ctx)


class Day(click.ParamType[date]):
    """A calendar day."""

    name = "DATE"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            self.fail(_no_date("2026-06-30"), param, ctx)


class Names(click.ParamType[tuple[str, ...]]):
    """Words with commas between them."""

    name = "NAME,…"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The words, in their order."""
        if isinstance(value, tuple):
            return value
        words = tuple(word for word in (part.strip() for part in value.split(",")) if word)
        return words or self.fail(f"{value!r}: html,json", param, ctx)


class Seconds(click.FloatRange):
    """A span of seconds."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The seconds; what is no number (nan) is within no range."""
        seconds = float(super().convert(value, param, ctx))
        if math.isnan(seconds):
            self.fail(f"{value!r}: 0 – 3600", param, ctx)
        return seconds


class FailOn(click.ParamType[Severity | None]):
    """A severity, or ``never``."""

    name = "veto|high|medium|low|never"

    def convert(
        self,
        value: str | Severity | None,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Severity | None:
        """The severity, None for never."""
        words = self.name.split("|")
        if value not in words:
            self.fail(f"{value!r}: {', '.join(words)}", param, ctx)
        return None if value == "never" else Severity(value)
