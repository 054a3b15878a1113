"""The test that a model knows Korean: the same said otherwise against what only looks alike."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ingest.errors import UijeongError

Scores = npt.NDArray[np.float32]

KOREAN_TRIPLES = (
    ("청년 일자리를 늘리는 사업", "젊은이의 취업을 돕는 정책", "청소년 자전거를 고치는 작업"),
    ("전통시장 상인 지원", "재래시장 가게 주인 도움", "전통 시조 상영 지연"),
    ("예산이 많이 남았다", "쓰지 않은 돈이 꽤 있다", "예선에서 많이 넘어졌다"),
    ("버스 요금을 올린다", "교통비 인상", "버섯 요리를 올린다"),
    ("어르신 건강 검진", "노인의 질병 진단", "어린 시절 건축 검토"),
    ("집 없는 사람의 월세", "무주택 서민의 임대료", "집게 없는 사슴의 뿔"),
    ("아이를 돌보는 선생님", "보육 교사", "아이스크림 돌리는 선수"),
    ("쓰레기를 줄인다", "폐기물 감축", "쓰러진 줄기"),
)
"""A text, the same said otherwise, and one that only looks like it."""

TEXTS = tuple(text for triple in KOREAN_TRIPLES for text in triple)
"""All of them, one after the other."""

_LEAST = 1e-4
_PASSES = 7  # of 8: guessing gets there once in thirty times


def check_rows(rows: Scores, name: str) -> None:
    """Refuse an embedding that is guided by letters instead of meaning, or sees no difference.

    Parameters
    ----------
    rows
        Unit vectors of ``TEXTS``, ``(len(TEXTS), dimension)``.
    name
        What the message calls the model.

    Raises
    ------
    UijeongError
        If the same said otherwise is not nearer than what only looks alike.
    """
    threes = rows.reshape(len(KOREAN_TRIPLES), 3, -1)
    same = (threes[:, 0] * threes[:, 1]).sum(axis=1)
    other = (threes[:, 0] * threes[:, 2]).sum(axis=1)
    check_scores(same, other, "index.model_not_korean", name)


def check_scores(same: Scores, other: Scores, key: str, name: str) -> None:
    """Refuse a model by its scores of what means the same and of what only looks alike.

    Raises
    ------
    UijeongError
        With the message called ``key``.
    """
    right = int((same > other + _LEAST).sum())
    if right < _PASSES:
        raise UijeongError(key, name=name, right=right, total=len(KOREAN_TRIPLES))
