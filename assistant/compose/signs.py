"""The signs that the reports do not hold an answer, and the decision that is learnt from them.

The weights stand in ``absence.toml`` beside this module and are learnt by
``python -m eval.abstaining`` from questions with and without an answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

LACKS = (
    *("asked", "demanded", "singled", "proper", "coined", "stranger", "elsewhere", "sister"),
    *("untimely", "mistimed", "month", "edition", "planned", "counted_only"),
    *("unfit", "unnamed", "unbroken", "unpaired"),
)
SIGNS = (
    *("score", "nearness", "rarest", "many"),
    *LACKS,
    *("everyday", "mended", "counted", "followup", "distant"),
)
"""What the decision rests on.

``score`` is the best candidate's, ``nearness`` how much more the nearest of the passages found
is like the question than the others are; ``rarest`` the weight of the rarest name, ``many`` the
logarithm of how many there are.

``asked`` says whether the best candidate lacks the noun before the word that asks (관람료는 얼마),
``demanded`` whether it tells nothing of a class of things asked for (a rent, women), ``singled``
whether none tells the part of a whole that is singled out (수강생 가운데 여성은), ``proper``
whether it lacks a proper name, ``coined`` whether a compound name stands in no passage found and
neither does the part that tells it from others, ``stranger`` whether an office or a body is named
that no passage has, ``elsewhere`` whether the best candidate does not speak of a place that the
question names, ``sister`` whether it tells of a body like the one named, or of others of its sort.
``untimely`` is the share of the years asked about that the best candidates neither name nor are
issued in, ``mistimed`` whether what holds the number asked for is of another year, ``month``
whether a month asked about is not spoken of, ``edition`` whether the best candidate tells of the
edition of another year, ``planned`` whether the question asks what came about and the best
candidate tells what was planned, ``counted_only`` whether it says how many there are where names
are asked for, ``unfit`` whether no number of the kind that is asked for (people, money) stands in
what was found, ``unnamed`` whether no name stands in what was found where one of a person or a firm
is asked for, ``unbroken`` whether none has the parts into which a whole is to be broken down,
``unpaired`` whether a change since the year before is asked for and one year alone is told.

``everyday`` counts the everyday words understood that the best candidate says otherwise (such
questions seldom share their words with the reports), ``mended`` the mistyped ones; ``counted`` says
whether a number is asked for, ``followup`` whether the question goes on from another, ``distant``
whether the best candidate speaks of hardly anything of a question in another language.
"""


@dataclass(frozen=True, slots=True)
class Aside:
    """Why an answer is none: the names that it speaks nothing of, or no number at all.

    Neither, where what the signs of absence say (what is demanded, singled out, planned) settles it
    once nothing was reckoned.
    """

    lost: tuple[str, ...] = ()
    numberless: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against an answer being there; ``values`` are named as in ``SIGNS``.

    ``unknown_names`` stand in no report, ``unheard`` are names that nothing found has: offices,
    places and compounds; ``lacking`` are what the best candidate lacks, the attribute asked for
    first, ``unmet`` those of them that no other statement makes up for. Of ``missing_years`` there
    is no report, and of ``untold_years`` the best candidates do not speak; they tell what was
    ``planned`` instead of what came about. A ``nameless`` question (은 는 이 가) names nothing to
    look for. Where the best candidate tells the ``whole`` of what is asked, it is an answer,
    whatever the model says; ``aside`` tells why what would have been answered was none.
    """

    values: dict[str, float]
    unknown_names: tuple[str, ...]
    missing_years: tuple[int, ...]
    nameless: bool = False
    whole: bool = False
    unheard: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    untold_years: tuple[int, ...] = ()
    aside: Aside | None = None

    @property
    def planned(self) -> bool:
        """Whether what was found tells what was to come, and the question asks what came."""
        return self.values["planned"] > 0

    @property
    def counted_only(self) -> bool:
        """Whether what was found says how many there are, and the question asks for names."""
        return self.values["counted_only"] > 0

    @property
    def unnamed(self) -> bool:
        """Whether what was found holds no name, and the question asks for one."""
        return self.values["unnamed"] > 0

    @property
    def untold(self) -> bool:
        """Whether nothing found tells of the month that is asked about, nor of its year."""
        return self.values["month"] > 0 and self.values["untimely"] >= 1

    @property
    def unfit(self) -> bool:
        """Whether what was found holds no number of the kind that the question asks for."""
        return self.values["unfit"] > 0

    @property
    def probability(self) -> float:
        """The probability that the reports do not hold the answer."""
        model = absence_model()
        z = model["bias"] + sum(model[name] * self.values[name] for name in SIGNS)
        return 1 / (1 + exp(-z))

    @property
    def absent(self) -> bool:
        """Whether to say that the reports do not hold the answer."""
        doubted = not self.whole and self.probability >= absence_model()["threshold"]
        return self.nameless or doubted


@cache
def absence_model() -> Mapping[str, float]:
    """Return the learnt weight of each sign, the bias and the threshold."""
    text = files("assistant.compose").joinpath("absence.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {**table["weights"], **table["decision"]}
