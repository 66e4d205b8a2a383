"""Options of the whole test run."""

from __future__ import annotations

import pytest
from hypothesis import settings

# Speed belongs in benchmarks/: a busy machine must not fail a property.
settings.register_profile("mingcha", deadline=None)
settings.load_profile("mingcha")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept-goldens",
        action="store_true",
        help="write what the code renders now over the files in fixtures/golden",
    )
