"""English: event words, and what says how an event is told."""

from __future__ import annotations

from geo.languages.en.lexicon import LEXICON
from geo.languages.language import EventCue, EventWords
from geo.languages.numbers import with_compounds

_SHOT = r"(?:rockets?|missiles?|shells?|mortars?|projectiles?|bombs?|rounds)"
_FELL = r"(?:hit|struck|fell|landed|slammed into|crashed into|exploded|rained)"
_ARMED = (
    r"(?:gunmen|militants|militia(?:men|s)?|insurgents|rebels|fighters|terrorists|soldiers|troops"
    r"|forces|attackers|assailants|bandits|armed (?:men|groups?|elements|individuals)|gang members"
    r"|gangs?|settlers|jihadists|extremists)"
)
_PEOPLE = (
    r"people|persons?|civilians?|inhabitants|residents|villagers|citizens|men|women|children|child"
    r"|woman|man|boys?|girls?|babies|students?|pupils|teachers?|doctors?|nurses?|medics|patients"
    r"|farmers?|herders?|fishermen|miners|workers?|employees|passengers?|drivers?|pilgrims"
    r"|worshippers|priests?|journalists?|reporters?|activists?|protesters|demonstrators|migrants"
    r"|refugees|detainees|prisoners|hostages|victims|tourists|aid workers?|humanitarians?"
    r"|volunteers|rescuers|members?|families|households|nationals|elders?|officials?|others|more"
    r"|suspects?|relatives|leaders?|candidates?|mayors?|councillors?|lawyers?|judges?"
)
_FORCES = (
    r"soldiers?|troops|servicem[ae]n|servicewomen|fighters?|combatants?|militants?|insurgents?"
    r"|rebels?|terrorists?|militiamen|gunmen|officers?|policem[ae]n|police|guards?|peacekeepers?"
    r"|commandos?|pilots?|sailors?|marines?|conscripts|gendarmes?|assailants?|attackers?|bandits"
    r"|jihadists?|military personnel|personnel|blue helmets|commanders?|generals?|colonels?"
)

_SAYING = (
    r"(?:said|says|stated|states|reported(?!\s+(?:dead|killed|missing|wounded|injured|to))|reports(?=\s+(?:that|the|at|a))|announced|announces"
    r"|claim(?:s|ed)|den(?:y|ies|ied)|admitt?(?:ed|s)|confirm(?:s|ed)|alleg(?:es|ed)(?=\s+(?:that|the))"
    r"|maintain(?:s|ed)|insist(?:s|ed)|assert(?:s|ed)|reject(?:s|ed)|dismiss(?:es|ed)"
    r"|declared that|acknowledg(?:es|ed)|estimat(?:es|ed)|record(?:s|ed)|document(?:s|ed)|told"
    r"|accus(?:es|ed)|added|noted that|blam(?:es|ed)|wrote|explained|reveal(?:s|ed)"
    r"|recount(?:s|ed)|testif(?:ies|ied)|warn(?:s|ed) that|count(?:s|ed)(?= (?:at least|more than"
    r"|\d))|puts? (?:the|its) (?:toll|number|death toll|figure)|tall(?:ies|ied))\b"
)
"""What those whom a sentence cites do."""

EVENTS = EventWords(
    lexicon=LEXICON,
    charged=r"\b(?:suspected|accused|suspicion|charges?|charged|convicted|guilty|involvement|implicated|part|role|complicity) (?:of|with|in|for)\b[^,.;]{0,60}$|\bfor (?:allegedly )?(?:his|her|their)?\s?(?:\w+ )?(?:part|role)?[^,.;]{0,30}$|\balleged(?:ly)? [^,.;]{0,20}$",
    without=r"\bwithout (?:a |any |a single |further )?(?:\w+ )?$",
    cues=(
        EventCue(r"\b(?:retook|retaken|recaptured|liberated|regained|reclaimed)\b", "regained", taking=True),
        EventCue(r"\b(?:captur(?:ed|es|ing)|seiz(?:ed|es|ing)|overran|overrun|conquered|occupied|took|taken over|taking)\b", "overtaken", taking=True),
        EventCue(
            r"\bsuicide (?:bomb\w*|attack\w*|vest)|\bblew (?:him|her|them)sel(?:f|ves) up\b"
            r"|\bdetonated (?:his|her|their|an?) (?:explosive )?(?:vest|belt)",
            "suicide_bomb",
        ),
        EventCue(
            r"\b(?:chemical|poison|chlorine|nerve|sarin|mustard) (?:gas )?(?:attack|shell|bomb|agent)"
            r"|\b(?:chlorine|sarin|mustard gas)\b",
            "chemical",
        ),
        EventCue(
            r"\bgrenades? (?:was|were|attack|exploded|thrown|went off|blast)"
            r"|\b(?:threw|throwing|hurled|lobbed|tossed|launched) (?:an? |two |three |several )?"
            r"(?:hand )?grenades?",
            "grenade",
        ),
        EventCue(
            r"\b(?:land ?)?mines? (?:blasts?|explosions?|exploded|went off|detonated|killed|injured)"
            r"|\b(?:stepped on|hit|struck|ran over|drove over|triggered|set off) an? "
            r"(?:anti-\w+ )?(?:land)?mine\b"
            r"|\b(?:unexploded ordnance|remnants? of war)\b[^.;]{0,30}\b(?:exploded|went off|killed)",
            "mine_blast",
        ),
        EventCue(
            r"\b(?:bombs?|devices?|IEDs?|charges?|munitions?|explosives?) (?:had )?"
            r"(?:exploded|went off|detonated|blasts?|ripped|blew up|killed|tore)"
            r"|\bexplosions?\b|\bblasts? (?:killed|hit|tore|ripped|destroyed|injured|wounded|damaged)"
            r"|\bcar bombs?\b|\b(?:improvised|roadside|remote\w*|planted)\b[^.;]{0,25}?"
            r"\b(?:explosive|bomb|device)|\bexplosive device|\b(?:blew|blown) up\b"
            r"|\bbooby[- ]trap|\bbomb(?:ing)? attack|\bdetonat(?:ed|ion)\b"
            r"|\b(?:placed|planted|plant) (?:the |an? )?(?:bomb|explosive|device)",
            "explosion",
        ),
        EventCue(
            r"\bair ?(?:strikes?|raids?|attacks?)\b|\baerial (?:bomb|attack|strike)\w*"
            r"|\b(?:drones?|UAVs?|unmanned aerial vehicles?|quadcopters?)(?: \w+){0,2}?"
            r" (?:strikes?|attacks?|attacked|hit|struck|bombed|targeted|dropped|fired|killed"
            r"|wounded|crashed into)"
            r"|\b(?:warplanes?|jets?|aircraft|helicopters?|planes|bombers|air force)\b[^.;]{0,40}?"
            r"\b(?:bomb\w*|struck|hit|strikes?|attack\w*|targeted|fired|dropped|raid\w*|pounded)"
            r"|\b(?:strikes?|bomb\w*|hit|attack\w*|targeted|struck|launched|swarm of|using|with)"
            r"[^.;]{0,30}?\b(?:drones?|UAVs?|warplanes?|fighter jets|quadcopters?|loitering munition)"
            r"|\b(?:barrel|cluster|glide|guided|aerial) bombs?\b"
            r"|\bbombed from the air\b|\b(?:kamikaze|Shahed)[- ]\w+",
            "air_strike",
        ),
        EventCue(
            r"\bshell(?:ed|ing)\b|\b(?:not|to) shell\b|\bartillery\b|\bmortar\w*|\bbombard\w*|\bbarrages?\b|\bsalvos?\b"
            rf"|\b{_SHOT} (?:\w+ ){{0,3}}?(?:{_FELL}|fired|launched|intercepted|shot down|killed|wounded)\b"
            rf"|\b(?:fired|launch\w*|lobbed|hit by|struck by|intercept\w*|shot down)\b[^.;]{{0,30}}?"
            rf"\b{_SHOT}\b|\b(?:rocket|missile|tank|heavy weapons?|cross-border) (?:fire|attacks?"
            r"|(?<!on )(?<!hunger )(?<!general )strikes?)\b|\bheavy weapons\b|\bhowitzers?\b|\bmultiple(?:-| )launch|\bGrad\b",
            "shelling",
        ),
        EventCue(
            r"\b(?:army|government|forces|troops|military)\b[^.;]{0,40}?\b(?:recaptur\w+|retook"
            r"|regain\w+|liberat\w+ the (?:town|village|city)|retaken)"
            r"|\b(?:recaptured|retaken|regained|retook)\b",
            "regained",
        ),
        EventCue(
            r"\b(?:captured|seized|overran|overrun|took|taken|gained|wrested|fell under|lost)\b"
            r"(?! hostage| part| place| off| refuge)[^.;]{0,30}?\b(?:control|town|village|city|base|post|district"
            r"|capital|territory|airport|barracks)\b"
            r"|\b(?:town|village|city|base|district|capital|airport) (?:has )?(?:fell|fallen)\b",
            "overtaken",
        ),
        EventCue(r"\b(?:armed|military) provocations?\b", "provocation"),
        EventCue(
            r"\bclash(?:es|ed|ing)?\b|\bfirefights?\b|\bgun ?(?:battles?|fights?)\b|\bskirmish\w*"
            r"|\bambush\w*|\bbattles?\b(?! against (?:hunger|disease))|\bengaged (?:in combat|the"
            r"|with|militants|fighters)|\boffensives?\b(?! (?:remark|language))|\bcombat\b(?!ants?)"
            r"|\b(?:break through|breach)\b[^.;]{0,30}|\binfiltrat\w+|\bincursions?\b"
            r"|\b(?:stormed|assaulted|raided|attacked)\b[^.;]{0,40}?\b(?:base|post|positions?"
            r"|checkpoint|barracks|convoy|outpost|camp of the army|garrison|patrol)\b"
            r"|\b(?:repelled|repulsed)\b[^.;]{0,30}?\b(?:attack|assault|offensive|advance)",
            "clash",
        ),
        EventCue(r"\bf(?:ought|ighting|ights)\b|\badvanc(?:ed|es|ing) (?:on|to|toward|into|from|through)\b|\bunder attack\b|\bhostilities (?:resumed|erupted|broke out|continue)", "clash",
                 alone=False),
        EventCue(
            r"\bopen(?:ed|ing)? fire\b(?! drill)|\bexchanges? of (?:gun)?fire\b|\bexchanged fire\b"
            r"|\bgunfire\b|\bfir(?:ed|ing) (?:at|on|upon)\b|\bsniper\w*|\bsmall[- ]arms fire\b"
            r"|\bunder (?:heavy |intense |sniper )?fire\b|\bshots? (?:were|was) (?:fired|exchanged|heard)\b|\bshootout\w*",
            "fire",
        ),
        EventCue(
            r"\b(?:was|were|been|is|are|not) (?:\w+ )?(?:hit|struck|pounded)\b|(?<!on )(?<!hunger )(?<!general )\b(?:strikes?|struck)\b",
            "shelling",
            alone=False,
        ),
        EventCue(r"\bbesieg\w+|\bunder siege\b|\blaid siege\b|\bencircle[sd]?\b", "siege"),
        EventCue(
            r"\brap(?:e[ds]?|ing)\b|\bsexual(?:ly)? (?:violence|assault|abus|attack|slave)\w*"
            r"|\bgang[- ]rap",
            "sexual_violence",
        ),
        EventCue(
            r"\babduct\w*|\bkidnap\w*|\b(?:taken|took|holding|held) (?:\w+ ){0,3}?(?:hostages?|captive)"
            r"|\bforcibly disappear\w*|\benforced disappearance|\b(?:was|were) disappeared\b"
            r"|\bseized (?:\w+ ){0,2}?(?:people|civilians|women|students|workers|drivers|crew)",
            "abduction",
        ),
        EventCue(
            rf"\b{_ARMED} (?:\w+ ){{0,3}}?(?:attacked|raided|stormed|assaulted|struck)"
            r"|\bmassacre\w*|\bassassinat\w*|\bexecut(?:ed|ion|ions|ing)\b(?! (?:of the|the|of a) "
            r"(?:plan|resolution|mandate|agreement|project|programme|budget))|\bbeheaded\b"
            r"|\bmurder(?:ed|s|ing)?\b|\bstabb(?:ed|ing)\b|\bgunned down\b|\bshot (?:dead|and killed)"
            r"|\bshot\b(?! down| at goal)|\btortur(?:ed|ing)\b|\bbeat(?:en|ing)?\b(?! down)"
            r"|\bslaughter\w*|\b(?:attacked|raided|raid on)\b",
            "attack",
        ),
        EventCue(r"\b(?:attacks?|assaults?|raids?)\b(?! on our dignity)", "attack", alone=False),
        EventCue(
            r"\bkill(?:ed|ing|s)\b|\bshooting\b|\bneutrali[sz]ed\b",
            "killing",
            alone=False,
        ),
        EventCue(
            r"\b(?:fired|shot|opened fire)\b(?! (?:tear|rubber|water|stun|in the air))[^.;]{0,40}?\b(?:protesters|demonstrators|crowd|marchers)"
            r"|\b(?:protesters|demonstrators)\b[^.;]{0,30}?\b(?:shot|killed)\b",
            "excessive_force",
        ),
        EventCue(
            r"\b(?:tear ?gas|water cannon|rubber bullets|batons?|dispers\w+|broke up|cleared)\b"
            r"[^.;]{0,60}?\b(?:protest\w*|demonstrat\w*|crowds?|rally|march\w*|sit-in)"
            r"|\b(?:protest\w*|demonstrat\w*|rally|march(?:es|ers)?|sit-in)\b[^.;]{0,60}?"
            r"\b(?:tear ?gas|water cannon|rubber bullets|dispersed|broken up)",
            "dispersed",
        ),
        EventCue(
            r"\b(?:mob|crowd|residents|villagers)\b[^.;]{0,40}?\b(?:lynch|beat|burn|attack|storm"
            r"|set fire|ransack|stone)\w*|\blynch\w*|\bmob (?:violence|justice)",
            "mob",
        ),
        EventCue(
            r"\brio(?:t\w*)\b|\b(?:protesters|demonstrators|youths|crowds)\b[^.;]{0,50}?\b(?:threw"
            r"|hurled|pelted|burned|burnt|torched|set fire|set ablaze|clashed|vandali[sz]ed|smashed"
            r"|looted)|\bviolent (?:protest|demonstration)s?",
            "riot",
        ),
        EventCue(
            r"\b(?:protested|demonstrated|rallied|marched|picketed)\b|\bprotesters\b"
            r"|\bdemonstrators\b|\b(?:held|staged|organi[sz]ed|took part in|gathered for|joined)\b"
            r"[^.;]{0,30}?\b(?:protests?|rall(?:y|ies)|march(?:es)?|demonstrations?|sit-ins?|vigils?"
            r"|strikes?)\b|\btook to the streets\b|\b(?:protests?|demonstrations?|rally|sit-in) (?:was"
            r"|were|took place|erupted|broke out|continued|drew)|\bblocked the (?:road|highway"
            r"|street|bridge)",
            "protest",
        ),
        EventCue(
            r"\b(?:lay|laid|laying|plant(?:ed|ing)?|emplac\w+)\b.{0,40}?\bmines?\b"
            r"|\bmines? (?:were |had been )?(?:laid|planted)\b|\bmin(?:e|ed|ing) (?:the |of )?roads?\b",
            "mine_laying",
        ),
        EventCue(
            r"\b(?:defus|deactivat)\w+(?:[^.;]{0,40}?\b(?:mines?|bombs?|devices?|IEDs?|ordnance))?|\bdisarm(?:ed|ing)\b|\b(?:neutrali[sz]ed|destroyed|cleared|dismantled"
            r"|disposed of|seized|confiscated|recovered|found|discovered|uncovered|intercepted)\b"
            r"[^.;]{0,50}?\b(?:mines?|explosives?|bombs?|devices?|IEDs?|weapons?|ammunition|arms"
            r"|cache|depots?|launchers?|shells|ordnance|arsenal)\b"
            r"|\b(?:intercepted|shot down|downed|brought down)\b[^.;]{0,40}?\b(?:drones?|missiles?"
            r"|rockets?|UAVs?|aircraft|helicopter)|\bweapons?(?: \w+)? (?:were |was )?(?:seized|handed)",
            "disarmed",
        ),
        EventCue(
            r"\b(?:burn(?:ed|t|ing)|torch\w*|set (?:\w+ ){0,3}?(?:fire|ablaze|alight)|loot\w*"
            r"|pillag\w*|ransack\w*|raz(?:ed|ing)|demolish\w*|demolition|bulldoz\w*|vandali[sz]\w*"
            r"|desecrat\w*|plunder\w*)\b",
            "destruction",
        ),
        EventCue(
            r"\b(?:releas(?:ed?|ing)|free(?:d|ing)|handed over|exchang(?:ed?|ing)|repatriat\w+"
            r"|swapp(?:ed|ing))\b.{0,40}?\b(?:detainees|prisoners|captives|hostages|servicemen"
            r"|soldiers|abductees|bodies|remains|students|women|workers)\b"
            r"|\b(?:detainees|prisoners|captives|hostages|abductees)\b.{0,30}?\b(?:released|freed"
            r"|exchanged|handed over)|\bprisoner (?:exchange|swap)|\bexchange of prisoners",
            "release",
        ),
        EventCue(
            r"\barrest(?:s|ed|ing)?\b(?! warrants?)|\bdetain(?:ed|ing)\b|\btaken into custody"
            r"|\brounded up\b|\b(?:was|were) (?:apprehended|captured)\b|\bapprehended\b",
            "arrest",
        ),
        EventCue(
            r"\b(?:broke|broken|ended|withdrew from|pulled out of|terminat\w+|declared (?:an )?end)\b"
            r"[^.;]{0,30}?\b(?:truce|cease-?fire|armistice)\b",
            "end_of_truce",
        ),
        EventCue(
            r"\b(?:cease-?fire|truce|armistice|cessation of hostilities|humanitarian pause)\b"
            r"[^.;]{0,40}?\b(?:declared|agreed|effect|announced|signed|reached|came into|began|holds"
            r"|extended|brokered)\b"
            r"|\b(?:declared|agreed|announced|signed|reached|brokered|concluded|extended)\b[^.;]{0,40}?"
            r"\b(?:cease-?fire|truce|armistice|cessation of hostilities|humanitarian pause)\b",
            "ceasefire",
        ),
        EventCue(
            r"\b(?:signed|concluded|reached|initialled)\b[^.;]{0,40}?\b(?:peace|reconciliation"
            r"|framework|local)?\s?(?:agreement|accord|deal|pact)\b",
            "agreement",
        ),
        EventCue(
            r"\b(?:passe[sd]|came|change of|transferred|returned) (?:under |to )?(?:the )?"
            r"(?:full )?control\b|\b(?:withdr[ae]w\w*|pulled (?:out|back))\b[^.;]{0,30}?\b(?:from)\b"
            r"|\bhanded over\b[^.;]{0,30}?\b(?:base|villages?|district|town|control|camp)\b",
            "transfer",
        ),
        EventCue(
            r"\b(?:set up|established|built|erected|opened)\b[^.;]{0,30}?\b(?:(?:military|army|naval"
            r"|observation|forward) )?(?:bases?|checkpoints?|posts?|outposts?|headquarters|roadblocks?)\b",
            "base",
        ),
        EventCue(
            r"\b(?:joined|defected|merged|split|surrendered|laid down (?:their )?(?:arms|weapons)"
            r"|disband\w*|demobili[sz]\w*|swore allegiance|pledged allegiance)\b[^.;]{0,40}"
            r"|\brecruit(?:ed|ing)\b[^.;]{0,20}\b(?:children|minors|fighters|youths)"
            r"|\bcoup\b|\bstate of emergency\b|\bcurfews?\b|\b(?:declared|proclaimed)\b[^.;]{0,20}"
            r"\b(?:martial law|independence|mobili[sz]ation)",
            "change",
        ),
        EventCue(
            r"\b(?:displaced|refugees|families|residents|returnees|people|inhabitants)\b.{0,30}?"
            r"\breturn(?:ed|s|ing)?\b",
            "return",
        ),
        EventCue(
            r"\b(?:airport|bridge|railway|road|school|hospital)\b.{0,30}?"
            r"\b(?:opened(?! fire)|opening|inaugurat\w+|complet\w+)\b",
            "opening",
        ),
        EventCue(
            r"\b(?:blocked|blockaded|closed|sealed off|shut)\b[^.;]{0,30}?\b(?:road|corridor"
            r"|crossing|border|port|airport|access|highway|bridge)s?\b|\bblockade\b|\b(?:road|crossing|border"
            r"|port|airport|highway|bridge)s?\b[^.;]{0,30}\b(?:closed|blocked|sealed|shut)\b",
            "closure",
        ),
        EventCue(
            r"\b(?:fled|flee(?:ing)?|displaced|uprooted|evacuat(?:ed|ion|ing)|forced from their homes"
            r"|left their homes|sought refuge|abandoned their homes)\b",
            "flight",
            alone=False,
        ),
        EventCue(r"\b(?:troops|forces|units|soldiers|convoy)\b[^.;]{0,30}\b(?:entered|crossed into|moved into|deployed)\b",
                 "movement"),
        EventCue(r"\b(?:crossed|arriv\w+|left|reached|moved|sheltering|abandoned)\b", "flight",
                 needs="displaced"),
        EventCue(
            r"\bno (?:civilian )?casualties\b|\bcivilian (?:casualties|deaths|victims)\b"
            r"|\bharm to civilians\b|\bcivilians? (?:were|was) (?:killed|hurt|wounded|injured|hit)",
            "harm_to_civilians",
        ),
        EventCue(
            r"\b(?:killed|wounded|injured|died|dead|drowned|perished|casualties|hospitali[sz]ed|death toll|bodies)\b",
            "harm",
            alone=False,
        ),
        EventCue(
            r"\btrad(?:ed|ing) (?:\w+ )?fire\b|\b(?:battled|fought|duelled|repulsed|counter-?attack\w*)\b|\bpositions?\b[^.;]{0,40}\b(?:under attack|attacked|assaulted)\b|\bcontested\b[^.;]{0,20}\bcontrol\b|\bvie for\b",
            "clash",
        ),
        EventCue(
            r"\b(?:took over|taken over|seized control|hoisted (?:its|their) flag)\b|\bwithdrew\b[^.;]{0,30}\bin the face of\b",
            "overtaken",
        ),
        EventCue(
            r"\bbod(?:y|ies)\b[^.;]{0,60}\b(?:found|discovered|recovered|exhumed|dumped)\b|\b(?:found|discovered|recovered|exhumed)\b[^.;]{0,40}\bbod(?:y|ies)\b|\bmass graves?\b|\bfound (?:dead|murdered|executed)\b|\b(?:shot|stabbed|hacked|beaten|burned|burnt|clubbed) (?:\w+ )?to death\b|\bput to death\b|\bhanged\b|\bopened fire on (?:a |the )?(?:crowd|civilians|villagers|worshippers|passengers)",
            "attack",
        ),
        EventCue(
            r"\b(?:took|taken|led|dragged) away\b(?! from power)|\b(?:was|were|been) taken (?:from (?:his|her|their|a|the)|by (?:armed|gunmen|militia|soldiers|unknown|masked))|\b(?:has|have) been missing\b|\bwent missing\b|\bhas not been seen since\b|\bwhereabouts\b[^.;]{0,20}\bunknown\b",
            "abduction",
        ),
        EventCue(
            r"\b(?:gathered|assembled|massed|converged|turned out)\b[^.;]{0,50}\b(?:to (?:denounce|demand|protest|oppose|call for|commemorate)|against|in protest|in support)\b|\b(?:rally|march|vigil|picket|walk-?out|general strike)\b[^.;]{0,20}\b(?:held|in|through|outside)\b|\bdenounc\w+[^.;]{0,30}\bin the streets\b",
            "protest",
        ),
        EventCue(
            r"\b(?:crowds?|youths?|protesters|demonstrators|mobs?)\b[^.;]{0,40}\b(?:alight|ablaze|ston(?:ed|ing)|tyres|tires|barricades|ransack\w*|overran)\b|\bburn(?:ed|t|ing) tyres\b",
            "riot",
        ),
        EventCue(
            r"\b(?:took|taken)\b[^.;]{0,40}\binto custody\b|\bround(?:ed|ing) up\b|\bremanded\b|\bimprisoned\b|\bjailed\b",
            "arrest",
        ),
        EventCue(
            r"\bturned (?:back|away)\b[^.;]{0,30}\b(?:at|by|from)\b|\b(?:denied|refused|barred|prevented)\b[^.;]{0,20}\b(?:access|entry|passage|from (?:entering|reaching|passing))\b",
            "closure",
        ),
        EventCue(
            r"\b(?:guided|glide|aerial) bombs?\b|\bbombing (?:run|raid)s?\b|\bbombed\b",
            "air_strike",
        ),
        EventCue(
            r"\b(?:house|home|building|school|clinic|church|mosque|shop|market|field|crop)s?\b[^.;]{0,30}\b(?:levelled|flattened|demolished|destroyed|gutted|reduced to rubble|burn(?:ed|t)|torched|razed|looted)\b|\b(?:levelled|flattened)\b",
            "destruction", alone=False,
        ),
        EventCue(r"\b(?:uprooted|cut down|felled|burned) (?:\d[\d,]*|some|dozens of|hundreds of|about \d+) (?:olive )?(?:trees|vines|crops)|\b(?:houses?|homes?|schools?|buildings?|hospitals?|vehicles?|churches|mosques?|apartments?)\b[^.;]{0,40}?\b(?:damaged|destroyed|levelled|gutted)\b|\b(?:damaged|destroyed|levelled|gutted) (?:\w+ ){1,3}?(?:houses?|homes?|schools?|buildings?|vehicles?|church(?:es)?|mosques?|apartments?)\b", "destruction"),
        EventCue(r"\b(?:seized|boarded|hijacked|detained) (?:a|the|an|\w+) (?:\w+ )?(?:trawler|tanker|vessel|ship|fishing boat|cargo ship)", "arrest"),
        EventCue(r"\b(?:convoy|trucks?|ambulances?|mission)\b[^.;]{0,40}?\b(?:blocked|held up|turned back|denied (?:access|passage)|stopped)\b", "closure", alone=False),
        EventCue(r"\b(?:came|come|coming) under (?:\w+ )?fire\b", "fire"),
        EventCue(r"\b(?:had|having) (?:not )?targeted\b", "attack", alone=False),
    ),
    retold=(
        r"\b(?:the|this|that|these|those|any|such|its?|their) (?:\w+ ){0,2}?(?:attacks?|strikes?"
        r"|bombings?|shelling|killings?|raids?|incidents?|blasts?|explosions?|massacres?|ambush\w*"
        r"|assaults?|operations?|accusations?|allegations?|charges?|reports?)\b"
        r"|\b(?:responsibility|involvement|role|hand)\b|\b(?:its|their) forces\b|\b(?:claims?|claimed)"
        r"|\bdenie[sd]\b|\brejects?\b"
    ),
    owned=r"\bclaim(?:ed|s) (?:responsibility|the)\b|\badmit\w*|\backnowledg\w*|\bconfirm(?:ed|s) the\b"
    r"|\btook (?:responsibility|credit)\b",
    attempted=r"\b(?:assassination |coup |murder )?attempts?\b|\bsurvived\b|\b(?:attempt(?:ed|s|ing)?|tried|tries|sought) to\b|\ban attempt\b|\battempted\b"
    r"|\bfoiled\b|\bthwarted\b|\brepelled\b|\brepulsed\b|\bprevented\b|\bfailed\b",
    foiled=r"\b(?:repelled|repulsed|thwarted|foiled)\b|\b(?:were|was|been|all) (?:\w+ )?(?:intercepted"
    r"|shot down|downed|destroyed in the air)\b|\bfailed to (?:explode|detonate|hit|reach)\b"
    r"|\bdid not explode\b|\b(?:air|missile) defen[cs]es? (?:\w+ )?(?:intercepted|shot down|destroyed)",
    planned=r"\b(?:plans? to|planned to|intends? to|is to (?:be|open)|will be|nearing completion"
    r"|about to|is expected to|scheduled (?:to|for)|due to (?:open|be))\b",
    threatened=r"\bthreaten(?:ed|s|ing)? (?:to|with|that)\b|\bwarned that (?:it|they|he) would\b",
    ongoing=r"\b(?:continues?|continuing|continued to|ongoing|still|remains?|persists?)\b"
    r"|\b(?:has|have) been (?:\w+ing|under|besieged)\b|\b(?:is|are) (?:besieging|under siege|being)\b",
    denied=r"\bno\b(?!\.|\s*\d|\s+longer)|\bnot\b(?!\s+(?:only|deny|denied|denying|yet known))"
    r"|(?<!not )(?<!did not )\bden(?:ie[sd]|y|ying|ial)\b|\bnever\b|\bnothing to do with\b|\bnone of\b|\bneither\b|\bwithout\b"
    r"|\b(?:reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es|ed)|disput(?:es|ed))\b|n['’]t\b",
    disowned=r"\b(?:denie[sd]|(?:has|have|had) nothing to do with|not involved in|(?:dismissed|dismisses|rejected|rejects) (?:\w+ ){0,4}?(?:involve\w+|responsib\w+)|den(?:y|ying)|disown(?:s|ed)|rejects? (?:the|any|all)|rejected (?:the|any|all)|dismiss(?:es|ed) (?:the|these|this)|refut(?:es|ed)|disput(?:es|ed) (?:the|this|that))\b",
    untrue=r"\b(?:photos?|pictures|images|videos?|footage) (?:\w+ ){0,3}(?:staged|fabricated|fake\w*|doctored|forged)|\b(?:is|are|was|were) (?:\w+ )?(?:false|untrue|baseless|groundless|unfounded|fabricat\w+"
    r"|a lie|lies|disinformation|fake)\b|\bhas nothing to do with\b",
    no_event=r"\b(?:no (?:\w+ )?(?:one|group|organi[sz]ation|party)|nobody) (?:has |had |immediately |yet )*claimed|no (?:immediate )?claim of responsibility|\b(?:calls? (?:up)?on|called (?:up)?on|urg(?:es?|ed)|appeals? (?:to|for)|demands?(?:ed)?"
    r"|requests?|recalls?|reminds?|reiterat\w+|reaffirm\w*|stresse[sd]|condolences|pursuant to"
    r"|in accordance with|resolution \d+|obligations? under|war crimes?|international (?:humanitarian )?"
    r"law|may (?:be|amount|constitute)|must (?:stop|end|cease|be)|should|would like|have the honou?r"
    r"|draws? (?:the )?attention|condemn\w*|deplor\w*|regrets?|welcom\w+|expressed? (?:concern|its)"
    r"|concern(?:ed)? (?:at|about|over)|negotiations?|in the event of|risk of|if (?:the|it|they))\b",
    said_by=(
        r"\b(?:according to|as (?:reported|stated|announced|confirmed) by|in the words of|citing"
        r"|cited by|quoting)\s+(?P<source>[^,.;:()]{3,70}?)(?=[,.;:()]|$|\s+(?:that|on|in|and|who"
        r"|which|has|have|was|were|said|at least|more than|\d))",
        r"(?:^|[,;:–—]\s*|\b(?:and|but|while|though|that)\s+)(?P<source>(?:(?:the|an?|our|its|their)"
        r"\s+)?[\w'’.-]+(?:\s+(?:[\w'’.-]+)){0,7}?)\s+(?:has\s+|have\s+|also\s+|later\s+|again\s+"
        rf"|then\s+|firmly\s+|flatly\s+|categorically\s+)*{_SAYING}",
        rf"(?:^|[;:]\s*)(?P<source>(?:(?:the|an?|our|its|their)\s+)?[\w'’.-]+(?:\s+[\w'’.-]+){{0,7}}?),\s"
        rf"[^,.;:()]{{3,45}},\s+(?:has\s+|have\s+)?{_SAYING}",
        r"[,”\"]\s*(?P<source>(?:(?:the|an?|our|its)\s+)?[\w'’.-]+(?:\s+[\w'’.-]+){0,6}?)\s+(?:said"
        r"|says|told|reported|reports|announced|stated|confirmed|claimed|added)\b",
        r"[,”\"]\s*(?:said|says|told|reported|announced|confirmed)\s+(?P<source>[^,.;:()]{3,60})",
        r"\b(?:the|an?|our|its)\s+(?P<source>[\w'’.-]+)\s+condemns\b",
    ),
    pronouns=r"(?:it|he|she|they)",
    own=r"(?:an?|the|some|\d.*|at least.*|more than.*|up to.*|no\b.*|none.*|nobody.*|we|i|it is|reports?|the allegation|allegations?|the claim|who|which|there|and|but)",
    counts=with_compounds({
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
        "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90, "a hundred": 100, "one hundred": 100, "two hundred": 200,
        "three hundred": 300, "a thousand": 1000, "twenty-one": 21, "twenty-two": 22,
        "twenty-three": 23, "twenty-four": 24, "twenty-five": 25, "thirty-five": 35,
        "a dozen": 12, "two dozen": 24,
    }, "-"),
    rounds={'a score': 20, 'two score': 40},
    crowds=r"(?:dozens of|scores of|hundreds of|thousands of|tens of thousands of|several|many"
    r"|a number of|some|numerous)",
    times={"thousand": 1000, "million": 1_000_000, "hundred": 100},
    between=r"between|from|anywhere between",
    between_and=r"\s(?:and|to)\s",
    aside=r"\s?\([^()]{2,80}\)|,\s(?:including|among them|most(?:ly)?|many of them|some of them|all of them|both|mainly|the majority)\b[^,.;]{2,80}(?:,|(?=[.;])|$)",
    at_least=r"at least|more than|over|no fewer than|no less than|upwards of|in excess of",
    at_least_behind=r"or more|at least",
    at_most=r"up to|at most|no more than|fewer than|less than",
    about=r"about|around|some|approximately|nearly|almost|roughly|an estimated|close to|circa",
    to=r"\s?[-–]\s?|\s(?:to|or)\s",
    measure=r"\s+(?:of (?:our|the|its|their|his) )?(?:[\w'’-]+ ){0,3}?",
    people=rf"(?:{_FORCES}|{_PEOPLE})(?!\w)",
    person=r"\b(?:an?|another|the|one of our) (?:[\w'’-]+ ){0,3}?(?:civilian|person|man|woman|child"
    r"|boy|girl|baby|resident|villager|citizen|soldier|serviceman|policeman|officer|guard|fighter"
    r"|peacekeeper|journalist|reporter|teacher|doctor|nurse|student|driver|farmer|fisherman|worker"
    r"|activist|protester|priest|mayor|commander|suspect|shepherd|herder|passenger|pilot|marine"
    r"|militant|volunteer|medic|leader|official|judge|lawyer|engineer|contractor|guide)(?!\w)",
    combatants=rf"\b(?:{_FORCES}|positions?|convoy|patrol|checkpoints?|barracks|base|outposts?|posts?"
    r"|army|military|armed forces|garrison|camp of the mission|combat\w*)\b",
    harms={
        "killed": (
            r"\bkill(?:ed|ing|s)\s+{n}", r"{n}\s+(?:have\s+been\s+|had\s+been\s+|were\s+|was\s+|are\s+"
            r"|is\s+)?(?:reportedly\s+|also\s+|summarily\s+)?(?:killed|shot dead|executed|murdered"
            r"|beheaded|massacred|assassinated|gunned down|dead\b|died|drowned|perished|lynched)",
            r"\b(?:claimed|took) the li(?:ves|fe) of\s+{n}",
            r"\b(?:deaths?|killing|murder|massacre|execution|loss|assassination|lives) of\s+{n}",
            r"\bleft\s+{n}\s+dead", r"{n}\s+(?:deaths|fatalities|lost their lives|bodies)",
            r"\b(?:shot dead|executed|murdered|beheaded|lynched|massacred|gunned down|assassinated"
            r"|neutrali[sz]ed)\s+{n}",
            r"\bdeath toll (?:\w+ ){0,3}?(?:to|at|is|of)\s+{n}", r"\bin which\s+{n}\s+(?:died|was killed)",
        ),
        "injured": (
            r"\b(?:wound(?:ed|ing|s)|injur(?:ed|ing|es|ies to)|hurt|hurting)\s+{n}",
            r"{n}\s+(?:others?\s+)?(?:have\s+been\s+|had\s+been\s+|were\s+|was\s+)?(?:also\s+|seriously"
            r"\s+|lightly\s+|slightly\s+|severely\s+|critically\s+)*(?:wounded|injured|hurt|burned"
            r"|hospitali[sz]ed|sustained|suffered)",
            r"\bleft\s+{n}\s+(?:wounded|injured)", r"{n}\s+injur(?:ies|ed)",
        ),
        "missing": (
            r"\b(?:abduct|kidnap)(?:p?ed|p?ing|s)?\s+{n}",
            r"{n}\s+(?:\w+\s+)?(?:(?:were|was|have been|had been|are|is|remain|remains)\s+)?(?:still\s+"
            r"|also\s+)?(?:abducted|kidnapped|taken hostage|missing|unaccounted for|disappeared"
            r"|taken away)",
            r"\b(?:abduction|kidnapping|disappearance) of\s+{n}", r"\btook\s+{n}\s+hostage",
            r"\bseized\s+{n}",
        ),
        "detained": (
            r"\b(?:arrest(?:ed|ing)?|detain(?:ed|ing)|captur(?:ed|ing)|apprehended|rounded up)\s+{n}",
            r"{n}\s+(?:\w+\s+)?(?:(?:were|was|have been|had been)\s+)?(?:arrested|detained|captured"
            r"|apprehended|taken into custody)",
            r"\barrests? of\s+{n}",
        ),
        "displaced": (
            r"{n}\s+(?:have\s+|had\s+|were\s+|are\s+)?(?:newly\s+|now\s+|been\s+|forcibly\s+)*(?:fled"
            r"|left|moved|flee|displaced|evacuated|uprooted|crossed into|arrived|left their homes|sought"
            r"|abandoned|forced)",
            r"\b(?:displac(?:ed|ing)|evacuat(?:ed|ing)|uproot(?:ed|ing)|forc(?:ed|ing))\s+{n}",
            r"\bflight of\s+{n}", r"\bdisplacement of\s+{n}",
        ),
    },
    unhurt=r"\bno (?:\w+ )?casualties(?: \w+ (?:reported|recorded))?|\bno one was (?:hurt|killed|injured"
    r"|harmed)|\bnobody was (?:hurt|killed|injured|harmed)|\bno (?:civilians?|injuries|victims|deaths"
    r"|loss of life|people)(?: or (?:injuries|deaths))?\b(?! (?:were|was) (?:detained|arrested))"
    r"|\bwithout (?:causing )?(?:any )?casualties|\bthere were no (?:\w+ )?(?:casualties|victims|deaths)",
    losses=r"\b(?:(?:were|suffered|sustained|caused|inflicted) )?(?:losses|casualties)(?: among [\w ]{3,40})?"
    r"|\b(?:the|its|their) (?:dead|wounded) were \w+",
)  # fmt: skip
