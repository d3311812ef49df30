"""French: event words, and what says how an event is told."""

from __future__ import annotations

from geo.languages.fr.lexicon import LEXICON
from geo.languages.language import EventCue, EventWords
from geo.languages.numbers import with_compounds

_SHOT = r"(?:roquettes?|missiles?|obus|mortiers?|projectiles?|bombes?)"
_PEOPLE = (
    r"personnes?|gens|civile?s?|habitante?s?|villageois\w*|citoyen\w*|hommes?|femmes?|enfants?"
    r"|filles?|garçons?|bébés?|élèves?|étudiante?s?|écoli\w+|enseignante?s?|professeurs?|médecins?"
    r"|infirmi\w+|soignants?|patients?|malades|paysan\w*|éleveurs?|bergers?|pêcheurs?|mineurs?"
    r"|travailleurs?|ouvriers?|employée?s?|passagers?|chauffeurs?|conducteurs?|pèlerins?|fidèles"
    r"|prêtres?|journalistes?|reporters?|militante?s?|manifestante?s?|migrante?s?|réfugiée?s?"
    r"|déplacée?s?|détenue?s?|prisonnier\w*|otages?|victimes?|touristes?|humanitaires?|agents"
    r"|bénévoles?|secouristes?|membres?|familles?|ménages?|ressortissants?|notables?|élus?|maires?"
    r"|chefs?|responsables?|suspects?|autres|morts|blessée?s?|individus?|religieu\w+|imams?"
    r"|commerçante?s?|orpailleurs?|opposants?|avocats?|juges?"
)
_FORCES = (
    r"soldats?|militaires?|combattants?|miliciens?|insurgés?|rebelles?|terroristes?|djihadistes?"
    r"|jihadistes?|gendarmes?|policiers?|officiers?|casques bleus|gardes?|assaillants?|commandos?"
    r"|pilotes?|marins|troupes|forces|sous-officiers?|supplétifs?|volontaires pour la défense"
    r"|bandits?|hommes armés|généra\w+|colonels?|commandants?|paramilitaires?|mercenaires?"
)

_SAYING = (
    r"(?:affirm(?:e|ent|é)"
    r"|assur(?:e|ent|é)|déclar(?:e|ent|é) (?:que|avoir|n|à [^,.;]{2,40}? qu)|qualifi(?:e|ent|é)|évoqu(?:e|ent|é)|parl(?:e|ent) d|chiffr(?:e|ent|é)|dénombr(?:e|ent|é)|compt(?:e|ent|é) |annonc(?:e|ent|é)|indiqu(?:e|ent|é)"
    r"|signal(?:e|ent|é)|rapport(?:e|ent|é)|souti(?:ent|ennent)|soutenu|dément(?:ent|i)?|ni(?:e|ent|é)"
    r"(?! a)|reconn(?:aît|aissent|u)|admet(?:tent)?|admis|confirm(?:e|ent|é)|prétend(?:ent|u)?"
    r"|précis(?:e|ent|é)|dit que|disent que|rejet(?:te|tent|é)|réfut(?:e|ent|é)|revendiqu(?:e|ent|é)"
    r"|recens(?:e|ent|é)|fait état|font état|accus(?:e|ent|é)|estim(?:e|ent|é)"
    r"|racont(?:e|ent|é)|expliqu(?:e|ent|é)|révèl(?:e|ent)|révélé|témoign(?:e|ent|é)|dénonc(?:e|ent|é)|ajout(?:e|ent|é)"
    r"|soulign(?:e|ent|é)|écri(?:t|vent)|cit(?:e|ent|é))\b"
)
"""What those whom a sentence cites do."""

EVENTS = EventWords(
    lexicon=LEXICON,
    charged=r"\b(?:soupçonné|accusé|suspecté|inculpé|poursuivi|impliqué|reconnu coupable)\w* (?:de|d['’]|du|des|dans|pour)[^,.;]{0,60}$|\bprésumés? [^,.;]{0,20}$",
    without=r"\bsans (?:le moindre |la moindre |aucun |aucune )?$",
    cues=(
        EventCue(r"\b(?:(?:a|ont) (?:repris|libéré|reconquis)|reprise de|reprennent|libération de)\b", "regained", taking=True),
        EventCue(r"\b(?:(?:s['’]est|se sont) empar\w+|s['’]emparent|(?:a|ont) (?:pris(?! (?:la (?:route|fuite|parole|direction|décision|mer)|part|en))|conquis|occupé|capturé|investi)|prise de|occup(?:e|ent|aient))\b", "overtaken", taking=True),
        EventCue(r"\bdéflagrations?\b", "explosion"),
        EventCue(r"\b(?:réduit\w* en cendres|parti\w* en fumée|consumé\w* par les flammes)\b", "destruction"),
        EventCue(r"\b(?:appareils? sans pilote|aéronefs?|avions?|hélicoptères?)\b[^.;]{0,40}?\b(?:largu|bombard|tir|frapp|pilonn)\w*", "air_strike"),
        EventCue(r"\b(?:accès|route|axe|piste)\b[^.;]{0,40}?\b(?:coupée?s?|bloquée?s?|barrée?s?|fermée?s?)\b", "closure", alone=False),
        EventCue(
            r"\b(?:attentat|attaque)s?[- ]suicides?|\bkamikazes?\b|\bs['’](?:est|étaient|étant) "
            r"fait (?:exploser|sauter)|\bse (?:sont|faire) (?:fait )?(?:exploser|sauter)"
            r"|\bceinture (?:d['’])?explosi",
            "suicide_bomb",
        ),
        EventCue(r"\b(?:armes? chimiques?|gaz (?:toxique|sarin|moutarde)|chlore|sarin)\b", "chemical"),
        EventCue(r"\bgrenades?\b(?! lacrymog)", "grenade"),
        EventCue(
            r"\bmines?\b[^.;]{0,30}\b(?:explos\w+|saut\w+|(?:a|ont) (?:tué|blessé|détruit|endommagé|arraché))|\b(?:saut\w+|roulé|marché) sur une "
            r"mine|\bexplosion d['’]une mine|\brestes? explosifs?\b[^.;]{0,40}\b(?:explos|tué)\w*"
            r"|\bheurté une mine",
            "mine_blast",
        ),
        EventCue(
            r"\bexplosions?\b|\ba (?:explosé|détoné)|\bont explosé|\bdétonation|\bengins? explosifs?"
            r"(?: improvisés?)?\b|\b(?:EEI|IED)\b|\b(?:voiture|véhicule|camion|moto)s? piégée?s?"
            r"|\bcolis piégé|\battentats?\b|\bfait (?:sauter|exploser)|\bdynamit\w+|\bbombe artisanale"
            r"|\b(?:une|la|des|deux) bombes?\b(?! guid)[^.;]{0,25}\b(?:expl|tu[éa]|bless|fait|pos)\w*"
            r"|\bplastiqu\w+",
            "explosion",
        ),
        EventCue(
            r"\b(?:raids?|frappes?|bombardements?|attaques?) (?:aérien\w*|de drones?|par drones?)"
            r"|\bfrappes?\b(?! (?:à la porte))|\bdrones?\b[^.;]{0,40}?\b(?:frapp|touch|attaqu|vis|tu[éa]"
            r"|bombard|larg|explos|écras|abatt|lanc)\w*"
            r"|\b(?:aviation|avions?|hélicoptères?|chasseurs|appareils|aéronefs?)\b[^.;]{0,40}?\b"
            r"(?:bombard|frapp|attaqu|touch|vis|larg|tir|pilonn|ripost|men)\w*"
            r"|\b(?:bombard|frapp|attaqu|touch|vis|lanc|larg)\w*[^.;]{0,30}?\b(?:drones?|avions?"
            r"|hélicoptères?|aviation)\b|\bbarils? d['’]explosifs|\bbombes? (?:guidées?|planantes?"
            r"|à sous-munitions|aériennes?)|\bloitering",
            "air_strike",
        ),
        EventCue(
            r"\bbombard\w+|\bpilonn\w+|\bartillerie\b|\btirs? (?:d['’]obus|de roquettes?|de mortiers?"
            r"|de missiles?|d['’]artillerie)|\bobus\b|\bmortiers?\b|\bcanonn\w+|\bsalves?\b"
            rf"|\b{_SHOT} (?:\S+ ){{0,3}}?(?:tomb|touch|frapp|explos|atteint|abattu|s['’]abat)\w*"
            rf"|\b(?:tir|lanc|intercept|touch|frapp|atteint)\w*\b[^.;]{{0,30}}?\b{_SHOT}\b"
            r"|\barmes lourdes\b|\blance-roquettes",
            "shelling",
        ),
        EventCue(r"\b(?:repris(?:e|es)?|reconqui\w+|libéré) (?:le contrôle )?(?:d[eu]|l[ae]|la ville"
                 r"|le village|les localités)\b|\bont repris\b|\ba repris (?:le contrôle|la ville)",
                 "regained"),
        EventCue(
            r"\b(?:s['’](?:est|sont) empar\w+|pris (?:le contrôle|la ville|le village|(?-i:[A-ZÉ]))|tombée?s? aux "
            r"mains|conqui\w+|prise de (?:la ville|contrôle)|occup(?:é|ent|aient|er)\b[^.;]{0,20}\b"
            r"(?:ville|village|base|camp|localité)|capturé (?:la|le) (?:ville|base|camp|village))",
            "overtaken",
        ),
        EventCue(r"\bprovocations? (?:armées?|militaires?)", "provocation"),
        EventCue(
            r"\b(?:affrontements?|accrochages?|heurts armés|embuscades?|combats?|escarmouches?"
            r"|échauffourées armées|assauts?|offensives?|incursions?|infiltr\w+|contre-offensives?)\b"
            r"|\bse sont (?:affronté|heurté)\w*|\b(?:repouss|tendu une embuscade|percée)\w*"
            r"|\battaqu\w+[^.;]{0,40}?\b(?:base|poste|position|caserne|convoi|patrouille|camp militaire"
            r"|camp de l['’]armée|détachement|garnison|check-?point|commissariat|gendarmerie)s?\b",
            "clash",
        ),
        EventCue(r"\bhostilités\b|\baffront(?:é|ent|er|ant)\b|\bavanc(?:é|ent|er) (?:vers|sur|jusqu)|\bprogress(?:é|ent) vers", "clash", alone=False),
        EventCue(
            r"\bouv\w+ le feu\b|\béchanges? de (?:tirs|coups de feu)|\bcoups de feu\b|\bfusillades?\b"
            r"|\b(?:sous le feu|sous des tirs)\b|\btirs\b[^.;]{0,20}\b(?:entendus|échangés|signalés)|\btireurs? (?:d['’]élite|embusqué)|\btirs? (?:nourris|à l['’]arme|de sommation|à balles)"
            r"|\b(?:a|ont) tiré sur\b|\bessuy\w+ des tirs",
            "fire",
        ),
        EventCue(r"\b(?:été|est|sont) (?:touché|atteint|visé|frappé)\w*|\bimpacts?\b", "shelling", alone=False),
        EventCue(r"\bassièg\w+|\bassiég\w+|\bencercl\w+|\ble siège de\b|\ben état de siège", "siege"),
        EventCue(r"\bfemmes?\b[^.;]{0,30}\bviolées?|\bfill\w+\b[^.;]{0,30}\bviolées?|\bviol(?:é|er|ant|ent) (?:d\w+|une?|\d+|trois|plusieurs) (?:femme|fille)"
                 r"|\bviolences? sexuelles?|\bagress\w+ sexuel\w*|\bviols? collectifs?"
                 r"|\bviols\b", "sexual_violence"),
        EventCue(
            r"\benlèvements?\b|\benlev\w+\b|\benlèv\w+\b|\bkidnapp\w+|\brapt\b|\bpris(?:es?)? en otages?"
            r"|\bprises? d['’]otages?|\bséquestr\w+|\bdisparitions? forcées?|\bemmené\w* de force",
            "abduction",
        ),
        EventCue(
            r"\bmassacr\w+|\bexécut(?:é|ée|és|ées|ent|aient|er|ions?|ant)\b(?! (?:le|la|du) (?:plan|mandat"
            r"|budget|accord|programme))|\bassassin\w+|\bégorg\w+|\bdécapit\w+|\babatt(?:u|us|ue|ues|re)\b"
            r"(?! [^.;]{0,15}\b(?:drone|missile|avion|appareil))|\bpoignard\w+|\btortur\w+|\bmeurtres?\b"
            r"|\btuerie|\bfusill(?:é|és|ée|ées|er)\b|\battaqu(?:é|ée|és|ées|ent|aient|er|ant)\b"
            r"|\bagress(?:é|ée|és|ées)\b|\bbattu\w* à mort|\bexactions\b|\brazzia",
            "attack",
        ),
        EventCue(r"\b(?:attaques?|raids?|incidents? armés?|violences?)\b", "attack", alone=False),
        EventCue(r"\btu(?:é|ée|és|ées|er|ant|ent|a|èrent|aient)\b|\bont péri\b|\bneutralis(?:é|ées?|és)\b", "killing", alone=False),
        EventCue(
            r"\b(?:tir|ouv\w+ le feu)\w*\b[^.;]{0,40}?\b(?:manifestants|foule|cortège|protestataires)"
            r"|\bmanifestants?\b[^.;]{0,30}?\b(?:tué|abattu)\w*",
            "excessive_force",
        ),
        EventCue(
            r"\b(?:gaz(?:é\w*)? lacrymogènes?|canons? à eau|balles en caoutchouc|matraqu\w+|dispers\w+)\b"
            r"[^.;]{0,60}?\b(?:manifest\w+|foule|rassemblement|marche|sit-in|cortège)"
            r"|\b(?:manifest\w+|rassemblement|marche|sit-in|cortège)\b[^.;]{0,60}?\b(?:dispers\w+"
            r"|lacrymog|canons? à eau)\w*",
            "dispersed",
        ),
        EventCue(r"\blynch\w+|\bvindicte populaire|\bjustice populaire|\bfoule\b[^.;]{0,40}?\b(?:battu"
                 r"|brûl|incendi|attaqu|tu[éa]|saccag|lapid)\w*", "mob"),
        EventCue(
            r"\bémeut\w+|\b(?:manifestants?|jeunes|foule)\b[^.;]{0,50}?\b(?:jet|lanc|incendi|brûl|saccag"
            r"|caillass|pill|affront|vandalis)\w*|\bmanifestations? violentes?|\bheurts\b",
            "riot",
        ),
        EventCue(
            r"\bmanifest(?:é|ent|aient|ations?|er|ants?|antes?|ait)\b|\bdéfil(?:é|ent|aient|er)\b"
            r"|\brassembl(?:é|ement|ements|és|ées|ent)\b[^.;]{0,40}?\b(?:protest|réclam|demand|exig|dénonc"
            r"|pacif|place|devant|soutien|contre)\w*|\bmarch(?:é|e|ent|aient) (?:pacifi\w+|de protest"
            r"|silencieuse|contre|pour)|\bsit-in\b|\bgrève\b|\bsont descendu\w* dans (?:la|les) rues?"
            r"|\bveillées?\b|\bbloqu\w+ (?:pacifiquement )?(?:la|les|une) (?:route|rue|circulation)s?",
            "protest",
        ),
        EventCue(
            r"\bpos(?:é|ée|és|ées|er|ent|aient)\b[^.;]{0,25}?\bmines?\b|\bmin(?:é|ées?|er|ent) (?:la|les|des"
            r"|une?) (?:route|piste|pont|champ)s?|\bmines?\b[^.;]{0,25}?\b(?:posées?|plac|enfoui)\w*"
            r"|\bposer des mines",
            "mine_laying",
        ),
        EventCue(
            r"\b(?:désamorc|neutralis|démin|détrui|saisi|découv|découvr|récupér|démantel|intercept"
            r"|(?<!s['’]est )abatt|déterr|retrouv|confisqu)\w*\b[^.;]{0,50}?\b(?:engins?|mines?|bombes?|explosifs?"
            r"|armes?|munitions?|cache|dépôts?|drones?|missiles?|roquettes?|obus|arsenal|aéronef)s?\b"
            r"|\b(?:engins?|mines?|bombes?|explosifs?|armes?|munitions?|drones?|missiles?|roquettes?"
            r"|obus)\b[^.;]{0,40}?\b(?:été|étant|furent) (?:désamorc|neutralis|saisi|intercept|abatt|détruit|déterr)\w*",
            "disarmed",
        ),
        EventCue(
            r"\b(?:incendi(?:é|ée|és|ées|er|ent|aires?)|brûl(?:é|ée|és|ées|er|ent)|pill(?:é|ée|és|ées|er|age"
            r"|ages|ent)|saccag\w+|démoli\w*|démolitions?|rasé\w*|ravag\w+|vandalis\w+|profan\w+"
            r"|mis(?:e|es)? (?:le|à) (?:feu|sac))\b",
            "destruction",
        ),
        EventCue(
            r"\b(?:libér|relâch|remis|échang|rapatri|élargi)\w*\b[^.;]{0,40}?\b(?:otages?|détenus?"
            r"|prisonni\w+|captifs?|soldats?|militaires?|personnes enlevées|élèves|dépouilles|corps)\b"
            r"|\b(?:otages?|détenus?|prisonni\w+|captifs?|personnes)\b[^.;]{0,40}?\b(?:libér|relâch"
            r"|échang)(?:é|ées?|és)\b|\béchange de prisonniers|\blibération d(?:e|es|u|')",
            "release",
        ),
        EventCue(
            r"\barrêt(?:é|ée|és|ées|er|ent)\b(?! (?:le|la|les|l['’])? ?(?:production|travaux))"
            r"|\barrestations?\b|\binterpell\w+|\bappréhend\w+|\bplacé\w* en (?:détention|garde à vue)"
            r"|\bdétenu\w* (?:depuis|par|à|au|dans)|\bcapturé\w*|\bécrou\w+|\bmis(?:e|es)? aux arrêts",
            "arrest",
        ),
        EventCue(
            r"\b(?:rompu|dénoncé|mis fin|mettre fin|rupture|quitté)\b[^.;]{0,25}?\b(?:trêve|cessez-le-feu"
            r"|armistice)",
            "end_of_truce",
        ),
        EventCue(
            r"\b(?:cessez-le-feu|trêve|armistice|cessation des hostilités|pause humanitaire)\b[^.;]{0,45}?"
            r"\b(?:entr|conclu|sign|annonc|proclam|vigueur|décrét|prolong|convenu|accept)\w*"
            r"|\b(?:conclu|convenu|signé|annoncé|proclamé|décrété|accepté|négocié|prolongé)\w*\b[^.;]{0,45}?"
            r"\b(?:cessez-le-feu|trêve|armistice|cessation des hostilités|pause humanitaire)",
            "ceasefire",
        ),
        EventCue(
            r"\b(?:sign|conclu|paraph)\w*\b[^.;]{0,35}?\b(?:accords?|pacte|entente|protocole)\b"
            r"|\baccord de (?:paix|réconciliation)\b[^.;]{0,30}?\b(?:sign|conclu)\w*",
            "agreement",
        ),
        EventCue(
            r"\b(?:passée?s? sous (?:le )?contrôle|retir(?:é|ée|és|ées|er|ent) (?:de|du|des)|retrait (?:d[eu]"
            r"|des|total)|s['’](?:est|sont) retir\w+|rétroced\w+|rétrocé\w+|évacué (?:la|leur|le) (?:base"
            r"|camp|position)|remis (?:la|le) (?:base|camp))\b",
            "transfer",
        ),
        EventCue(
            r"\b(?:install|établi|constru|érig|implant|dress)\w*\b[^.;]{0,25}?\b(?:base|camp militaire"
            r"|poste (?:militaire|avancé|de contrôle)|quartier général|barrages?|check-?points?|avant-poste)s?\b",
            "base",
        ),
        EventCue(
            r"\b(?:rallié|fait défection|déposé les armes|dissou[st]|fusionn|recrut|prêté allégeance"
            r"|fait allégeance|désert)\w*|\bcoup d['’]état|\bputsch|\bcouvre-feu"
            r"|\bétat d['’]urgence\b|\bloi martiale\b|\bmobilisation générale|\bindépendance proclam",
            "change",
        ),
        EventCue(
            r"\b(?:déplacés?|réfugiés?|familles?|habitants?|personnes|ménages)\b[^.;]{0,40}?\b(?:retourn|"
            r"regagn|rentr|revenu)\w*|\bretour des? (?:déplacés|réfugiés|familles|habitants)",
            "return",
        ),
        EventCue(
            r"\b(?:aéroport|pont|route|école|hôpital|chemin de fer)\b[^.;]{0,30}?\b(?:inaugur|rouvert"
            r"|ouvert|achev)\w*",
            "opening",
        ),
        EventCue(
            r"\b(?:ferm|bloqu|barr|coup)(?:é|ée|és|ées|er|ent)\b[^.;]{0,30}?\b(?:frontière|route|port"
            r"|aéroport|pont|axe|accès|passage|corridor)s?\b|\b(?:frontière|route|port|aéroport|pont|passage|poste)s?\b"
            r"[^.;]{0,25}\b(?:fermé|bloqué|coupé)\w*|\bblocus\b|\bfermeture d(?:e|u|es)\b",
            "closure",
        ),
        EventCue(
            r"\b(?:fui(?:t|r|ent|es?)?|fuyant|déplac(?:é|ée|és|ées|ements?)|évacu(?:é|ée|és|ées|ation|er)"
            r"|quitté leurs?|trouvé refuge|réfugié\w* (?:à|au|en|dans)|exode|chass(?:é|és|ées|ée) de)\b",
            "flight",
            alone=False,
        ),
        EventCue(r"\b(?:troupes|forces|unités|soldats|convoi)\b[^.;]{0,30}\b(?:entrées?|entrés|pénétré|franchi|déployé)\w*",
                 "movement"),
        EventCue(r"\b(?:franchi|arriv\w+|quitt\w+|rejoint|gagné|abandonn\w+)\b", "flight",
                 needs="displaced"),
        EventCue(r"\bpertes? civiles?|\bvictimes? civiles?|\bcivils? (?:ont été |a été )?(?:tu|bless)é\w*",
                 "harm_to_civilians"),
        EventCue(
            r"\b(?:morts?|blessée?s?|tuée?s?|décès|décédée?s?|hospitalisée?s?|victimes|bilan|cadavres"
            r"|corps|dépouilles|péri|noyé\w*)\b",
            "harm",
            alone=False,
        ),
        EventCue(
            r"\bse disputent\b|\b(?:ont|a) (?:combattu|affronté|contre-attaqué)\b|\bpositions?\b[^.;]{0,40}\battaqué\w*|\béchang\w+ des tirs\b|\bcontre-attaque\w*",
            "clash",
        ),
        EventCue(
            r"\b(?:investi|contrôl(?:e|ent) désormais|entrés? dans la ville|tombé\w* (?:sous|aux)|hiss(?:é|ent) (?:leur|le) drapeau)\b",
            "overtaken",
        ),
        EventCue(
            r"\b(?:corps|cadavres?|dépouilles?)\b[^.;]{0,60}\b(?:découvert|retrouv|exhum|repêch)\w*|\b(?:découvert|retrouv|exhum)\w*\b[^.;]{0,40}\b(?:corps|cadavres?|charnier)|\bcharniers?\b|\bfosses? communes?\b|\bmis(?:e|es)? à mort\b|\b(?:brûl|pend|lapid)é\w* (?:vi\w+|à mort)",
            "attack",
        ),
        EventCue(
            r"\bemmen(?:é|ée|és|ées|ant|er|èrent|ent)\b|\bemport\w+\b[^.;]{0,20}\b(?:femmes?|filles?|otages?)|\b(?:est|sont) port\w+ disparu\w*|\bsans nouvelles d\w+",
            "abduction",
        ),
        EventCue(
            r"\b(?:rassembl|réuni|mobilis|massé)\w*\b[^.;]{0,50}\b(?:pour (?:réclamer|exiger|dénoncer|protester|demander|soutenir)|contre)\b|\b(?:cortège|marche|veillée|piquet de grève)\b[^.;]{0,25}\b(?:à|dans|devant)\b",
            "protest",
        ),
        EventCue(
            r"\bpneus\b|\bcaillass\w+|\bbarricades?\b|\bjets? de pierres?\b|\b(?:jeunes|foule|manifestants)\b[^.;]{0,40}\b(?:brûl|incendi|saccag|lapid|forc)\w*",
            "riot",
        ),
        EventCue(
            r"\brefoulé\w*|\b(?:refus|interdi|empêch)\w*\b[^.;]{0,20}\b(?:accès|passage|entrée|d['’]entrer|de passer)\b",
            "closure",
        ),
        EventCue(
            r"\b(?:maison|habitation|immeuble|école|clinique|église|mosquée|boutique|marché|récolte|champ)s?\b[^.;]{0,35}\b(?:détrui|démoli|ras|incendi|brûl|pill|éventr|souffl)\w*",
            "destruction", alone=False,
        ),
        EventCue(r"\b(?:arrach|déracin|abatt)\w* (?:\d[\d ]*|des|les|quelque \d+|plus de \d+) (?:oliviers|arbres|vignes|plants)|\b(?:maisons?|habitations?|écoles?|bâtiments?|hôpital|immeubles?|véhicules?|voitures?|églises?|mosquées?)\b[^.;]{0,40}?\b(?:endommag|détrui|touché|ravag)\w+|\b(?:endommag|détrui|ravag)\w+ (?:\w+ ){1,3}?(?:maisons?|habitations?|écoles?|bâtiments?|immeubles?|véhicules?|églises?|mosquées?)", "destruction"),
        EventCue(r"\barraisonn\w+|\bdétourné\w* (?:un|le) (?:navire|pétrolier|cargo|avion)", "arrest"),
        EventCue(r"\b(?:convoi|camions?|ambulances?|mission)\b[^.;]{0,40}?\b(?:bloqué|retenu|immobilisé|refoulé|empêché)\w*", "closure", alone=False),
        EventCue(r"\bavoir (?:visé|ciblé|pris pour cible)\b", "attack", alone=False),
        EventCue(r"\bessuy\w+ des tirs\b", "fire"),
    ),
    retold=(
        r"\b(?:l['’]|cette |ces |la |les |toute? |le |son |sa |leur )(?:attaque|frappe|bombardement"
        r"|tir|assassinat|exécution|enlèvement|attentat|massacre|incident|raid|explosion|embuscade"
        r"|opération|accusation|allégation|meurtre|assaut)s?\b|\b(?:responsabilité|implication|rôle)\b"
        r"|\bdément(?:ent|i)?\b|\bni(?:e|ent|é)\b|\brejet(?:te|tent|é)\b"
    ),
    owned=r"\brevendiqu\w+|\breconn(?:aît|u|aissent)\b|\badmet(?:tent)?\b|\badmis\b|\bassum\w+"
    r"|\bconfirm\w+ (?:l['’]|la|le|cette)",
    attempted=r"\bsurvécu\b|\b(?:tent(?:é|ée|er|aient|ait|ative|atives|ant|ent) (?:de|d['’])?|essay\w+ de|cherch\w+ à"
    r"|voulu|déjou\w+|avort\w+|repouss\w+|échoué)",
    foiled=r"\b(?:repouss|déjou|intercept|abatt|neutralisé\w* avant|n['’]a pas explosé|mise? en échec"
    r"|mis en déroute|détrui\w+ en vol)\w*",
    planned=r"\b(?:prévoi\w+ de|compte(?:nt)? (?:\w+er)|doi(?:t|vent) (?:être|ouvrir)|sera|seront"
    r"|prévue?s? (?:pour|le)|sur le point de|envisage\w* de|entend(?:ent)? \w+er)\b",
    threatened=r"\bmenac(?:é|e|ent|aient|ait|ant|er)\b",
    ongoing=r"\b(?:se poursui\w+|continu\w+|toujours|encore en cours|en cours|persist\w+|depuis "
    r"(?:plusieurs|des|trois|deux|une) (?:jours|semaines|mois))\b",
    denied=r"\b(?:n['’]|ne )(?:\S+ ){1,3}(?:pas|aucune?|jamais|point|plus|ni|rien|personne)\b"
    r"|\baucune?\b|\bdément(?:ent|i|ir)?\b|\bni(?:e|ent|é|er|ait)\b|\brejet(?:te|tent|é)\w*\b|\bsans\b"
    r"|\bréfut\w+|\bcontest\w+|\bpas (?:de|d['’])",
    disowned=r"\b(?:n['’](?:a|ont|avait|avaient|avoir) rien à voir|être étrang\w+|rejet\w+ (?:\w+ )?accusations?|contest(?:e|ent|é) avoir|dément(?:ent|i|ait)?|ni(?:e|ent|é|ait)(?= (?:toute|avoir|l|être|que|en|catég|ces|cette|$))|rejet(?:te|tent|é) (?:l|ces|cette|toute|catég)|réfut(?:e|ent|é)|a nié|ont nié)\b",
    untrue=r"\b(?:photos?|images|vidéos?) (?:\w+ ){0,3}(?:mises? en scène|truqué\w*|fabriqué\w*|fauss\w+|montage)|\b(?:est|sont) (?:\w+ )?(?:faux|fausses?|infondée?s?|mensong\w+|sans fondement|dénuée?s? de"
    r"|inventée?s?|inexacte?s?)\b|\b(?:mensong\w+|désinformation)\b",
    no_event=r"\b(?:aucun(?:e)? (?:groupe|organisation)|personne) n['’](?:a |avait )?(?:\w+ )?revendiqu|pas été revendiqu|\b(?:demande(?:nt)? (?:à|que|l['’]|au|aux|la|un)|appell?e(?:nt|z)? (?:à|au|les|la)|invit\w+"
    r"|exhort\w+|exig\w+|rappel\w+ (?:que|la|les|le|sa|son|l['’])|réaffirm\w*|condoléances"
    r"|conformément|en vertu de|aux termes d|résolution \d+|droit international|droits de l['’]homme"
    r"|crimes? de guerre|pourrai\w+|doi(?:t|vent) cesser|condamn\w+|déplor\w*|regrett\w+|se félicit\w+"
    r"|salu\w+|préoccup\w+|négociations?|si (?:le|la|les|elle|ils?)|afin de|honneur de)\b",
    said_by=(
        r"\b(?:selon|d['’]après|suivant|à en croire|citant|aux dires d[eu])\s+(?P<source>[^,.;:()]{3,70}?)"
        r"(?=[,.;:()]|$|\s+(?:qui|dont|et|a|ont|sont|est|au moins|plus))",
        r"(?:^|[,;:–—]\s*|\b(?:et|mais|que|tandis que)\s+)(?P<source>(?!(?:a|ont|avait|avaient|est|sont|n['’]\w+)\s)(?:(?:le|la|les|l['’]|une?|notre"
        r"|son|sa|leur|des)\s*)?[\w'’.-]+(?:\s+[\w'’.-]+){0,7}?)\s+(?:(?:a|ont|avait)\s+)?(?:également\s+"
        r"|aussi\s+|toutefois\s+|ensuite\s+|formellement\s+|fermement\s+)*"
        rf"{_SAYING}",
        rf"(?:^|[;:]\s*)(?P<source>(?:(?:le|la|les|l['’]|une?|notre|son|sa)\s*)?[\w'’.-]+(?:\s+[\w'’.-]+){{0,7}}?),\s"
        rf"[^,.;:()]{{3,45}},\s+(?:(?:a|ont|avait)\s+)?{_SAYING}",
        r"\bcit(?:e|ent|é)\s+(?P<source>[^,.;:()]{3,70}?)(?=,\s*(?:selon|pour|d['’]après|qui)\b)",
        r",\s*(?:a |ont )?(?:affirm|assur|déclar|annonc|indiqu|signal|rapport|soutien|confirm|précis|ajout"
        r"|dit|selon|d['’]après)\w*\s+(?P<source>[^,.;:()]{3,70})",
    ),
    pronouns=r"(?:il|elle|ils|elles|celui-ci|celle-ci|ce dernier|cette dernière|ceux-ci)",
    own=r"(?:aucun.*|personne.*|nous|on|qui|ce qui|dont|il|bilan|ces accusations|cette accusation|et|mais)",
    counts=with_compounds({
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
        "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
        "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20,
        "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70,
        "quatre-vingts": 80, "quatre-vingt-dix": 90, "cent": 100, "deux cents": 200,
        "trois cents": 300, "mille": 1000, "vingt et un": 21, "vingt-deux": 22, "vingt-trois": 23,
        "vingt-quatre": 24, "vingt-cinq": 25,
        "quatre-vingt": 80,
        "soixante et un": 61,
        "trente et un": 31,
        "quarante et un": 41,
        "cinquante et un": 51,
        "quatre cents": 400,
        "cinq cents": 500,
        "six cents": 600,
        "huit cents": 800,
    }, "-", teens=("soixante", "quatre-vingt")),
    rounds={'une dizaine': 10, 'un dizaine': 10, 'la dizaine': 10, 'une douzaine': 12, 'un douzaine': 12, 'la douzaine': 12, 'une quinzaine': 15, 'un quinzaine': 15, 'la quinzaine': 15, 'une vingtaine': 20, 'un vingtaine': 20, 'la vingtaine': 20, 'une trentaine': 30, 'un trentaine': 30, 'la trentaine': 30, 'une quarantaine': 40, 'un quarantaine': 40, 'la quarantaine': 40, 'une cinquantaine': 50, 'un cinquantaine': 50, 'la cinquantaine': 50, 'une soixantaine': 60, 'un soixantaine': 60, 'la soixantaine': 60, 'une centaine': 100, 'un centaine': 100, 'la centaine': 100, 'une millier': 1000, 'un millier': 1000, 'la millier': 1000},
    crowds=r"(?:des dizaines|des centaines|des milliers|plusieurs|de nombreux|de nombreuses|quelques)"
    r"(?: (?:de|d['’]))?",
    times={"mille": 1000, "millions": 1_000_000, "million": 1_000_000},
    between=r"entre|de",
    between_and=r"\s(?:et|à)\s",
    aside=r"\s?\([^()]{2,80}\)|,\s(?:dont|y compris|parmi lesquels|parmi lesquelles|parmi eux|en majorité|pour la plupart|principalement)\b[^,.;]{2,80}(?:,|(?=[.;])|$)",
    at_least=r"au moins|plus de|plus d['’]|pas moins de|au minimum|minimum",
    at_least_behind=r"au moins|au minimum",
    at_most=r"jusqu['’]à|au plus|moins de|au maximum",
    about=r"environ|quelque|près de|presque|à peu près|autour de",
    to=r"\s?[-–]\s?|\s(?:à|ou)\s",
    measure=r"\s+(?:(?:de |d['’])(?:nos |leurs |ses |ces )?)?(?:[\w'’-]+ ){0,2}?",
    people=rf"(?:{_FORCES}|{_PEOPLE})(?!\w)",
    person=r"\b(?:une?|le|la|l['’]|un autre|une autre) ?(?:[\w'’-]+ ){0,2}?(?:civile?|personne|homme|femme"
    r"|enfant|garçon|fille|bébé|habitante?|villageois|citoyen|soldat|militaire|policier|gendarme|officier"
    r"|casque bleu|journaliste|enseignante?|médecin|infirmière?|étudiante?|élève|chauffeur|paysan|berger"
    r"|éleveur|pêcheur|travailleur|manifestante?|prêtre|maire|commandant|suspect|passager|pilote|garde"
    r"|bénévole|chef|élu|avocat|juge|imam|humanitaire|ressortissante?|jeune|combattant)(?!\w)",
    combatants=rf"\b(?:{_FORCES}|armée|positions?|convoi|patrouille|détachement|caserne|base|garnison"
    r"|avant-poste|poste militaire)\b",
    harms={
        "killed": (
            r"\b(?:tu(?:é|er|ant|ent|a|èrent)|abatt(?:u|re)|exécut(?:é|er|ant)|assassin(?:é|er|ant)"
            r"|massacr(?:é|er|ant)|égorg(?:é|er|ant)|lynch(?:é|er|ant)|fusill(?:é|er)|neutralis(?:é|er)"
            r"|poignard(?:é|er))\s+{n}",
            r"{n}\s+(?:(?:ont|a|avaient|avait) été\s+|sont\s+|est\s+|étaient\s+)?(?:tuée?s?|abattue?s?"
            r"|exécutée?s?|assassinée?s?|massacrée?s?|égorgée?s?|lynchée?s?|morte?s?|décédée?s?"
            r"|neutralisée?s?|décapitée?s?|fusillée?s?|noyée?s?)",
            r"{n}\s+(?:ont|a|auraient|aurait) (?:péri|trouvé la mort|perdu la vie|succombé)",
            r"\b(?:mort|décès|assassinat|exécution|meurtre|massacre|perte|vie) d(?:e|')\s*{n}",
            r"\b(?:coûté la vie à|fait|faisant|causé la mort de|causant la mort de|bilan de)\s+{n}\s+morts?",
            r"\b(?:coûté la vie à|causé la mort de|causant la mort de|entraîné la mort de)\s+{n}",
            r"{n}\s+(?:morts?|tués?|décès|cadavres|corps)",
        ),
        "injured": (
            r"\bbless(?:é|er|ant|ent)\s+{n}",
            r"{n}\s+(?:autres?\s+)?(?:(?:ont|a) été\s+|sont\s+)?(?:grièvement\s+|légèrement\s+|gravement\s+)*"
            r"(?:blessée?s?|brûlée?s?|hospitalisée?s?)",
            r"\bfait\s+{n}\s+blessés?", r"{n}(?<=blessés)",
        ),
        "missing": (
            r"\b(?:enlev(?:é|er|ant)|kidnapp(?:é|er|ant)|séquestr(?:é|er))\s+{n}",
            r"{n}\s+(?:(?:ont|a) été\s+|sont\s+|restent\s+|est\s+)?(?:enlevée?s?|kidnappée?s?|portée?s? "
            r"disparue?s?|disparue?s?|prise?s? en otages?|emmenée?s?)",
            r"\b(?:enlèvement|disparition|rapt) d(?:e|')\s*{n}",
        ),
        "detained": (
            r"\b(?:arrêt(?:é|er|ant)|interpell(?:é|er)|appréhend(?:é|er)|captur(?:é|er))\s+{n}",
            r"{n}\s+(?:(?:ont|a) été\s+|sont\s+)?(?:arrêtée?s?|interpellée?s?|appréhendée?s?|détenue?s?"
            r"|capturée?s?|incarcérée?s?)",
            r"\barrestation d(?:e|')\s*{n}",
        ),
        "displaced": (
            r"{n}\s+(?:(?:ont|a|avaient) (?:été |dû )?|sont\s+)?(?:fui|fuir|déplacée?s?|évacuée?s?|quitter"
            r"|quitté|trouvé refuge|franchi|arrivée?s?|chassée?s?|réfugiée?s?)",
            r"\b(?:déplac(?:é|er|ant)|évacu(?:é|er)|chass(?:é|er|ant)|forc(?:é|ant))\s+{n}",
            r"\b(?:fuite|déplacement|exode|évacuation) d(?:e|')\s*{n}",
        ),
    },
    unhurt=r"\b(?:aucune?|pas de|ni|sans(?: faire de)?|n['’]a fait (?:ni|aucune?|pas de)) (?:\w+ )?(?:victimes?"
    r"|mort|blessé|pertes?|perte en vie|décès)(?: (?:civile?s?|humaines?))?|\bpersonne n['’]a été "
    r"(?:tué|blessé)|\bpas fait de (?:victimes?|morts?|blessés?)",
    losses=r"\b(?:des|de lourdes|subi des|plusieurs) (?:pertes|victimes)(?: (?:civiles|humaines|parmi \S+ \S+))?",
)  # fmt: skip
