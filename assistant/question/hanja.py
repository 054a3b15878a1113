"""Hanja of a question, read in Hangul: 豫算 is asked for as 예산.

A character that stands alone (市, 現) is a word of its own, which the list of terms knows; so are
the prefixes before a country's character (對美).
"""

from __future__ import annotations

import re

# Readings and the characters that have them, those that council papers and newspapers use.
_READINGS = """
가佳假價加可家歌街 각各覺角閣 간刊幹看簡間 감感減監鑑 갑甲 강康强江講降 개介個改開 객客
거去居巨據擧 건乾件健建 검檢 격格激 견堅見 결決結 경京境慶景競經耕警輕 계係契季戒界繼計階
고古告固庫故考雇高 곡曲穀谷 곤困 공公共工恭攻空 과果科課過 곽郭 관官管觀關館 광光廣鑛
교交敎教校橋 구九區口救構求球究舊購 국國局 군君軍郡 궁宮 권券勸圈權 귀歸貴 규規 균均菌 극劇極
근勤根近 금今禁金 급急級給 기企器基技旗期棄機氣記起 긴緊 길吉 나那 난難 남南男 납納 내內 녀女
년年 농農 능能 다多 단單團段端 담擔 당堂當黨 대代大對待臺貸隊 도到圖導島度徒道都 독獨讀
동冬動同東洞童 두頭 득得 등登等 라羅 락樂落 란亂 람覽 래來 략略 량良量 려勵旅 력力歷 련連 령令領
례例禮 로勞老路 록綠錄 론論 료料療 류流類 률律率 리利理里 림林 립立 마馬 만滿萬 망望 매每買賣
면免面 명名命明 모募模母 목木目 무務武無舞貿 문問文門 물物 미未美 민民 밀密 박博 반半反班 발發
방房放方訪防 배培配 백白百 번番 벌罰 범犯範 법法 변變邊 별別 병兵病 보保報步補 복復服福 본本
봉奉 부副婦富府負部附 북北 분分 불不 비備比費非 빈貧 사事使史四士寺師査社私 산山産算 삼三
상上商常狀相賞 새璽 색索色 생生 서書署西 석席石 선先善線船選 설設說 성城性成省聖 세世歲稅細
소小少所消 속屬速 손損 송送 수修受手收數水輸首 숙宿 순純順 술術 습習 승勝 시始市施時示試
식式植食 신信新申身 실失室實 심審心深 십十 아兒 안安案 암癌 압壓 애愛碍 액額 야夜野 약弱約藥
양陽養 어語魚 억億 언言 업業 여與餘 역域驛 연演燃研硏 염染 영永營英 예藝豫 오五午汚 옥屋 온溫
완完 외外 요要 용用 우優雨 운運 원元員園援院 월月 위位危委 유幼有油由 육六育 융融 은銀 음音
의意議醫 이二移 익益 인人仁引認 일一日 임任賃 입入 자子者自資 작作昨 장場壯奬將獎章長障
재再在材災財 저低 적的積績赤 전傳全前展戰電 절節 점店點 정定情政整正淨程 제制濟祭第製諸題
조條組調造 족族 존存 종種終 좌左 죄罪 주主住州株注週 준準 중中重 증增症證 지地指支知祉 직直職
진眞診進 질疾質 집執集 차借差次車 착着 찬贊 찰察 참參 창創廠窓 채債採 책策責 처處 천千天川 철鐵
첨尖 청廳請靑青 체體 초初 촉促 총總 최最 추推追 축祝築 출出 충充 취就 측側 층層 치治稚 친親 칠七
침針 타他 탁濁託 탄炭 태太 택宅 토土 통統通 퇴退 투投鬪 특特 파派 판販 팔八 평平評 폐廢閉 포浦
폭暴 표表標票 품品 풍風 필必 하下夏河 학學 한漢限韓 합合 항港 해害海解 행幸行 향向鄕 허許 헌憲 험險
현現 협協 형形 혜惠 호號護 혼婚 화化和火花 확擴確 환患換環 활活 황況 회會 획劃 효效 후後 훈訓
휴休 흑黑 흥興 희希
"""
_READ = {character: group[0] for group in _READINGS.split() for character in group[1:]}
# How a reading changes at the start of a word (年度 연도, 勞動 노동).
_FIRST = dict(
    zip(
        "녀년라락란래량려력련령례로록론료루류률리림립",
        "여연나낙난내양여역연영예노녹논요누유율이임입",
        strict=True,
    )
)
_RUN = re.compile(r"[一-鿿]{2,}")
_PREFIXED = re.compile(r"^[對駐訪在](?=[美中日英獨佛露韓])|^[市區舊現前]$")


def in_hangul(text: str) -> str:
    """Return a text with its words of two Hanja or more in Hangul.

    Examples
    --------
    >>> in_hangul("靑年 豫算과 市 事業")
    '청년 예산과 市 사업'
    """
    return _RUN.sub(lambda run: _read(run.group()), text)


def _read(word: str) -> str:
    if _PREFIXED.search(word) or any(character not in _READ for character in word):
        return word
    read = [_READ[character] for character in word]
    for at in range(1, len(read)):
        # 률 after a vowel or ㄴ is 율 (比率 비율).
        if read[at] == "률" and (ord(read[at - 1]) - ord("가")) % 28 in (0, 4):
            read[at] = "율"
    return _FIRST.get(read[0], read[0]) + "".join(read[1:])
