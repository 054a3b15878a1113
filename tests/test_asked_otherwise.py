"""Facts whose line says them in other words, under an old name, or misread from a picture."""

from pathlib import Path

import pytest
from report_helpers import assistant_over

from assistant.question.kinds import kind_of
from assistant.question.misread import misread_in
from assistant.service import Assistant

_REPORT = """2031. 3.

가온시 경제국 업무보고

1. 가온 보람일자리 운영

□ 추진현황
 ㅇ 공공형 : 155개 사업, 1,549명 선정
 ㅇ 민간형 : 61개 사업, 1,591명 선정

※ 사업 명칭 변경(’30.7.1.)

    (당초) 가온형 새싹일자리 사업 → (변경) 가온 보람일자리 사업
    ✔ “보태고 나란히!”에서 “보람”을 따와 경력 쌓기의 특성 반영

□ 향후 추진계획
 ㅇ ’31년 보람일자리 사업 현장 점검 : 7~9월

2. 도예축제 개최

□ 추진계획
- 국제 행사 '가온도예워크' 개최로 경쟁력 강화
 - (기간/장소) '31.8.23.(토) ~ 8.25.(월) / 물레관 일대
 - (참여대상) 도예 기업, 시민

□ 향후 추진 일정
- 2031 가온도예위크 개최 : '31. 8.

3. 가온영화마당 운영

□ 추진실적
- 개관식('30.11.28.) : 시민 200명 참석

□ 추진계획
○ 가온영화마당 운영 및 활성화
- 6월까지 무료로 열고 특별전은 달마다 한 번

4. 가온경기마당 운영

- 국내 최대 규모 경기장 '가온경기마당' 운영 활성화(솔숲방송 협력)

※ 시설현황

| 구분 | 경기장 |
|---|---|
| 시설명 | 가온경기마당 |
| 위치/규모 | 나래센터 12층 / 7,500㎡ |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over one report of an invented city."""
    return assistant_over(Path(tmp_path_factory.mktemp("otherwise")), {"2031.txt": _REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "가온 보람일자리는 예전에 무슨 사업으로 불렸고 언제 이름을 바꿨습니까?",
            ("새싹일자리", "30.7.1"),
        ),
        ("새싹일자리를 보람일자리로 바꿔 부르게 된 건 왜죠? 이름이 어디서 온 건지", ("보태고",)),
        ("올해 가온도예위크는 며칠부터 며칠까지 하나요?", ("8.23", "8.25")),
        ("작년에 문 연 가온영화마당, 올해 몇 월까지 돈 안 받고 보여 주나요?", ("6월까지 무료",)),
        ("가온경기마당을 활성화하려고 함께 한 방송 회사는 어디인가요?", ("솔숲방송",)),
    ],
)
def test_tells_what_the_line_says_otherwise(
    assistant: Assistant, question: str, told: tuple[str, ...]
) -> None:
    """The line that tells it is in the answer."""
    answer = assistant.ask(question).answer
    assert all(part in answer for part in told), answer


def test_who_it_is_done_with_is_no_place() -> None:
    """A partner that is asked for by 어디 is somebody."""
    assert kind_of("경기장을 함께 꾸린 방송사는 어디인가요?") == "who"
    assert kind_of("공방은 어디와 협력하나요?") == "who"
    assert kind_of("함께 꾸린 공방은 어디에 있나요?") == "where"


def test_misread_names_that_the_reports_have() -> None:
    """A name with a letter misread is looked for only where the reports can have it."""
    assert [one.written for one in misread_in(["나래위크"], lambda _: True)] == ["나래워크"]
    assert not misread_in(["나래위크"], lambda pair: pair != "~래워")
