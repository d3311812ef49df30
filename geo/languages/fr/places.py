"""French: words for kinds of places, and what stands beside names."""

from __future__ import annotations

from geo.languages.language import PlaceWords

# Source: adjectives in common French use for states; not a statement on any of them.
_DEMONYMS = {
    "afghan": "AF", "albanais": "AL", "algérien": "DZ", "allemand": "DE", "américain": "US",
    "arménien": "AM", "azerbaïdjanais": "AZ", "azéri": "AZ", "bangladais": "BD", "bélarussien": "BY",
    "béninois": "BJ", "biélorusse": "BY", "birman": "MM", "britannique": "GB", "burkinabè": "BF",
    "burkinabé": "BF", "burundais": "BI", "camerounais": "CM", "centrafricain": "CF",
    "chinois": "CN", "chypriote": "CY", "colombien": "CO", "congolais": "CD", "cubain": "CU",
    "égyptien": "EG", "équatorien": "EC", "érythréen": "ER", "espagnol": "ES", "éthiopien": "ET",
    "français": "FR", "géorgien": "GE", "grec": "GR", "guatémaltèque": "GT", "haïtien": "HT",
    "hondurien": "HN", "hongrois": "HU", "indien": "IN", "indonésien": "ID", "irakien": "IQ",
    "iraquien": "IQ", "iranien": "IR", "israélien": "IL", "italien": "IT", "ivoirien": "CI",
    "japonais": "JP", "jordanien": "JO", "kazakh": "KZ", "kényan": "KE", "kirghize": "KG",
    "kosovar": "XK", "koweïtien": "KW", "libanais": "LB", "libyen": "LY", "malien": "ML",
    "marocain": "MA", "mauritanien": "MR", "mexicain": "MX", "moldave": "MD", "mozambicain": "MZ",
    "népalais": "NP", "nigérian": "NG", "nigérien": "NE", "nord-coréen": "KP", "ougandais": "UG",
    "ouzbek": "UZ", "pakistanais": "PK", "palestinien": "PS", "péruvien": "PE", "philippin": "PH",
    "polonais": "PL", "qatarien": "QA", "roumain": "RO", "russe": "RU", "rwandais": "RW",
    "saoudien": "SA", "sénégalais": "SN", "serbe": "RS", "somalien": "SO", "soudanais": "SD",
    "sri-lankais": "LK", "sud-coréen": "KR", "sud-soudanais": "SS", "suédois": "SE", "syrien": "SY",
    "tadjik": "TJ", "tanzanien": "TZ", "tchadien": "TD", "thaïlandais": "TH", "togolais": "TG",
    "tunisien": "TN", "turc": "TR", "turque": "TR", "turkmène": "TM", "ukrainien": "UA",
    "vénézuélien": "VE", "vietnamien": "VN", "yéménite": "YE", "zambien": "ZM",
}  # fmt: skip

_NAME = (
    r"\b(?!(?:Le|La|Les|Un|Une|Des|Ce|Cette|Ces|Son|Sa|Leur|Il|Elle|Ils)\b)"
    r"[A-Z\u00c0-\u00de][\w’'ʼ-]{1,40}"
    r"(?:[ -](?:(?:al|el|as|ash|at|an|ar|ez|ed|er|de|du|des|la|le|les|sur|en|bin|ibn|abou|oum)[ -])?"
    r"[A-Z\u00c0-\u00de][\w’'ʼ-]{1,40}){0,4}"
)

_NUMBERS = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
}  # fmt: skip

_NUMBER = r"\d[\d\u202f ]*(?:,\d+)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))

_COMPASS = {
    "nord": 0.0, "nord-est": 45.0, "est": 90.0, "sud-est": 135.0, "sud": 180.0, "sud-ouest": 225.0,
    "ouest": 270.0, "nord-ouest": 315.0,
}  # fmt: skip

_DE = r"(?:d[e’']\s?|du |des |de la |de l[’'])"

_OF = rf"(?:(?:l[ae]s? )?(?:ville|village|localité|commune|bourg|camp)s? {_DE})"

_PLACED = (
    r"(?:[Àà]|[Jj]usqu[’']à|[Vv]ers|[Pp]rès d[e’']|[Aa]utour d[e’']|[Nn]on loin d[e’']|[Ee]ntre"
    rf"|[Dd]epuis|[Qq]uitté|[Aa]tteint|(?:abords|environs|périphérie|faubourgs|nord|sud|est|ouest|hôpital|marché|gare|port|base|route|localité|axe) {_DE}"
    r"|attaqué|pilonné|bombardé|investi|pris|repris|occupé|incendié|encerclé)"
)

_ROAD = r"(?:route|axe|autoroute|piste|voie|chemin)"

PLACES = PlaceWords(
    generic_before={
        "district de": "district", "district d'": "district", "district du": "district",
        "cercle de": "district", "cercle d'": "district", "territoire de": "district",
        "territoire d'": "district", "canton de": "district", "préfecture de": "province",
        "préfecture du": "province", "département de": "province", "département du": "province",
        "province de": "province", "état de": "province", "état d'": "province",
        "état du": "province", "province du": "province", "province d'": "province",
        "région de": "province", "région du": "province", "région d'": "province",
        "gouvernorat de": "province", "gouvernorat d'": "province", "oblast de": "province",
        "ville de": "city", "ville d'": "city", "village de": "village", "village d'": "village",
        "villages de": "village", "localité de": "village", "localité d'": "village",
        "commune de": "town", "commune d'": "town", "aéroport de": "airport",
        "aéroport d'": "airport", "aérodrome de": "airport", "corridor de": "corridor",
        "lac": "water", "fleuve": "water", "rivière": "water", "mont": "mountain",
        "col de": "mountain", "camp de": "site", "camp d'": "site", "barrage de": "site",
        "barrage d'": "site", "pont de": "site", "poste-frontière de": "crossing",
        "poste frontière de": "crossing", "point de passage de": "crossing",
        "port de": "site", "hôpital de": "site", "base de": "site", "centrale de": "site",
        "golfe de": "water", "golfe d'": "water", "détroit de": "water", "mer": "water",
        "île de": "region", "presqu'île de": "region", "plateau de": "region", "plateau du": "region",
        "vallée de": "region", "forêt de": "region",
    },
    unlisted_name=_NAME,
    short_states=("USA", "RDC", "RCA", "EAU", "RPDC", "RFA"),
    no_names=tuple(
        (
            "le la les un une des du de au aux à ce cette ces son sa ses leur leurs il elle ils "
            "elles on nous vous dans sur par pour avec sans sous après avant selon lors depuis "
            "dix vingt trente quarante cinquante soixante cent mille six sept huit neuf "
            "entre vers plus deux trois quatre cinq lundi mardi mercredi jeudi vendredi samedi "
            "dimanche janvier février mars avril mai juin juillet août septembre octobre novembre "
            "décembre nord sud est ouest armée mission conseil force forces union ligue ministère "
            "gouvernement président monsieur madame croix-rouge en et ou mais si quand comme plusieurs "
            "certains autre autres tous toutes chaque aucun hier aujourd'hui pendant durant dès "
            "jusqu'à m mme mm dr général colonel capitaine commandant gouverneur ambassadeur"
        ).split()
    ),
    demonyms=_DEMONYMS,
    demonym_end=r"(?:ne|e|que|te)?s?",
    attributive_after=(
        r"(?:,)? (?:a|ont|avait|affirme|nie|dément|déclare|accuse|rejette|condamne|dénonce|considère|demande|appelle|soutient|rappelle)\b"
    ),
    literal_before=(
        r"(?:\ben|\bau|\baux|\bdans|\bvers|\bdepuis|\bjusqu[’']en|\bquitté|\bgagné|\bfrontière|\bfrontières|\bterritoire|\bsol|\bnord|\bsud|\best|\bouest|\bcentre)"
        r"\s?(?:d[eu’'] ?|des |avec |l[ae’'] ?|le |les |de la |de l[’'])*$"
    ),
    person_before=(
        r"\b(?:[Pp]résidente?|[Mm]inistre|[Gg]énéral|[Cc]olonel|[Gg]ouverneur|MM?\.|Mme|[Aa]mbassadeur"
        r"|porte-parole|docteur|commandant|capitaine|lieutenant|sergent|journaliste|agriculteur|infirmière)\s+(?:[A-ZÉ][\w’-]+\s+)?$"
    ),
    person_after=r"\s+(?:a déclaré|a dit|a affirmé|a ajouté|a indiqué)\b",
    named_after_before=(
        rf"\b(?:[Aa]ccords?|[Dd]éclaration|[Tt]raité|[Pp]rotocole|[Cc]onventions?|[Cc]harte|[Ss]tatut|[Ii]nstitut|[Uu]niversité"
        rf"|[Bb]anque|[Gg]azette|[Jj]ournal|[Cc]ourrier|[Bb]aromètre|[Tt]ribune|[Éé]cho|Jour|[Cc]onférence|[Ss]ommet|[Pp]rocessus|[Bb]ataille"
        rf"|[Aa]ssociation(?: \w+)?|[Oo]bservatoire|[Mm]onde|[Mm]atin|[Vv]oix|Radio|[Cc]hambre de commerce) {_DE}$|\b(?:[Rr]adio|TV|[Tt]élévision|[Aa]gence|quotidien|journal) $"
    ),
    named_after_behind=r" (?:Institute|Tribune|Times|Post|News|Media)\b",
    place_before=rf"\b{_PLACED}\s*(?:l[ae] |les )?$",
    placed_name=rf"\b{_PLACED}\s?(?P<name>{_NAME})",
    list_mark=rf", (?:à |{_DE})?| et (?:à |{_DE})?| ou (?:à |{_DE})?",
    offset_before=(
        rf"(?P<km>{_NUMBER})\s*(?:de\s+)?(?:(?:km|kilomètres?)|(?P<miles>miles)|(?P<metres>m|mètres?))\s+"
        rf"(?:(?:au |à l[’']|plein )?(?P<way>(?:nord|sud)?-?(?:nord|sud|est|ouest)(?:-(?:est|ouest))?)\s+)?{_DE}(?:{_OF})?$"
    ),
    compass=_COMPASS,
    distances=_NUMBERS,
    relation_before={
        r"\b(?:[Pp]rès d[eu’']|[Pp]rès des|[Nn]on loin d[eu’']|[Aa]utour d[eu’']|"
        r"[Àà] proximité d[eu’']|(?:[Aa]ux|[Dd]ans les|[Dd]es|[Ll]es) (?:abords|environs|alentours) d[eu’']"
        r"|[Àà] la (?:sortie|lisière|périphérie) d[eu’'])\s*(?:la\s+|l[’'])?(?:(?:ville|village) d[e’']\s*)?$":
        "near",
        r"\b[Ll]e long d[eu’']\s*(?:la\s+)?$": "along",
        r"\b(?:[Ee]n direction d[eu’']|[Vv]ers)\s*$": "toward",
    },
    border=r"\bfrontière(?:s)?\b(?: d’État| d'État| commune| internationale)?",
    stretches=(
        (rf"(?:\bl[ae] )?\b{_ROAD} (?:reliant|menant de|qui relie|allant de|entre|de) (?:{_OF})?$",
         rf" (?:à|et|et à|vers|jusqu[’']à) (?:{_OF})?", "", "road"),
        (rf"\b[Ee]ntre (?:{_OF})?$", rf" et (?:{_DE}|{_OF})?", "", "between"),
    ),
    bodies=(
        "Nations Unies", "Nations unies", "Assemblée générale", "Conseil de sécurité", "Union européenne",
        "Union africaine", "Secrétaire général", "Ligue des États arabes", "Croix-Rouge",
        "Comité international de la Croix-Rouge",
    ),
    unlocated=("territoires libérés", "zones libérées", "territoires occupés"),
)  # fmt: skip
