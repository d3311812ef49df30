"""French: words for kinds of places, and what stands beside names."""

from __future__ import annotations

from geo.languages.language import PlaceWords

PLACES = PlaceWords(
    generic_before={
        "district de": "district", "district d'": "district", "district du": "district",
        "cercle de": "district", "territoire de": "district", "province de": "province",
        "province du": "province", "province d'": "province", "région de": "province",
        "région du": "province", "région d'": "province", "gouvernorat de": "province",
        "gouvernorat d'": "province", "oblast de": "province", "ville de": "city",
        "ville d'": "city", "village de": "village", "village d'": "village",
        "villages de": "village", "localité de": "village", "localité d'": "village",
        "commune de": "town", "aéroport de": "airport", "aéroport d'": "airport",
        "corridor de": "corridor", "lac": "water", "fleuve": "water", "rivière": "water",
        "mont": "mountain", "camp de": "site", "camp d'": "site", "barrage de": "site",
        "barrage d'": "site", "pont de": "site", "poste-frontière de": "crossing",
    },
    unlisted_name=(
        r"\b(?!(?:Le|La|Les|Un|Une|Des|Ce|Cette|Ces|Son|Sa|Leur|Il|Elle|Ils)\b)"
        r"[A-Z\u00c0-\u00de][\w’-]{1,40}(?:[ -][A-Z\u00c0-\u00de][\w’-]{1,40}){0,3}"
    ),
    no_names=tuple(
        (
            "le la les un une des du de au aux ce cette ces son sa ses leur leurs il elle ils "
            "elles on nous vous dans sur par pour avec sans sous après avant selon lors depuis "
            "entre vers plus deux trois quatre cinq lundi mardi mercredi jeudi vendredi samedi "
            "dimanche janvier février mars avril mai juin juillet août septembre octobre novembre "
            "décembre nord sud est ouest armée mission conseil force forces union ligue ministère "
            "gouvernement président monsieur madame croix-rouge"
        ).split()
    ),
    person_before=(
        r"\b(?:[Pp]résidente?|[Mm]inistre|[Gg]énéral|[Cc]olonel|[Gg]ouverneur|MM?\.|Mme|[Aa]mbassadeur"
        r"|porte-parole|docteur|commandant)\s+(?:[A-ZÉ][\w’-]+\s+)?$"
    ),
    person_after=r"\s+(?:a déclaré|a dit|a affirmé|a ajouté|a indiqué)\b",
    relation_before={
        r"\b(?:[Pp]rès d[eu’']|[Pp]rès des|non loin d[eu’']|aux environs d[eu’']|autour d[eu’']|"
        r"à proximité d[eu’']|aux abords d[eu’'])\s*(?:la\s+)?(?:(?:ville|village) d[e’']\s*)?$":
        "near",
        r"\ble long d[eu’']\s*(?:la\s+)?$": "along",
    },
)  # fmt: skip
