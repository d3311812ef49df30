"""Chinese: event words, and what says how an event is told."""

from __future__ import annotations

from geo.languages.language import EventCue, EventWords

EVENTS = EventWords(
    cues=(
        EventCue(r"(?:军事|武装)挑衅", "provocation"),
        EventCue(
            r"(?:武装|军事)?(?:冲突|交火|交战)(?=爆发|发生|造成|[^结以，。]{0,6}伤亡)", "clash"
        ),
        EventCue(r"炮击|炮轰|轰炸|炮火|火箭弹|迫击炮", "shelling"),
        EventCue(r"(?:开火|射击|开枪)", "fire"),
        EventCue(r"(?:埋设|布设|敷设|埋)[^，。]{0,24}?地?雷|布雷|埋雷", "mine_laying"),
        EventCue(r"地雷[^，。]{0,6}爆炸|触雷", "mine_blast"),
        EventCue(r"(?:流离失所者|难民|居民)[^，。]{0,8}(?:返回|重返|回到)", "return"),
        EventCue(
            r"(?:机场|大桥|铁路|公路|水库|口岸|学校|医院)[^，。]{0,6}(?:建设|施工|竣工|完成|启用|开通|落成|通车)",
            "opening",
        ),
        EventCue(r"(?:释放|移交)[^，。]{0,12}(?:被拘留者|被扣押者|战俘|俘虏|人质)", "release"),
        EventCue(r"(?:逮捕|拘留|扣押)了", "arrest"),
        EventCue(r"(?:宣布|达成|同意)[^，。]{0,8}停火|停火[^，。]{0,4}生效", "ceasefire"),
        EventCue(r"没有平民伤亡|平民伤亡", "harm_to_civilians"),
    ),
    attempted=r"企图|试图|图谋|未遂",
    planned=r"即将|计划|拟|准备|将于|将在",
    denied=r"没有|未曾|否认|并未|并无",
    said_by=r"(?:根据|据)(?P<source>[^，。]{2,24}?)的(?:官方)?(?:消息|报告|声明|说法|报道)",
)
