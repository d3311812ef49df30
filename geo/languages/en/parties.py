"""English: who acts, by what means, and what is hit."""

from __future__ import annotations

from geo.languages.language import PartyWords

_NAMED = r"(?:(?-i:[A-Z][\w’'-]+)\s+){0,3}"
"""Words with a capital before a body: Rapid Support, Azerbaijani."""

PARTIES = PartyWords(
    actors={
        "external_forces": r"\b(?:peacekeep(?:ers?|ing (?:forces?|mission))|blue helmets|(?:the )?coalition(?: forces| aircraft)?|foreign (?:forces|troops|fighters)|mercenaries)\b",
        "rebel_group": rf"\b{_NAMED}(?:rebels?|insurgents?|guerrillas?|guerrilla fighters|jihadists?|separatists?|extremists?|militants?|terrorists?|(?-i:[A-Z][\w’'-]+) fighters)\b",
        "identity_militia": rf"\b{_NAMED}(?:herders|herdsmen|pastoralists|tribesmen|clansmen|cattle raiders|settlers|vigilantes?)\b",
        "political_militia": rf"\b{_NAMED}(?:gunmen|gunman|armed men|armed groups?|militia(?:men|s)?|paramilitar(?:y|ies)|gangs?|gang members|bandits|assailants?|attackers?|hooded men|masked men|hitmen|cartels?)\b",
        "state_forces": rf"\b{_NAMED}(?:(?:armed|security|government|police|special|border|ground|air|naval|defen[cs]e|occupation|interior ministry)(?: \w+)? forces?|soldiers?|troops|servicemen|army|police(?:men)?|police officers?|gendarmes|border guards|coast ?guard|national guard|navy|air force|military|riot police|junta|commandos|marines|artillery units?)\b",
        "rioters": r"\b(?:rioters|(?:an angry |a )?mob|looters)\b",
        "protesters": r"\b(?:protesters|demonstrators|marchers|strikers|activists)\b",
        "civilians": r"\b(?:civilians?|residents|villagers|inhabitants|farmers|women|children|students|worshippers|pupils|teachers|journalists?|reporters?|aid workers?|doctors|nurses|refugees|displaced (?:people|persons)|passengers)\b",
    },
    by=r"\b(?:by|at the hands of|on the part of)\s+(?:(?:the|a|an|some|suspected|unidentified|unknown|armed|heavily|several|two|three|\d+|members? of(?: the)?|elements of(?: the)?|units of(?: the)?)\s+){0,3}",
    passive=r"\b(?:was|were|been|being|is|are|be|came under|comes? under|came)\b",
    mediating=r"\b(?:mediated|brokered|facilitated|negotiated) by\s+(?:the\s+)?|\b(?:under the auspices|with the mediation|through the mediation) of\s+(?:the\s+)?",
    means={
        "landmine": r"\b(?:land ?mines?|mines?|minefields?|unexploded ordnance|remnants? of war)\b",
        "explosive_device": r"\b(?:improvised explosive|IEDs?|explosive devices?|roadside bombs?|car bombs?|truck bombs?|bombs?|booby[- ]trap\w*|explosives|detonat\w+ charges?)\b(?! (?:disposal|threat))(?<!dropped bombs)",
        "suicide_bomber": r"\bsuicide (?:bomb\w*|attack\w*|vest)|\bblew (?:him|her|them)sel(?:f|ves) up",
        "grenade": r"\bgrenades?\b",
        "artillery": r"\b(?:artillery|mortars?|shell(?:s|ed|ing|fire)?|howitzers?|tanks?|grad|rocket launchers?|heavy weapons|cannons?|rockets?)\b",
        "missile": r"\b(?:missiles?|ballistic|iskander|scud)\b",
        "aircraft": r"\b(?:air ?strikes?|air raids?|aircraft|warplanes?|jets?|helicopters?|gunships?|fighter jets?|aerial bomb\w*|barrel bombs?|glide bombs?|from the air|planes? (?:bomb|drop)\w*)\b",
        "drone": r"\b(?:drones?|UAVs?|unmanned aerial vehicles?|unmanned aircraft|loitering munitions?|quadcopters?|shahed)\b",
        "small_arms": r"\b(?:gunfire|gunshots?|small[- ]arms|rifles?|machine[- ]guns?|automatic weapons|pistols?|snipers?|shot (?:dead|and)|opened fire|gunned down|live (?:rounds|ammunition|fire)|firearms?|shooting)\b",
        "blade": r"\b(?:kni(?:fe|ves)|machetes?|stabb\w+|hacked|spears?|axes?|swords?|behead\w+)\b",
        "arson": r"\b(?:set (?:\w+ ){0,4}(?:on fire|ablaze|alight|fire to)|torch(?:ed|ing)|burn(?:ed|t|ing)(?: down)?|arson)\b",
        "chemical": r"\b(?:chlorine|sarin|mustard gas|nerve agent|chemical (?:weapons?|agents?|attack)|toxic gas)\b",
        "vehicle": r"\b(?:rammed|drove (?:\w+ ){1,4}into (?:a |the )?(?:crowd|people|pedestrians))\b",
        "crowd_control": r"\b(?:tear ?gas|batons?|water cannons?|rubber bullets?|truncheons?|stun grenades?|pepper spray)\b",
        "stones": r"\b(?:stones|rocks|bottles|bricks)\b",
    },
    targets={
        "civilians": r"\b(?:civilians?|villagers|residents|women|children|farmers|shoppers|famil(?:y|ies)|elderly|inhabitants|bystanders|passers-by)\b",
        "military": r"\b(?:soldiers?|troops|servicemen|military (?:position|post|base|convoy|vehicle|outpost|camp|airfield)s?|barracks|(?:army|our|their|forward|defensive|armenian|azerbaijani) (?:positions?|posts?|outposts?|base)|combat positions?|trenches|marines)\b",
        "police": r"\b(?:policem[ae]n|police (?:officers?|stations?|posts?|checkpoints?|patrols?|vehicles?)|officers (?:were )?killed)\b",
        "peacekeepers": r"\b(?:peacekeepers?|blue helmets|(?:UN|United Nations|mission's?) (?:convoy|patrol|base|vehicles?|compound)|its convoy)\b",
        "aid": r"\b(?:aid (?:workers?|convoys?|trucks?|warehouses?|agenc\w+)|humanitarian (?:workers?|convoys?|personnel|staff|warehouses?)|relief (?:workers?|supplies|convoys?)|red c(?:ross|rescent))\b",
        "journalists": r"\b(?:journalists?|reporters?|camera(?:man|men|woman)|television crew|press vehicle|photographers?)\b",
        "health": r"\b(?:hospitals?|clinics?|ambulances?|medics?|health (?:cent(?:er|re)s?|posts?|facilit\w+|workers?)|maternity ward|doctors?|nurses?|paramedics?|dispensar\w+)\b",
        "school": r"\b(?:schools?|universit(?:y|ies)|kindergartens?|pupils|schoolgirls?|schoolchildren|schoolboys?|students|teachers?|classrooms?|dormitor\w+)\b",
        "worship": r"\b(?:churche?s?|mosques?|temples?|synagogues?|monaster(?:y|ies)|shrines?|worshippers|priests?|imams?|cathedral)\b",
        "housing": r"\b(?:houses?|homes?|apartment (?:block|building)s?|residential (?:area|building|block|quarter)s?|huts?|dwellings?|villages?|neighbou?rhoods?)\b",
        "market": r"\b(?:markets?|shops?|shopping (?:cent(?:er|re)|mall)s?|stores?|bazaar|stalls?|supermarket)\b",
        "transport": r"\b(?:roads?|bridges?|(?:bus|train|railway) stations?|railways?|ports?|airports?|bus(?:es)?|trains?|trucks?|ferr(?:y|ies)|ships?|tankers?|minibus(?:es)?|highway|vessels?)\b",
        "energy": r"\b(?:power (?:stations?|plants?|lines?|grid)|substations?|dams?|refiner(?:y|ies)|(?:oil|gas) (?:depots?|fields?|facilit\w+)|pipelines?|fuel (?:depots?|tanks?)|electricity|energy (?:infrastructure|facilit\w+)|hydroelectric)\b",
        "water": r"\b(?:wells?|water (?:pipes?|supply|intake|tower|station|treatment|mains?|points?)|pumping stations?|reservoirs?|boreholes?)\b",
        "camp": r"\b(?:(?:refugee|displacement|IDP|displaced (?:persons|people)['’]?) (?:camps?|sites?)|camps? for (?:the )?displaced|shelters?|displaced (?:people|persons|families))\b",
        "government": r"\b(?:government (?:buildings?|offices?)|town halls?|city hall|parliament|ministr(?:y|ies) building|court(?:house)?|governor(?:'s)?|mayors?|officials?|embass(?:y|ies)|consulates?|party office|election office)\b",
        "prison": r"\b(?:prisons?|detention cent(?:er|re)s?|jails?|inmates|prisoners of war)\b",
        "farming": r"\b(?:fields|crops|harvests?|cattle|livestock|herds?|olive (?:trees|groves)|orchards?|granar(?:y|ies)|farms?)\b",
    },
)
