import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_helpers import flat, lines_of

from ingest.figures import find_figures
from ingest.figures.items import items_of
from ingest.outline import heading_paths
from ingest.tables import find_tables

AS_OF = "2025-04-14"


def _figures(text, *path):
    lines = lines_of(text)
    headings = flat(lines, *path) if path else heading_paths(lines)
    return find_figures("r.txt", lines, headings, find_tables(lines, headings, AS_OF), AS_OF)


def _named(text):
    return [(f.text, f.row) for f in _figures(text)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 300개사 지원", [("300개사", ("지원",))]),
        ("- 총 12회 830명 참여", [("12회", ("참여",)), ("830명", ("참여",))]),
        (
            "- 20개 기업에 5억원 지원",
            [("20개", ("기업",)), ("5억원", ("기업", "지원"))],
        ),
        (
            "- 상담 1,200건, 교육 35회(820명)",
            [("1,200건", ("상담",)), ("35회", ("교육",)), ("820명", ("교육",))],
        ),
        (
            "- 도자 공예 전문 인력 70명 양성",
            [("70명", ("도자 공예 전문 인력", "양성"))],
        ),
        (
            "- 예비 창업자 대상 52명, 610백만원 지원",
            [
                ("52명", ("예비 창업자 대상",)),
                ("610백만원", ("예비 창업자 대상", "지원")),
            ],
        ),
        (
            "- 12개 교실, 40개 교육과정, 700명 교육 예정",
            [("12개", ("교실",)), ("40개", ("교육과정",)), ("700명", ("교육",))],
        ),
        (
            "- 골목 상권을 살리기 위한 소상공인 전문 상담 인력 30명 선발",
            [("30명", ("소상공인 전문 상담 인력", "선발"))],
        ),
        (
            "- 만 60세 이상 어르신 300명에게 일자리 제공",
            [("60세", ("어르신",)), ("300명", ("만 60세 이상 어르신", "일자리 제공"))],
        ),
        (
            "○ 나눔 기금 : 31억원(77.5%) 적립",
            [("31억원", ("나눔 기금", "적립")), ("77.5%", ("나눔 기금", "적립"))],
        ),
        (
            "○ 재원 : 국비 30%, 시비 70%",
            [("30%", ("재원", "국비")), ("70%", ("재원", "시비"))],
        ),
        (
            "- 공예 강좌(25개) : 도자 14, 목공 11",
            [
                ("25개", ("공예 강좌",)),
                ("14", ("공예 강좌", "도자")),
                ("11", ("공예 강좌", "목공")),
            ],
        ),
        (
            "- ’25년 90억원 적립 목표 : 시 출연 30억, 회원 출연 60억",
            [
                ("90억원", ("적립 목표",)),
                ("30억", ("적립 목표", "시 출연")),
                ("60억", ("적립 목표", "회원 출연")),
            ],
        ),
        (
            "- 연령별 수강생(천명) : (청년) 4, (중장년) 1,205",
            [("4", ("연령별 수강생", "청년")), ("1,205", ("연령별 수강생", "중장년"))],
        ),
        (
            "- 도자 분야 공방 모집 ⇨ 시제품 지원(7개 사, 0.2~0.6억 원)",
            [
                ("7개 사", ("도자 분야 공방 모집", "시제품 지원")),
                ("0.2", ("도자 분야 공방 모집", "시제품 지원")),
                ("0.6억 원", ("도자 분야 공방 모집", "시제품 지원")),
            ],
        ),
        (
            "○ 총사업비 : 23억원 ※ 국비 50%, 시비 50%",
            [
                ("23억원", ("총사업비",)),
                ("50%", ("총사업비", "국비")),
                ("50%", ("총사업비", "시비")),
            ],
        ),
        (
            "○ 사업기간 : 2024년~2026년 / 조성개수 : 총 20개소",
            [("20개소", ("조성개수",))],
        ),
        (
            "○ 예산 : 9,500백만원 (R&D 3,500 / 별관 M+ 6,000)",
            [
                ("9,500백만원", ("예산",)),
                ("3,500", ("예산", "R&D")),
                ("6,000", ("예산", "별관 M+")),
            ],
        ),
        ("- 목공/도자업(21개사) 참여", [("21개사", ("목공/도자업",))]),
        ("- 경쟁률 3.5:1, 전국 3위", [("3.5:1", ("경쟁률",)), ("3위", ("전국",))]),
        (
            "※ (교육) 총 12회 150명 수료 / (판로연결) 230건",
            [("12회", ("교육", "수료")), ("150명", ("교육", "수료")), ("230건", ("판로연결",))],
        ),
        (
            "- 50인 미만 기업 총 1,240명 지원",
            [("50인", ("기업",)), ("1,240명", ("50인 미만 기업", "지원"))],
        ),
        ("- 한빛대 6팀(경쟁률 3:1, 4월)", [("6팀", ("한빛대",)), ("3:1", ("한빛대", "경쟁률"))]),
        ("- 은값 3.2%, 금 (’25.2) 2.8%", [("3.2%", ("은값",)), ("2.8%", ("금",))]),
        (
            "- 방문율(10월)3.1%→(11월)4.4%",
            [("3.1%", ("방문율",)), ("4.4%", ("방문율",))],
        ),
    ],
)
def test_a_figure_is_named_by_its_own_words(line, expected):
    assert _named(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "- 위치 : 가온시 한빛구 중앙로 12, 3층(☎ 02-123-4567)",
        "○ 근거 : 가온시 창업 지원 조례 제10조, 공고 제2025-123호",
        "- 2단계 사업 제3차 공모(3호선 한빛역), 1:1 상담",
        "- 접수 : 9. 1.(월) 10:00~12:00",
    ],
)
def test_addresses_articles_ordinals_and_times_are_no_figures(line):
    assert _figures(line) == ()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("지원금 50~100만원", [(500_000, "원"), (1_000_000, "원")]),
        ("총사업비 1조 2,345억원", [(1_234_500_000_000, "원")]),
        ("수출 250만$", [(2_500_000, "달러")]),
        ("전력 400kWh, 용량 12GWh", [(400, "kWh"), (12, "GWh")]),
        ("참여 30개 팀, 5개 국", [(30, "팀"), (5, "개국")]),
        ("인력현황 - 정원 60 / 현원 58명 (△2)", [(60, "명"), (58, "명"), (-2, "명")]),
    ],
)
def test_values_are_in_base_units(line, values):
    assert [(f.value, f.unit) for f in _figures(line)] == values


def test_the_key_of_the_item_above_comes_first():
    text = "□ 사업개요\n○ 지원규모 : 연 300명\n － 청년인턴 120명\n － 현장실습 180명"
    assert _named(text) == [
        ("300명", ("지원규모",)),
        ("120명", ("지원규모", "청년인턴")),
        ("180명", ("지원규모", "현장실습")),
    ]


def test_a_figure_that_nothing_names_has_its_heading():
    text = "□ 추진현황\n○ 한빛 공방 입주 확대\n － 30실(’25. 3. 31. 기준)"
    assert _named(text) == [("30실", ("한빛 공방 입주 확대",))]


def test_a_remark_on_the_next_line_shares_the_unit():
    text = "○ ’25년 예산 : 1,600백만원\n   (공간 조성 900, 강좌 운영 700)"
    assert [(f.row, f.value, f.unit) for f in _figures(text)] == [
        (("예산",), 1_600_000_000, "원"),
        (("예산", "공간 조성"), 900_000_000, "원"),
        (("예산", "강좌 운영"), 700_000_000, "원"),
    ]


@pytest.mark.parametrize(
    ("line", "periods"),
    [
        ("○ 공방 수 : (’24년) 120개소 → (’25년) 150개소", ["'24년", "'25년"]),
        ("○ 공방 수 : 12팀(’19.) ⇨ 31팀(’20.)", ["'19", "'20"]),
        ("○ ’25.1~3월 교육 35회 운영", ["'25.1~3월"]),
        ("○ 하반기 상담 300건 실시", ["하반기"]),
        ("- 상·하반기 강좌 3개 운영", ["상·하반기"]),
        ("○ 올해 목표 100개사, 작년 목표 80개사", ["2025년", "2024년"]),
        ("○ 최근 3년간 총 9억원 투자", [None, "3년간"]),
        ("○ 총사업비 : 38억원(’25년 9억원)", [None, "'25년"]),
        ("○ 올해 예산 3억원(국비 2억, 시비 1억)", ["2025년"] * 3),
        ("○ 조성목표 : 5년간(’23~’27년) 4개 마을", [None, "'23~'27년"]),
        ("- 작년 12월말 기준 회원 1,234명", [None]),
        ("- 전시(’24.5월), 장터(’24.6월) 등 참가(13개사)", [None]),
        ("- ’20~23년 14개소 조성", ["'20~23년"]),
        ("○ 우수공방 인증 : 41개사(’25.3월 현재)", [None]),
    ],
)
def test_the_period_is_what_stands_beside(line, periods):
    assert [f.period for f in _figures(line)] == periods


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("○ 상담 1,250건, 등록 88명(’24. 7. 31. 기준)", ["2024-07-31"] * 2),
        ("○ ’25년 2월말 현재 31억원 적립, ’25년 7억원 추가", ["2025-02", None]),
        ("- 입주공방 24개사 (3월말 기준), 모집 목표 100개사", ["2025-03", None]),
        ("- 회원 30명(’23.12. 기준) → 40명(’24.12. 기준)", ["2023-12", "2024-12"]),
        ("- 작년 3월말 기준 회원 1,234명", ["2024-03"]),
        ("- 2024년말 기준 공방 12개소", ["2024-12"]),
        ("- (2024. 12. 31. 현재) 공방 12개소", ["2024-12-31"]),
        ("- 선정기준(’24.3월 변경) 이상 12개소", [None]),
        ("- 공방 12개소, ’25.12월말까지 조성", [None]),
    ],
)
def test_the_as_of_date_is_that_of_the_sentence(line, dates):
    assert [f.as_of for f in _figures(line)] == dates


def test_a_heading_dates_its_section_but_no_plan_and_no_other_year():
    text = (
        "□ 인력현황 (’24. 7. 31. 기준)\n○ 정원 64명, 현원 61명\n － 결원 3명\n"
        "○ 채용 목표 20명\n○ (’22) 현원 210명\n□ 사업개요\n○ 사업규모 : 30명"
    )
    assert [(f.text, f.as_of) for f in _figures(text)] == [
        ("64명", "2024-07-31"),
        ("61명", "2024-07-31"),
        ("3명", "2024-07-31"),
        ("20명", None),
        ("210명", None),
        ("30명", None),
    ]


def test_a_note_below_dates_what_stands_above():
    figures = _figures("인력현황 - 정원 60명 / 현원 58명\n(’25.3.31.기준)")
    assert [f.as_of for f in figures] == ["2025-03-31"] * 2


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("□ 향후 추진계획\n○ 상담 300건 실시", ["계획"]),
        ("□ 추진실적(2024년)\n○ 상담 300건 실시", ["실적"]),
        ("○ 본예산 30억원, 추경 5억원", ["본예산", "추경"]),
        ("○ 이월액 3억원, 불용액 1억원", ["이월액", "불용액"]),
        ("○ 상담 300건", [None]),
    ],
)
def test_stages_of_text_come_from_words_and_headings(text, stages):
    assert [f.stage for f in _figures(text)] == stages


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="가원명%개 사-※:○(),.’25→~/·0△억만간및총", max_size=60),
    st.text(alphabet="가명 (),.’25기준현재말월년:", max_size=30),
)
def test_any_sentence_can_be_searched(sentence, below):
    for figure in _figures(f"○ {sentence}\n{below}", "현황"):
        assert 1 <= figure.first <= figure.last <= 2
        assert figure.text in f"○ {sentence} {below}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 품질(10점) 가격(5점)", [("10점", ("품질",)), ("5점", ("가격",))]),
        (
            "- 공방 임차료(20%) 및 재료비(최대 75%) 지원",
            [("20%", ("공방 임차료",)), ("75%", ("재료비",))],
        ),
        ("상설전 나루 회관, 등대 9.5.(목)~6.(금) 공방 방문(30곳)", [("30곳", ("공방 방문",))]),
        (
            "- 공방 36개사 입주지원을 통한 매출액 85억원",
            [("36개사", ("공방", "입주지원")), ("85억원", ("매출액",))],
        ),
        (
            "- 재원 : 국비 20억, 시비(주택과) 4억",
            [("20억", ("재원", "국비")), ("4억", ("재원", "시비(주택과)"))],
        ),
        (
            "- 5억 초과 주택 2억원",
            [("5억", ("주택",)), ("2억원", ("5억 초과 주택",))],
        ),
        ("○ 기간 : 6. 28. ~ 7. 1. ※ 40개국 참가", [("40개국", ("참가",))]),
        (
            "○ 자격 : 가온시 공방 등 - 결과 : 공방 6개사 선정",
            [("6개사", ("결과", "공방"))],
        ),
        ("- 7억원의 감액이 발생하였으나 회복", [("7억원", ("감액",))]),
        (
            "- 가온극장 회원 : 물결(500만), 바람(320만) 등 1천만 이상 구독자",
            [
                ("500만", ("가온극장 회원", "물결")),
                ("320만", ("가온극장 회원", "바람")),
                ("1천만", ("가온극장 회원", "구독자")),
            ],
        ),
    ],
)
def test_the_name_next_to_a_number_is_its_own(line, expected):
    found = _named(line)
    assert [
        (text, row[: len(want[1])]) for (text, row), want in zip(found, expected, strict=True)
    ] == expected


def test_a_number_of_ten_thousands_counts_what_others_beside_it_do():
    line = "- 물결(500만), 바람(320만) 등 1천만 이상 구독자"
    assert {f.unit for f in _figures(line)} == {"명"}
    assert not _figures("- 물결(500만), 바람(320만) 참여")


def test_what_follows_an_arrow_goes_on_with_the_statement_above():
    text = "－ ’27년까지 가온 나루 기금 300억원 조성\n\n⇨ ’25년 2월말 현재 274억원(91.3%) 적립 완료"
    found = [(f.text, f.row[0], f.as_of) for f in _figures(text)]
    assert found == [
        ("300억원", "가온 나루 기금", None),
        ("274억원", "가온 나루 기금", "2025-02"),
        ("91.3%", "가온 나루 기금", "2025-02"),
    ]
    alone = "－ 가온 나루 기금 300억원 조성\n\n⇨\n\n품질(10점)"
    assert _figures(alone)[-1].row == ("품질",)


def test_a_framed_title_names_and_dates_the_lines_below_it_up_to_a_list():
    text = (
        "〈회원사 현황〉(2025. 1월 기준)\n\n가입 기업 130개사\n\n"
        "고용 인원 5,059명\n(평균 고용인원 53.4명)\n\n- 신규 가입 20개사"
    )
    found = {f.text: (f.row[0], f.as_of) for f in _figures(text)}
    assert found["130개사"] == found["53.4명"] == ("회원사 현황", "2025-01")
    assert found["20개사"] == ("신규 가입", None)


def test_an_amount_alone_in_parentheses_is_of_the_name_above_it():
    assert _named("□ 평가항목\n기업 우수성\n(30점)") == [("30점", ("평가항목", "기업 우수성"))]


def test_a_section_s_date_is_none_of_what_a_building_measures():
    text = "□ 나루 회관 공사 현황(’25.3. 현재)\n ○ 규모 : 연면적 420㎡\n ○ 참여 : 시공사 3개사"
    assert [(f.text, f.as_of) for f in _figures(text)] == [("420㎡", None), ("3개사", "2025-03")]


def test_a_heading_of_several_years_gives_its_figures_none():
    text = "□ 나루 정비(’23년) 및 둑길 정비(’24년) 실적\n ○ 참여 가게 12개소"
    assert [f.period for f in _figures(text)] == [None]


def test_the_size_behind_storeys_is_of_the_building():
    line = "□ 나루 회관\n- 지하2층~지상5층(4,840㎡), 공방 조성"
    assert dict(_named(line))["4,840㎡"] == ("나루 회관",)
    assert dict(_named("- 나루 회관 3층(420㎡) 공방 조성"))["420㎡"][0] == "나루 회관"


def test_a_row_of_numbers_that_nothing_names_gives_no_figures():
    assert _figures("□ 조직\n(6팀) (5팀) (5팀) (3팀) (4팀)") == ()


def test_a_key_and_a_heading_keep_nothing_of_a_span_of_time():
    text = "□ 나루 회관 조성 추진(~’27)\n○ ’24년 하반기부터 휴관일 추세 : 12일\n○ 참여 가게 8곳"
    assert [(f.row, f.period) for f in _figures(text)] == [
        (("나루 회관 조성 추진", "휴관일 추세"), "'24년 하반기"),
        (("나루 회관 조성 추진", "참여 가게"), None),
    ]


def test_a_row_of_text_begins_with_the_matter_of_its_heading():
    path = ("Ⅱ. 주요 업무", "3 별빛센터 운영", "□ 추진실적")
    (figure,) = _figures("- 이용 : 1,200명", *path)
    assert figure.row == ("별빛센터 운영", "이용")
    (figure,) = _figures("- 천체 관측 교실 : 1,200명", *path)
    assert figure.row == ("별빛센터 운영", "천체 관측 교실")
    (figure,) = _figures("- 별빛센터 운영 인력 : 12명", *path)
    assert figure.row == ("별빛센터 운영 인력",)


def test_a_row_under_headings_without_a_matter_stays_as_it_is():
    (figure,) = _figures("- 이용 : 1,200명", "□ 추진실적")
    assert figure.row == ("이용",)


def test_an_empty_statement_has_no_items():
    assert items_of("") == []


def test_those_named_before_deung_are_not_what_is_counted():
    line = "- 공예형 : 도예 강좌 등 12개 과정, 340명"
    assert _named(line) == [("12개", ("공예형", "과정")), ("340명", ("공예형",))]


def test_ages_in_parentheses_name_their_numbers():
    line = "- 나이별 참여율(%) : (청년) 41.0, (30대) 52.5, (60대 이상) 33.0"
    assert [row[-1] for _, row in _named(line)] == ["청년", "30대", "60대 이상"]


def test_a_list_goes_on_in_the_next_line_behind_a_comma():
    text = "- 분야별 회원(천명) : (도예) 12,\n(목공) 7, (염색) 3"
    values = [(f.row[-1], f.value, f.unit) for f in _figures(text)]
    assert values == [("도예", 12000, "명"), ("목공", 7000, "명"), ("염색", 3000, "명")]


def test_a_heading_that_states_an_amount_is_no_matter():
    (figure,) = _figures("- 이용 : 1,200명", "3 별빛센터 운영", "□ ’24년 예산: 640백만원")
    assert figure.row == ("별빛센터 운영", "이용")


def test_what_is_saved_is_part_of_the_name():
    assert _named("- 공방 이용, 72백만원 재료비 절감")[-1][1][-1] == "재료비 절감"


def test_what_came_of_a_matter_is_no_part_of_its_name():
    (figure,) = _figures("- 예산 : 120백만원", "① 나루 공방 조성 ⇨ 공정률 40%")
    assert figure.row == ("나루 공방 조성", "예산")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- 공방 75개사-화랑 145개사 교류 지원",
            [("75개사", ("공방",)), ("145개사", ("화랑", "교류 지원"))],
        ),
        (
            "- 목표 : 6개 분야 3,100억원",
            [("6개", ("목표", "분야")), ("3,100억원", ("목표",))],
        ),
        (
            "- 기존 15개 공방 및 5개 신규 조성을 통한 20개 공방 운영",
            [
                ("15개", ("기존", "공방")),
                ("5개", ("신규 조성",)),
                ("20개", ("공방 운영",)),
            ],
        ),
        (
            "- 분야 : 도자, 목공, 한지, 금속(장신구) 등 7개 과정",
            [("7개", ("분야", "과정"))],
        ),
        ("- 분야 : 도자, 목공, 한지, 금속, 옻칠 5개 과정", [("5개", ("분야", "과정"))]),
        ("- 나루 9개 화랑의 작품 전시", [("9개", ("나루", "화랑"))]),
        ("- 13개 공방의 나라 밖 진출", [("13개", ("공방",))]),
        (
            "※ 순환지수 : [가온] (10월)101.4 → (11월)101.7 [나루] (10월)99.0",
            [
                ("101.4", ("순환지수", "가온")),
                ("101.7", ("순환지수", "가온")),
                ("99.0", ("순환지수", "나루")),
            ],
        ),
        (
            "- 도자업 (10월)-9.8% → (11월)-4.4% 목공업 (2Q)+3.4%",
            [("-9.8%", ("도자업",)), ("-4.4%", ("도자업",)), ("+3.4%", ("목공업",))],
        ),
        (
            "- 가온공예센터(20개소)에서 공방 창업 상담 등 4,063건",
            [
                ("20개소", ("가온공예센터",)),
                ("4,063건", ("가온공예센터", "공방 창업 상담")),
            ],
        ),
        (
            "- 콘텐츠 : 영상(201건, 조회수 48만회), 판매전(2회, 방문객 5천명)",
            [
                ("201건", ("콘텐츠", "영상")),
                ("48만회", ("콘텐츠", "영상", "조회수")),
                ("2회", ("콘텐츠", "판매전")),
                ("5천명", ("콘텐츠", "판매전", "방문객")),
            ],
        ),
        (
            "- 규모 : 연면적 806㎡(지하 1층~지상 4층)",
            [
                ("806㎡", ("규모", "연면적")),
                ("1층", ("규모", "지하")),
                ("4층", ("규모", "지상")),
            ],
        ),
        (
            "○ 강좌(월 8시간) 및 봉사활동(월 2시간) : ’25. 4~12월",
            [
                ("8시간", ("강좌(월) 및 봉사활동(월)", "강좌")),
                ("2시간", ("강좌(월) 및 봉사활동(월)", "봉사활동")),
            ],
        ),
        ("- 명장 정원(현원 8명 별도) : 신청순", [("8명", ("명장 정원", "현원", "별도"))]),
        (
            "- 만 19 ~ 39세 청년 30팀 선발",
            [("19", ("청년",)), ("39세", ("청년",)), ("30팀", ("19 ~ 39세 청년", "선발"))],
        ),
        (
            "- 만 18세 이상 ~ 34세 이하 구직자",
            [("18세", ("구직자",)), ("34세", ("구직자",))],
        ),
        (
            "- 사고가 난 공방 65개사에 대해 보험금 4,307만원 지급",
            [("65개사", ("사고가 난 공방",)), ("4,307만원", ("보험금", "지급"))],
        ),
    ],
)
def test_words_name_the_number_that_they_belong_to(line, expected):
    assert _named(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- 도자 인력 30명 및 목공 인력 20명 양성",
            [("30명", ("도자 인력", "양성")), ("20명", ("목공 인력", "양성"))],
        ),
        (
            "- 북부 공방 9개사(9월), 남부 공방 7개사(11월) 참가 지원",
            [("9개사", ("북부 공방", "참가 지원")), ("7개사", ("남부 공방", "참가 지원"))],
        ),
        (
            "- 도자 강좌 316명, 목공 강좌 788명 이용",
            [("316명", ("도자 강좌", "이용")), ("788명", ("목공 강좌", "이용"))],
        ),
        (
            "- 공방 접수 120팀, 최종 공방 30팀 선정",
            [("120팀", ("공방 접수",)), ("30팀", ("최종 공방", "선정"))],
        ),
        (
            "- 정규 강좌 7개(도자 4개, 목공 3개) 및 특강 1개 운영",
            [
                ("7개", ("정규 강좌", "운영")),
                ("4개", ("정규 강좌", "도자")),
                ("3개", ("정규 강좌", "목공")),
                ("1개", ("특강", "운영")),
            ],
        ),
    ],
)
def test_joined_numbers_share_the_words_behind_the_last(line, expected):
    assert _named(line) == expected


@pytest.mark.parametrize(
    ("line", "text", "column"),
    [
        ("- 공방 지원(기업당 최대 300만원 한도)", "300만원", ("기업당 최대",)),
        ("- 공방 1,200개소 방문(누적 5,100개소)", "5,100개소", ("누적",)),
        ("- 수당 : 월 최대 241만원 지급", "241만원", ("월 최대",)),
        ("- 조성목표 : 총 5조원", "5조원", ("총",)),
        ("- 강좌 : 연 6회", "6회", ("연",)),
        ("- 강좌 : 약 60명", "60명", ()),
        ("- 5월 60명 모집", "60명", ("5월",)),
    ],
)
def test_the_words_that_say_how_a_number_counts_are_in_its_column(line, text, column):
    (figure,) = [f for f in _figures(line) if f.text == text]
    assert figure.column == column


@pytest.mark.parametrize(
    ("line", "text", "period"),
    [
        ("- 신규 공방 59억원 조성 : 상반기", "59억원", "상반기"),
        ("- 공방(17호) 입주 공고 : ’25. 6.", "17호", "'25. 6"),
        ("- 공방 기술 실증(23년 4개 → 24년 8개)", "8개", "24년"),
        ("- 간담회 개최(3~10월 3회)", "3회", "3~10월"),
        ("- 공방 펀드 조성(2조원, ’23~’26)", "2조원", "'23~'26"),
        ("- 공방 1개소(9천㎡/ ’26년) 건립", "1개소", "'26년"),
        ("- 공방 1개소(9천㎡/ ’26년) 건립", "9천㎡", "'26년"),
        ("- 공방 조성 : 시비 10억(국비 2억, ’24년 5억)", "2억", None),
    ],
)
def test_a_period_is_read_wherever_it_stands_beside_the_number(line, text, period):
    (figure,) = [f for f in _figures(line) if f.text == text]
    assert figure.period == period


def test_a_cumulative_month_is_an_as_of_date():
    (figure,) = _figures("○ 조성실적(’25. 3. 누적) : 205억원")
    assert figure.as_of == "2025-03"


def test_each_line_of_a_list_keeps_its_own_key():
    text = (
        "[금리] (’25.1월말 기준)\n콜금리 : 0.3%p 하락\n국고채 : 0.4%p 상승\n회사채 : 0.5%p 상승\n"
    )
    text += "예금 : 0.6%p 하락"
    assert [f.row for f in _figures(text)] == [
        ("콜금리", "하락"),
        ("국고채", "상승"),
        ("회사채", "상승"),
        ("예금", "하락"),
    ]


def test_lines_below_a_dated_statement_are_as_of_its_day_where_they_count_the_like():
    text = (
        "□ 공방 현황\n○ 공방 인증 : 586개사(’25.3월 현재)\n"
        "- 도자(143개사), 목공(443개사)\n- 지원금 : 7억원"
    )
    dates = {f.text: f.as_of for f in _figures(text)}
    assert dates == {
        "586개사": "2025-03",
        "143개사": "2025-03",
        "443개사": "2025-03",
        "7억원": None,
    }


def test_parts_in_parentheses_that_add_up_to_a_number_share_its_unit():
    found = {f.text: (f.unit, f.row[-1]) for f in _figures("- 34개소 공방 참여(도자 11 / 목공 23)")}
    assert found == {
        "34개소": ("개소", "공방 참여"),
        "11": ("개소", "도자"),
        "23": ("개소", "목공"),
    }
    assert len(_figures("- 34개소 공방 참여(도자 11 / 목공 22)")) == 1


def test_the_matter_of_a_figure_is_no_heading_that_recurs_under_others():
    text = "1. 나루공방 건립\n□ 사업개요\n○ 규모 : 연면적 810㎡\n- 작업실 20개소"
    assert _figures(text)[-1].row == ("나루공방 건립", "규모", "작업실")


def test_each_kind_of_office_that_a_body_counts_is_a_figure():
    figures = _figures("조직현황 - 1실‧2기획관(6과)‧1센터 (’25. 3. 31. 기준)")
    assert [(f.value, f.unit, f.row, f.as_of) for f in figures] == [
        (1, "실", ("조직현황", "실"), "2025-03-31"),
        (2, "기획관", ("조직현황", "기획관"), "2025-03-31"),
        (6, "과", ("조직현황", "과"), "2025-03-31"),
        (1, "센터", ("조직현황", "센터"), "2025-03-31"),
    ]
    assert "과" not in {f.unit for f in _figures("- 2과 신청, 3반 배정")}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- 60개(도자30, 목공30) 공방 선발",
            [("60개", "개"), ("30", "개"), ("30", "개")],
        ),
        ("- 공모전 개최(해외 11, 국내 168개사 접수)", [("11", "개사"), ("168개사", "개사")]),
        ("- 홍보지원(총 15전시 / 30편 제작)", [("15전시", "전시"), ("30편", "편")]),
        ("- 과제 46건, 축제 1회, 경제 8개", [("46건", "건"), ("1회", "회"), ("8개", "개")]),
        ("- 작업실 구축(75호실→80호실)", [("75호실", "실"), ("80호실", "실")]),
        ("- ‘나루공방’ 20팀 모집", [("20팀", "팀")]),
        ("- 총 8,619업체 이용", [("8,619업체", "업체")]),
        ("- 제12호 조례 제3호", []),
    ],
)
def test_a_number_is_read_with_the_unit_that_it_or_its_like_shows(line, expected):
    assert [(f.text, f.unit) for f in _figures(line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- 공방 60명(3월말 기준, 도자 25명, 목공 35명, ’24년 8명)",
            ["2025-03", "2025-03", "2025-03", None],
        ),
        ("- 공방 입주 100개사(’24년말)", ["2024-12"]),
        ("- 소비지수(1.4%)는 전월(-1.8%) 대비 증가", [None, None]),
    ],
)
def test_a_date_in_parentheses_holds_for_what_stands_there(line, expected):
    assert [f.as_of for f in _figures(line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- 50개 이상 공방이 소재한 동네(4개:나루,솔샘,달빛,한울)",
            ("공방이 소재한 동네",),
        ),
        ("- 도자 공방(3개소) 신설 및 운영(가동률 87%)", ("도자 공방 신설 및 운영", "가동률")),
        ("- 1차 전시 공개 이후 5,100명 관람", ("관람",)),
        ("- 공방 상담, 창업 강좌 등 774명 이용", ("창업 강좌", "이용")),
        ("- 대출 한도 15억~25억 주택 4억원, 25억 초과 주택 2억원", ("대출 한도", "25억 초과 주택")),
    ],
)
def test_the_last_number_of_a_line_has_its_words(line, expected):
    assert _named(line)[-1][1] == expected


def test_the_month_before_is_in_the_column():
    assert _figures("- 소비지수(1.4%)는 전월(-1.8%) 대비 증가")[1].column == ("전월",)


def test_a_table_below_a_dated_statement_is_as_of_its_day_where_it_counts_the_like():
    text = (
        "□ 공방 현황\n○ 공방 참여 : 769명(’25.2월 기준)\n\n구분\t도자\t목공\n"
        "참여인원(명)\t402\t367\n\n○ 향후계획"
    )
    assert {f.text: f.as_of for f in _figures(text)} == {
        "769명": "2025-02",
        "402": "2025-02",
        "367": "2025-02",
    }
