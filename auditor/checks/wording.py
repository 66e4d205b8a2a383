"""TXT: wrong words, by lists that are data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from auditor.answers import INAPPLICABLE, PASSED, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.phrases import SHOWN, Phrase, is_quoted
from auditor.computed.scope import Settings
from auditor.computed.set_phrases import SetPhrases
from auditor.computed.word_finder import WordFinder
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView


class Word(Settings):
    """What a wrong word should be; "" takes the word off an inherited list.

    It is right as a part of one of the texts in ``unless`` (设里 in 建设里程碑). A ``doubtful``
    word is right in some senses: a person must look.
    """

    right: str
    unless: tuple[str, ...] = ()
    doubtful: bool = False


class WordList(Settings):
    """Wrong words with the right ones. A profile that extends another adds its own by name."""

    words: dict[str, Word | str]

    @cached_property
    def entries(self) -> dict[str, Word]:
        """The list with every word's conditions."""
        whole = {
            wrong: word if isinstance(word, Word) else Word(right=word)
            for wrong, word in self.words.items()
        }
        return {wrong: word for wrong, word in whole.items() if wrong and word.right}

    def find(self, texts: Iterable[str]) -> dict[str, Word]:
        """The wrong words of some texts; quoted ones are spoken of and left out."""
        return {
            wrong: word
            for text in texts
            if (there := self._finder.find(text))
            for wrong, word in self.entries.items()
            if wrong in there and any(_occurrences(text, wrong, word))
        }

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(self.entries)


class SeriousWords(WordList):
    """``set_phrases`` are right as they stand: one that differs by a letter is wrong. ``slips``
    are wrong forms of which the letters vary, under the name of the right one."""

    set_phrases: tuple[str, ...] = ()
    slips: tuple[Phrase, ...] = ()

    def find(self, texts: Iterable[str]) -> dict[str, Word]:
        """The wrong words, and what is nearly a set phrase."""
        found = super().find(texts)
        for text in texts:
            for start, end, right in (*self._near.find(text), *self._slips(text)):
                if not is_quoted(text, start, end):
                    found.setdefault(text[start:end], Word(right=right))
        return found

    def _slips(self, text: str) -> Iterator[tuple[int, int, str]]:
        for slip in self.slips:
            if slip.needle in text:
                yield from ((*m.span(), slip.name) for m in slip.compiled.finditer(text))

    @cached_property
    def _near(self) -> SetPhrases:
        return SetPhrases(self.set_phrases)


def _occurrences(text: str, wrong: str, word: Word) -> Iterator[bool]:
    """For each place of a wrong word whether it is none of the exceptions."""
    place = text.find(wrong)
    while place >= 0:
        end = place + len(wrong)
        right = any(_covers(text, other, place, end) for other in word.unless)
        yield not right and not is_quoted(text, place, end)
        place = text.find(wrong, end)


def _covers(text: str, other: str, start: int, end: int) -> bool:
    """Whether the longer text stands around the place."""
    return other in text[max(end - len(other), 0) : start + len(other)]


@item_rule("TXT004", name="wrong-word", severity=Severity.LOW, params=WordList)
def wrong_word(item: ItemView, params: WordList, _: Context) -> Answers:
    """The text holds a wrong word.

    What: A word that is written wrongly in every sense: 网名留言 for 网民留言, 先已开通 for
    现已开通.
    Why: It shows that nobody read the text before it was published, and may change its sense.
    Basis: 政府网站与政务新媒体检查指标 on errors of content.
    How measured: Title and text are searched for the words of the profile's list; an extending
    profile adds its own. Quoted words are spoken of and pass, and so do the list's exceptions.
    Of a word that the list calls doubtful a person must tell: cantTell. No language model is
    asked, and a word that is not on the list is not found.
    Fix: Correct the word.
    """
    return _judge(item, params, Text("有错别字", "wrong words"))


@item_rule("TXT007", name="serious-wording-error", severity=Severity.VETO, params=SeriousWords)
def serious_wording_error(item: ItemView, params: SeriousWords, _: Context) -> Answers:
    """A name of state, a leader's title or a set political phrase is written wrongly.

    What: A wrong form of such a name or phrase from the profile's list, or one that differs by a
    letter from a set phrase of the profile.
    Why: 严重表述错误 is a veto of the inspection.
    Basis: 政府网站与政务新媒体检查指标: a serious wording error is a veto.
    How measured: As TXT004, with a list of its own, which a user's profile extends with names
    and titles in force. A set phrase in which one letter is another, is missing, is too many or
    has changed places is wrong too; a 的 more is none. A finding gates the
    score only once a person has confirmed it.
    Fix: Correct it at once, find how it came in, and look for it elsewhere.
    """
    return _judge(item, params, Text("疑有严重表述错误", "serious wording errors"))


def _judge(item: ItemView, params: WordList, said: Text) -> Answers:
    if not item.title and not item.body:
        return INAPPLICABLE
    found = params.find((item.title, item.body))
    if not found:
        return PASSED
    sure = {wrong: word for wrong, word in found.items() if not word.doubtful}
    shown = [f"{wrong}→{word.right}" for wrong, word in islice((sure or found).items(), SHOWN)]
    words = Text(f"{said.zh}：{'；'.join(shown)}", f"{said.en}: {'; '.join(shown)}")
    evidence = {"found": shown}
    if sure:
        return failed(item, words, evidence)
    ask = Text(f"{words.zh}；须人工判断", f"{words.en}; a person must tell")
    return cannot_tell(item, Reason.INTERNAL, ask, evidence)
