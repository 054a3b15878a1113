"""Sums over ranges and groups, and totals set against each other."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.compose.reckon.listed import listed_in
from assistant.compose.reckon.tasks import set_against

REPORT = """가온시 산업실 주요업무보고
2034. 8. 10.
산업실

1. 손끝공방 지원

□ 공방별 지원금
(단위 : 백만원)
구 분\t'33년\t'34년
도예공방\t500\t700
목공공방\t300\t400
직물공방\t200\t250
유리공방\t100\t105

2. 새싹지기 과정 운영

□ 추진실적
 ○ 새싹지기 선발 및 교육('34. 3. ~ 6.)
   - (들판) 최종선발 60명, 교육수료 54명, 가게연결 40명
   - (바다) 최종선발 40명, 교육수료 36명, 가게연결 30명

3. 별빛기술 개발 지원

□ 지원체계
구 분\t분 야\t지원규모
3대 별빛기술\t유약\t총 60억, 30개 과제
\t접합\t총 27억, 10개 과제
\t염색\t총 16억, 8개 과제
새길 기술\t매듭\t총 12억, 6개 과제
\t옻칠\t총 9억, 3개 과제

4. 작은가게 모임터 운영

□ 솔마을·샘마을 거리에 모임터 운영
 ○ 솔마을 모임터 : 첫걸음 가게 육성
   ※ 입주현황 : 40社 (7월말 기준, 입주기업 25社, 회원기업 15社)
 ○ 샘마을 모임터 : 자란 가게 지원
   ※ 입주현황 : 80社 (7월말 기준, 입주기업 70社, 회원기업 10社)

5. 새싹펀드 조성

□ 추진현황 ('34. 7월말 기준)
(단위 : 억원)
구 분\t계\t도예\t목공\t직물
운용사 수\t9개\t3개\t4개\t2개
조성목표\t900\t400\t300\t200
결성총액\t830\t410\t330\t90
시출자액\t90\t40\t30\t20

6. 달빛배움터 지원

 ○ 추진현황 : '34년 배움터 12개소 운영 (모둠형 8, 홀로형 4)
 ○ '34년 예산 : 5,200백만원 (모둠형 3,600/홀로형 1,200/기타 400)

7. 가게 안전망

□ 추진실적
 ○ 물난리 피해가 난 20개사에 대해 위로금 90백만원 지급
 ○ 이용인원 : 3,100명 ('34.3월 기준, '33년 1,200명 포함)

8. 온빛펀드 출자

□ 출자금 납입 현황
 ○ 온빛펀드 출자약정액 500억원 중 320억원 납입 완료

9. 예산 집행 ('34. 7. 31. 기준)

(단위 : 백만원)
구 분\t예산현액\t지출액\t집행률
계\t9,000\t3,000\t33.3
들꽃산업과\t5,000\t1,100\t22.0
물빛산업과\t4,000\t1,900\t47.5

10. 감사 처리결과

□ 조치내역
(단위 : 건)
구 분\t계\t완료\t추진 중
계\t40\t18\t22
고칠 사항\t10\t9\t1
바라는 사항\t30\t9\t21
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return assistant_over(tmp_path_factory.mktemp("reports"), {"34.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "says"),
    [
        # two totals of the things listed, of two years or of two labels
        (
            "도예공방과 목공공방을 합친 지원금은 33년에서 34년 사이 얼마나 늘었나요?",
            "300백만원",
        ),
        ("목공공방과 직물공방 지원금을 더하면 33년 대비 34년에 몇 % 증가했어요?", "30.0%"),
        ("도예공방, 목공공방, 직물공방 지원금이 33년에서 34년으로 가며 몇 % 늘어난 거죠?", "35.0%"),
        (
            "새싹지기 들판과 바다를 합쳐 최종선발된 사람 가운데 가게연결까지 못 간 사람은?",
            "30명",
        ),
        ("새싹지기 들판·바다를 합친 최종선발 인원의 몇 %가 교육을 수료했나요?", "90.0%"),
        (
            "2034년 새싹펀드 도예와 직물을 합친 결성액은 목표보다 얼마나 모자라나요?",
            "100억원",
        ),
        # from one to another, below a label, two sums of one group
        ("2034년 도예공방부터 직물공방까지 지원금을 다 더하면 얼마인가요?", "1,350백만원"),
        ("3대 별빛기술 지원규모를 다 더하면 얼마인가요?", "103억원"),
        ("3대 별빛기술과 새길 기술을 합치면 모두 몇 과제에 몇 억인가요?", "57개이고"),
        ("3대 별빛기술과 새길 기술을 합치면 모두 몇 과제에 몇 억인가요?", "124억원"),
        # what only the headings above name, with the parts that the question counts in
        (
            "솔마을과 샘마을 모임터에 들어와 있는 회사를 회원까지 쳐서 합치면 몇 곳인지.",
            "120개사",
        ),
        # a goal alone is named, and what came of it is another row
        ("2034년 새싹펀드 직물 결성액은 조성목표에 얼마나 모자라나요?", "110억원"),
        ("2034년 새싹펀드 목공 분야는 목표액을 얼마나 넘겼나요?", "30억원"),
        # for each of those that the line beside counts, whatever stands between
        ("2034년 모둠형 배움터 예산은 한 곳당 얼마꼴인가요?", "450백만원(4억 5,000만원)"),
        ("물난리 피해를 입은 가게들, 위로금이 업체 하나에 평균 얼마씩 나갔나요?", "450만원"),
        # what is not done yet, what a number includes
        ("온빛펀드에 내기로 약정한 돈 중에서 아직 안 낸 금액은 얼마입니까?", "180억원"),
        ("물난리 가게 안전망 이용인원에서 33년 이용분을 빼면 몇 명인가요?", "1,900명"),
        # of all, not of one of several
        ("감사 처리결과, 다 끝낸 게 전체의 몇 %예요?", "45.0%"),
        ("손끝공방 지원금이 도예공방은 33년에서 34년 사이 몇 % 뛰었나요?", "40.0%"),
    ],
)
def test_totals_are_reckoned(assistant, question, says):
    answer = assistant.ask(question)
    assert says in answer.answer
    assert "계산값" in {figure.state for figure in answer.figures}


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("2034년 7월 말 예산을 제일 못 쓴 과는 어디고 집행률이 몇 %인가요?", "들꽃산업과 22.0%"),
        ("33년에서 34년 사이 네 공방 중 지원금 증가율 1등은 어디인가요?", "도예공방"),
        ("33년에서 34년 사이 네 공방 중 지원금 증가율 꼴찌는 어디인가요?", "비율이 가장 작습니다"),
    ],
)
def test_first_and_last_are_found(assistant, question, says):
    assert says in assistant.ask(question).answer


@pytest.mark.parametrize(
    ("question", "never"),
    [
        # two of four are no sum of all four
        ("2034년 네 공방에다 모임터까지 치면 지원금이 모두 얼마인가요?", "1,100백만원"),
        # each is asked, not the sum
        ("도예공방, 목공공방, 직물공방 지원금은 33년에서 34년으로 각각 몇 % 늘었나요?", "합계는"),
    ],
)
def test_what_is_not_asked_is_not_summed(assistant, question, never):
    assert never not in assistant.ask(question).answer


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("공방과 서점을 합친 인원은 몇 명이고, 그중 몇 %가", ("공방", "서점")),
        ("공방과 서점에 들어와 있는 회사는", ("공방", "서점")),
        ("공방과 서점, 합쳐서 몇 곳인가", ("공방", "서점")),
        ("도예 쪽과 목공 쪽을 합치면", ("도예", "목공")),
        ("들꽃산업과와 물빛산업과를 합친 정원은", ("들꽃산업과", "물빛산업과")),
    ],
)
def test_only_things_are_listed(text, listed):
    assert listed_in(text) == listed


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("공방과 서점을 합친 선발 인원의 몇 %가 수료했나", "share"),
        ("공방과 서점을 합해 선발된 사람 중 연결 안 된 사람은 몇 명인가", "short"),
        ("공방과 서점을 묶으면 33년보다 34년에 얼마나 줄었나", "difference"),
        ("공방과 서점을 합치면 얼마인가", None),
    ],
)
def test_what_is_asked_beside_a_sum(text, task):
    assert set_against(text) == task
