"""Chinese: words for kinds of places, and what stands beside names."""

from __future__ import annotations

from geo.languages.language import PlaceWords

_ORG = (
    r"(?:武装部队|武装力量|军队|军方|部队|士兵|军人|军事(?:人员|阵地|当局|设施|基地)?|政府|外交部|国防部|卫生部|内务部|[^\s，。、的]{1,4}部(?:长|队)?"
    r"|安全理事会|议会|总统|总理|部长|外长|大使|常驻|代表|当局|官员|居民|公民|被拘留者|平民|人民|阵地|方面)"
)

# Characters that transcribe foreign sounds. Source: Xinhua's transcription tables as summarised in
# public style guides; used only in front of a generic word such as 村.
_TRANSCRIPTION = (
    "阿埃艾爱安昂奥巴拜班邦保鲍贝本比彼别宾波伯勃布达戴丹当道德登迪第蒂丁东杜顿多厄恩尔法凡菲费芬弗佛夫福富盖甘冈戈格葛根古"
    "瓜圭哈海汉汗赫亨洪胡霍基吉季加贾杰金卡凯坎康考科克肯库夸拉莱赖兰朗劳勒雷里利连列林琳卢鲁伦罗洛吕马迈麦曼芒毛梅门蒙米明莫"
    "姆穆拿纳娜乃奈内尼涅宁纽努诺欧帕潘庞佩彭皮匹平普齐奇恰钦丘让热日瑞若萨塞赛桑瑟森沙山尚绍舍申圣施什史士舒斯苏索塔泰坦汤唐"
    "特滕提梯廷通图托瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊因尤约扎泽曾詹赞珍朱兹祖佐切茨采崔"
)

PLACES = PlaceWords(
    cased=False,
    generic_after={
        "共和国": "country",
        "自治共和国": "province",
        "自治区": "province",
        "省": "province",
        "州": "province",
        "地区": "region",
        "区": "district",
        "县": "district",
        "市": "city",
        "镇": "town",
        "乡": "district",
        "村": "village",
        "国际机场": "airport",
        "机场": "airport",
        "走廊": "corridor",
        "口岸": "crossing",
        "检查站": "crossing",
        "水库": "water",
        "河": "water",
        "湖": "water",
        "山": "mountain",
        "山口": "mountain",
        "大桥": "site",
        "修道院": "site",
    },
    new_after="新",
    unlisted_name=rf"[{_TRANSCRIPTION}]{{2,8}}"
    r"|[A-Z][\w'’ʻ-]{0,40}(?: [A-Z][\w'’ʻ-]{0,40}){0,4}",
    attributive_after=rf"\s*(?:共和国)?{_ORG}",
    literal_before=r"(?:在|从|自|至|到|往|赴|抵达|进入|位于|离开|返回|越过|靠近|(?:与|同|和)(?=[^，。]{1,6}(?:接壤|边界|边境|交界)))$",
    literal_after=(
        r"\s*(?:境内|领土|领空|边境|边界|接壤|一侧|北部|南部|东部|西部|中部|的?(?:首都|村|镇|区|城))"
    ),
    person=rf"[{_TRANSCRIPTION}]{{1,8}}(?:·[{_TRANSCRIPTION}]{{1,8}})+",
    person_before=r"(?:·|先生|女士|总统|总理|部长|大使|上校|少将|将军)\s*$",
    person_after=r"\s*(?:·|先生|女士|\(签名\))",
    relation_before={r"(?:靠近|邻近|毗邻|临近)\s*$": "near", r"(?:沿着?)\s*$": "along"},
    relation_after={
        r"\s*(?:部分地区|部分区域|境内部分|的?一些地区)": "within",
        r"\s*(?:附近|周边|郊区|一带|外围)": "near",
        r"\s*(?:沿线|线上|线一带|线)": "along",
        r"\s*(?:方向)": "toward",
    },
    border=r"(?:国家边界|国界|边界|边境)(?:沿线|线上|线)?(?!内|问题|委员会)",
    between=r"(?P<a>[^\s，。；与和在]{2,10})(?:与|和|至|、)(?P<b>[^\s，。；]{2,10})之间",
    bodies=(
        "联合国",
        "大会",
        "安全理事会",
        "安理会",
        "欧洲联盟",
        "欧盟",
        "欧洲安全与合作组织",
        "欧安组织",
        "红十字国际委员会",
        "集体安全条约组织",
        "非洲联盟",
        "阿拉伯国家联盟",
    ),
    unlocated=("解放区", "解放领土", "被占领土", "冲突地区"),
)
