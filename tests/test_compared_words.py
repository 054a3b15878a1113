"""What is told of several times or of two things in words: what differs, and by how much."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.question.comparing import without_comparison
from assistant.question.parts import parts_of
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

EARLY = """가온시 산업실 주요업무보고
2031. 4. 10.
산업실

1. 나루단지 육성

□ 사업개요
 ○ 입주기업 : 1,593개社 (고용인원 16천명)

2. 마을공방 조성 및 운영

□ 사업개요
 ○ (사업예산) '31년 7,560백만원(큰공방 4,400/ 작은공방 2,800/ 기타 360)

3. 별빛회관 건립

□ 추진일정
 ○ 준공 및 개관 : '32. 3월

4. 나래축제 개최

□ 개최 실적
 ○ 참석 규모 : 총 4,600명('30년 나래축제)

5. 솔뫼박물관 건립

□ 사업개요
 ○ '31년 예산 : 2,500백만원 (총사업비 7,300백만원)

6. 물레 위크 개최

□ 개최 실적
 ○ 참석 규모 : 총 4,620명('30년 물레 위크)

7. 소공방 환경개선

□ 사업개요
 ○ 안전한 소공방 환경개선을 위해 1,670개 업체 지원
 ○ 보험료 지원 : 연말까지 소공방 300개 업체 지원 목표

8. 미래자금 조성

□ 추진현황
 ○ 미래자금 6,300억원 조성('28.~'31. 3월)
"""
MIDDLE = """가온시 산업실 주요업무보고
2033. 4. 10.
산업실

1. 마을공방 활성화

□ 사업개요
 ○ '33년 예산 : 9,100백만원 (큰공방 5,900/작은공방 2,490/기타 710)

2. 솔뫼박물관 운영

□ 사업개요
 ○ '33년 예산 : 680백만원
"""
LATE = """가온시 산업실 주요업무보고
2034. 8. 10.
산업실

1. 기업이 함께 하는 나루단지 성장 지원

□ 사업개요
 ○ 규모 : 92만㎡ / 2,122개사(14천명) 입주

2. 마을공방 활성화

□ 사업개요
 ○ '34년 예산액 : 7,000백만원 (큰공방 5,100/작은공방 1,300/기타 600)

3. 2034 마을공방 축제

□ 행사개요
 ○ 예산 : 20백만원(행사운영비)

4. 별빛회관 운영

□ 추진실적
 ○ 별빛회관 개관('34. 5. 20.)

5. 나래축제 개최

□ 추진실적('33년)
 ○ 나래축제 참석 : 총 5,200명

6. 기업 상담 지원

□ 추진실적('33년)
 ○ 솔뫼상담소 : 기업(155개사) 상담, 900백만원 지원
 ○ 제2솔뫼상담소 : 기업(47개사) 상담, 300백만원 지원

7. 물레 위크 개최

□ 추진실적('33년)
 ○ '물레워크 2033' 개최로 교류 확대(6,270명 참여)

8. 소공방 환경개선

□ 추진목표
 ○ '34년 목표 : 소공방 환경개선 750개 업체 지원

□ 추진실적('33년)
 ○ 소공방 환경개선 649개 업체 지원

9. 미래자금 지원

□ 추진실적('33년)
 ○ 미래자금 조성 및 지원((조성) 9,640억, ('29.~'33. 지원) 76개사/2,590억)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    for name, text in (("31.txt", EARLY), ("33.txt", MIDDLE), ("34.txt", LATE)):
        (folder / name).write_text(text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # What the report of a year tells without the year is called by the report.
        (
            "나루단지에 들어와 있는 업체가 2031년 봄에서 2034년 여름 사이에 몇 곳 늘어난 셈인지요?",
            ["2034년 8월 보고", "529개사"],
        ),
        # The year that has the most, of figures told as parts of others.
        (
            "마을공방 큰공방 예산이 2031년, 2033년, 2034년 중 가장 컸던 해는?",
            ["2033년이 5,900백만원"],
        ),
        (
            "작은공방 예산은 2031·2033·2034년 가운데 어느 해가 제일 적었나요?",
            ["2034년이 1,300백만원"],
        ),
        # A festival's budget is not its programme's.
        (
            "마을공방 한 해 예산, 2031년이랑 2034년을 놓고 보면 늘었나 줄었나?",
            ["560백만원", "줄었"],
        ),
        # A year's budget is not set against a whole cost.
        ("솔뫼박물관 예산은 2031년에서 2033년 사이 얼마나 줄었나요?", ["1,820백만원"]),
        # A thing with a number is called as its report has it; what is counted is kept.
        (
            "2033년 솔뫼상담소와 제2상담소 가운데 상담한 기업은 어느 쪽이 몇 개사 더 많나요?",
            ["제2솔뫼상담소 47개사", "108개사"],
        ),
        (
            "별빛회관은 원래 2031년에 언제 연다고 했고 진짜로는 언제 열었나요?",
            ["32. 3", "34. 5. 20"],
        ),
        (
            "별빛회관 개관은 2031년 보고 때 언제였고 실제 개관은 언제였죠? 얼마나 늦어진 건가요?",
            ["34. 5. 20"],
        ),
        (
            "2031년 보고에 적힌 2030년 나래축제 참석 인원과 "
            "2034년 보고에 나온 2033년 나래축제 참석 인원의 차이는?",
            ["600명"],
        ),
        # A name that a report writes in one word, and misread.
        ("물레 위크 참석 인원은 2030년보다 2033년에 몇 명 더 많았나요?", ["1,650명"]),
        # What is aimed at in one year is not asked for in the others.
        (
            "소공방 환경개선 지원 업체 수를 2031년, 2033년 실적, 2034년 목표 순으로 알려 주세요",
            ["1,670개", "649개", "750개"],
        ),
        # A figure that stands right behind its label, of two that are called so.
        ("미래자금 조성액은 2031년 3월과 2033년 실적을 비교하면 몇 억 늘었나요?", ["3,340억"]),
    ],
)
def test_what_differs_is_said_before_what_it_rests_on(assistant, asked, said):
    answer = assistant.ask(asked).answer
    assert all(each in answer for each in said), answer


def test_what_is_counted_stays_where_nothing_else_tells_it():
    assert without_comparison("동관을 찾은 곳이 몇 명 더 많은가") == "동관을 찾은 곳이 몇 명"
    assert without_comparison("동관 업체 수가 몇 개 더 많은가") == "동관 업체 수가"


def test_a_report_that_only_tells_of_a_time_is_no_time_of_its_own():
    parts = parts_of("2032년 보고에 적힌 2031년 축제 예산과 2034년 보고에 나온 2033년 예산", ())
    assert [part.year for part in parts] == [2031, 2033]
    parts = parts_of("2032년 보고에 적힌 2031년 예산과 2034년 보고에 나온 2031년 예산", ())
    assert 2034 in [part.year for part in parts]
