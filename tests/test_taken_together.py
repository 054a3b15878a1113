"""Sums over sibling statements, shares of sums, and figures that columns and seasons name."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.service import Assistant

REPORT = """가온시 산업실 주요업무보고
2031. 8. 10.
산업실

1. 나래인턴 운영

□ 추진현황
 ○ 사전교육 운영 및 일터 매칭 실시(6~7월)
   - (기업) 최종선발 232명, 교육수료 212명, 일터매칭 184명
   - (국제) 최종선발 70명, 교육수료 70명, 일터매칭 63명
 ○ 나래일터센터 20개교(거점형 13, 일반형 7) 지원
   - (거점형) 1개교 549백만원(국 420, 시 129) 지원, 특화 프로그램 운영
   - (일반형) 1개교 246백만원(국 200, 시 46) 지원, 맞춤형 서비스 지원

2. 가온공예주간 개최

□ 추진실적(2030년)
 ○ 가온공예주간 개최

(춘계) 2031 봄 가온공예주간 (’30.2.5.~2.9.)
 - 공방 상담 매칭(25개 단체 100명) 및 수주 계약액 576만 달러(80억원)

(추계) 2031 가을 가온공예주간 (’30.9.1.~9.7.)
 - 공방 상담 매칭(22개 단체 100명) 및 수주 계약액 580만 달러(81억원)

3. 물길 연구개발 지원

□ 추진목표
| 분야 | 과제 수 (개) | 예산 (억원) |
|--|--|--|
| 계 | 195 | 425 |
| 인공지능 | 32 | 70 |
| 바이오·의료 | 29 | 60 |
| 물길·하천 | 134 | 295 |

4. 놀이산업 거점 운영

□ 시설현황

| 구분 | 놀이 보육공간 | 놀이 경기장 |
|--|--|--|
| 시설명 | 나래놀이센터 | 별빛스타디움 |
| 위치/규모 | 나래동 8~10층 / 5,900.10㎡ | 나래동 12층~17층 / 7,520.80㎡ |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("reports"), {"2031.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("나래인턴에서 기업형과 국제형을 합쳐 일터매칭이 된 사람은 모두 몇 명인가요?", "247명"),
        ("2030년 봄·가을 가온공예주간의 수주 계약액을 더하면 몇 만 달러입니까?", "1,156만"),
        ("나래일터센터 거점형은 일반형보다 한 학교당 얼마를 더 받나요?", "303백만원"),
        ("물길 연구개발 총예산에서 인공지능과 바이오·의료를 합친 비중은 몇 %인가요?", "30.6%"),
        ("별빛스타디움은 나래놀이센터보다 면적이 몇 ㎡ 넓은가요?", "1,620.7㎡"),
    ],
)
def test_what_is_asked_of_several_statements_is_computed(assistant, question, says):
    answer = assistant.ask(question)
    assert says in answer.answer, answer.answer
    assert any(figure.state == "계산값" for figure in answer.figures)
    assert len(answer.citations) > 1


def test_parts_that_only_the_lines_above_tell_apart_are_called_by_them(assistant):
    question = "2030년 봄과 가을 가온공예주간 수주 계약액을 합치면 몇 달러인가요?"
    first = assistant.ask(question).answer.split("\n")[0]
    assert "춘계" in first
    assert "추계" in first
