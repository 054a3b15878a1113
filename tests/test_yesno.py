"""A yes or no before an answer: only where the statement's own words decide it."""

import pytest

from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.weighing import weigh
from assistant.compose.yesno import asks_whether, says_so
from assistant.question import understand
from index.records import ReportInfo
from index.words import Words

INFO = ReportInfo("a.txt", "", "", "txt", "주요 업무보고", "산업국", "2031-04", "", None, 9, 1, 1)


@pytest.mark.parametrize(
    ("question", "text", "so"),
    [
        ("별빛공방은 민간위탁으로 운영합니까?", "운영방법 : 별빛공방 민간위탁", True),
        ("별빛공방은 직영으로 운영합니까?", "운영방법 : 별빛공방 민간위탁", None),
        ("별빛공방은 준공되었나요?", "별빛공방 준공 완료(206실)", True),
        ("별빛공방은 개관했나요?", "별빛공방 개관 예정('31. 9월)", False),
        ("별빛공방은 개관했나요?", "별빛공방 둘레길 정비", None),
        ("별빛공방은 개관하지 않았나요?", "별빛공방 개관 예정('31. 9월)", None),
        ("별빛공방 민간위탁을 운영합니까?", "별빛공방 민간위탁 운영 검토", None),
        ("별빛공방은 언제 준공되었나요?", "별빛공방 준공 완료", None),
    ],
)
def test_a_statement_affirms_or_denies_or_leaves_it_open(question, text, so):
    understood = understand(question, [INFO])
    words = Words.build([["별빛공방"], ["민간위탁"], ["운영"]])
    wanted = weigh(understood.names, understood.terms, words)
    item = Item("a.txt", 1, 1, text, 2.0, ("1. 별빛공방",), (), None)
    assert says_so(understood, Evidence(item, 1.5, 1.0, 0.0, ()), wanted) is so


def test_a_claim_that_is_asked_about_is_denied_and_not_called_a_premise():
    assert asks_whether("나루센터 현원이 정원을 넘나요?")
    assert not asks_whether("나루센터 현원이 정원을 넘는다는데 맞나요?")
    assert asks_whether("나루센터 현원이 정원보다 많아?")
    assert not asks_whether("나루센터 현원이 정원을 넘죠?")
    assert not asks_whether("나루센터에서 하는 물레축제 예산은?")
    assert not asks_whether("나루센터 현원이 몇 명이나 정원을 넘나요?")
