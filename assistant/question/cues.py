"""What the words of a follow-up tell of it: a change, a sum, a reason, each of several."""

from __future__ import annotations

import re

COMPARED = re.compile(r"보다|대비|비해|비교")
CHANGE = re.compile(
    r"늘|줄|깎|삭감|불어났|증가|감소|올랐|떨어|변했|변화|달라|커졌|많아|적어|높아|낮아"
)
RECKONED = re.compile(r"^(?:합치|합친|합하|합한|합쳐|더하|더한|더해|빼면|나누)")
TIMES = re.compile(r"^배(?:나|야|예요|인가요?|입니까|죠|쯤|정도|차이.*)?$")
TIMES_OF_A_YEAR = re.compile(
    r"(?:년도?|작년|전년|지난해|재작년|전년도|[상하]반기)의?\s(?:몇|두|세|네)\s?배"
)
# A figure of another time that it is set against (작년 최종예산하고는 얼마나 차이 나).
WITH_THEN = re.compile(
    r"(?:작년|전년도?|지난해|재작년|\d{4}년)도?\s\S+(?:하고|이랑|랑|과|와)(?:는|은)?\s(?:\S+\s){0,2}?(?:차이|비교|견주|달라|다르|다른)"
    r"|(?:작년|전년도?|지난해|재작년|\d{4}년)도?\s\S+(?:의|에)\s(?:몇|두|세|네)\s?배"
)
DAY = re.compile(r"^(?:\d{1,2}월\s?)?\d{1,2}일")
DIFFERENCE = re.compile(r"^(?:차이|둘|비교|어느\s?쪽)")
MORE_OF_TWO = re.compile(r"(?:어느\s?쪽|어느\s?게|어디|어떤\s?게|뭐|누)[이가]?\s더\s")
MORE_THAN = re.compile(
    r"^\S+(?:\s\S+){0,2}?보다(?:는|도)?\s(?:얼마|몇|더|훨씬)[^?]*(?:많|적|크|큰|작|높|낮|늘|줄|비싸|비싼|길|짧|넓|좁|앞서)"
)
THING = re.compile(r"^(?:건|것은|거는|것|거)(?:요)?$")
# For each of what is counted (과제 하나에 얼마꼴이야?).
EACH = re.compile(
    r"^\S+(?:\s(?:하나|한\s(?:개|곳|명|건|팀)))?(?:에|당)(?:는|엔)?\s(?:평균\s)?(?:얼마|몇)(?:꼴|씩|\s|나|쯤|정도|인|이|예|야|죠|$)"
)
PARTED = re.compile(r"^(?:나누면|나눠|나눠서|나누어|구분하면|쪼개면|갈라)")
SHOWN = re.compile(r"보여|알려|말해|정리|나눠|주|줘|얼마|몇")
SAYS = re.compile(r"^(?:뭐라고|어떻게|어때|어땠)")
SO_MUCH = re.compile(
    r"^(?:(?:어디|얼마|몇\s\S{1,4}?)까지\s(?:올라|올랐|갔|가|왔|와|늘|됐|되|진행|높아|내려|떨어)\S*(?:\s있\S*)?"
    r"|(?:얼마|몇\s\S+?)(?:(?:였|이었|인|이|예|죠|입|지|야|나)\S*"
    r"|(?:으로|로|라고|이라고)?\s(?:바뀌|바뀐|달라|변했|변한|되어|돼|됐|나와|나오|나왔|적혀|잡혀|잡혔|보고)\S*(?:\s있\S*)?))$"
)
AS_MUCH = re.compile(r"^(?:얼마|왜|어때|어땠|어떻|몇)")
WHY = re.compile(r"^(?:왜|이유[는가]?(?:요|죠|지)?)")
SO = re.compile(
    r"^(?:왜(?:요|죠|지|(?:그래|그런|그렇|이런|이렇)\S*)?|(?:그래|그런|그렇|이런|이렇|그랬|됐|된|거|건|것)\S*"
    r"|이유[는가]?(?:요|죠|지)?|뭐\S*|뭔\S*|무엇\S*)$"
)
OFFICES = re.compile(r"^(?:사업|부서|과|팀|국|실)$")
WHEN_IT_WAS = re.compile(
    r"^(?:원래|당초|처음|애초|실제|최종)\S*\s언제(?:였|이었|인|예|야|죠|로|라고)?\S*"
    r"(?:\s(?:했|하|잡|돼|되|바뀌|보고)\S*)?$"
)
