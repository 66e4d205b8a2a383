"""Finding which of many words stand in a text, in about the time that a few searches take."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

_COMMON = (
    "的国一在中人了和是有年大不为会业上地发出作要工行民这经家新个日部以来到市成生对进全我们政多主时他产本展长实者学方建开理同动"
    "月高关重力电现于公社下报区加分济制自化定文体过前合等场就天与说面后记机事法员用能美得资华也外十务之而设总好北平利金农各子元小"
    "将从企明万问提当心两其表种委党品可里度强改着军代起内目京通科入三系活水第位都导次题特道所世向去省领增还已基海使管最今名术统立"
    "南结并技些正应持交安点性西东任共联由解界组教治保院司队决意程及门期情调取达村义间量团张此局如干战据广议书收革府因把际路步计山"
    "然二集比育相放江志价办先举信亚众物口项更克近节老职话风无规看指五族认但形拉求困商手论斯难精车深格质少运研原"
)
"""Letters that stand in nearly every text, the most common first."""
_EASED = 8
"""The commonest letter is not so much more common than the next ones as its rank says."""
_PAIRS, _SEARCHES = 300, 4
"""So many pairs are looked for at once, up to the number of searches: more of them look at fewer
wrong places, and each reads the whole text."""


class WordFinder:
    """Looks for words by the pair of letters in each that is the least common one.

    ``rights`` are the words that some of them are meant to be: what the two have in common
    stands in many texts, and is no pair to look for.
    """

    def __init__(self, words: Iterable[str], rights: Mapping[str, str] | None = None) -> None:
        self._letters: list[str] = []
        self._by_pair: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word in dict.fromkeys(words):
            if len(word) == 1:
                self._letters.append(word)
            else:
                place = _telling(word, (rights or {}).get(word, ""))
                self._by_pair[word[place : place + 2]].append((word, place))
        self._searches = [one.pattern() for one in _shared_out(self._by_pair)]

    def find(self, text: str) -> set[str]:
        """The words that stand in a text."""
        found = {letter for letter in self._letters if letter in text}
        for search in self._searches:
            for match in search.finditer(text):
                at = match.start()
                for word, place in self._by_pair.get(text[at : at + 2], ()):
                    if place <= at and text.startswith(word, at - place):
                        found.add(word)
        return found


class _Search:
    """Pairs that are looked for together: any of the firsts before any of the seconds."""

    def __init__(self) -> None:
        self._firsts: set[str] = set()
        self._seconds: set[str] = set()
        self._first = self._second = 0.0

    def costs(self, pair: str) -> float:
        """How many more places are looked at with one more pair."""
        first, second = self._with(pair)
        return first * second - self._first * self._second

    def add(self, pair: str) -> None:
        """Look for one more pair."""
        self._first, self._second = self._with(pair)
        self._firsts.add(pair[0])
        self._seconds.add(pair[1])

    def _with(self, pair: str) -> tuple[float, float]:
        """How common the firsts and the seconds are with one more pair."""
        more_first = 0 if pair[0] in self._firsts else _share(pair[0])
        more_second = 0 if pair[1] in self._seconds else _share(pair[1])
        return self._first + more_first, self._second + more_second

    def pattern(self) -> re.Pattern[str]:
        """Every place where a pair may begin: the engine skips from first to first letter."""
        firsts, seconds = (
            "".join(map(re.escape, sorted(letters))) for letters in (self._firsts, self._seconds)
        )
        return re.compile(f"[{firsts}](?=[{seconds}])")


def _shared_out(pairs: Collection[str]) -> list[_Search]:
    """The searches, each pair in the one where it costs the least; the commonest pairs first."""
    searches = [_Search() for _ in range(min(_SEARCHES, -(-len(pairs) // _PAIRS)))]
    for pair in sorted(pairs, key=lambda pair: (-_share(pair), pair)):
        min(searches, key=lambda search: search.costs(pair)).add(pair)
    return searches


def _telling(word: str, right: str) -> int:
    """Where the pair begins by which a word is looked for."""
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    return min(range(len(pairs)), key=lambda at: (pairs[at] in right, _share(pairs[at])))


def _share(letters: str) -> float:
    """How often some letters stand beside each other by chance, compared with others."""
    share = 1.0
    for letter in letters:
        rank = _COMMON.find(letter)
        share /= (rank if rank >= 0 else len(_COMMON)) + _EASED
    return share
