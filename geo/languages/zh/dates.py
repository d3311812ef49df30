"""Chinese: months, patterns of dates, and what stands beside them."""

from __future__ import annotations

from geo.languages.language import DateWords

DATES = DateWords(
    patterns=(
        r"(?:(?P<y1>\d{4})\s*年\s*)?(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日?\s*(?:至|到|-|—|–)\s*"
        r"(?:(?P<y>\d{4})\s*年\s*)?(?:(?P<m>\d{1,2})\s*月\s*)?(?P<d>\d{1,2})\s*日",
        r"(?:(?P<y>\d{4})\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日",
        r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月(?!\s*\d)",
        r"(?P<y>(?:19|20)\d{2})\s*年(?!\s*\d)",
    ),
    night=r"\s*(?:夜间|夜里|晚|凌晨|深夜)",
    relative_days={
        r"昨[天日]": (-1, -1),
        r"昨[晚夜]": (-1, 0),
        r"今[天日]": (0, 0),
        r"前天": (-2, -2),
    },
    future=r"(?:在?未来|今后|接下来)(?:的?几|数)[天日周个]",
    no_event_date_after=r"\s*(?:生产|制造|产|制|声明|三方声明|协[议定])",
    clock=r"\s*(?P<half>上午|下午|晚上?|凌晨|中午)?\s*(?P<hour>\d{1,2})\s*(?:时|点|:)\s*(?:(?P<minute>\d{1,2})\s*分?)?",
)
