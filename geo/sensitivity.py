"""How sensitive a claim is by rule: kinds of places where a point on a map may bring harm."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from geo.claim import SENSITIVITIES, Claim
from geo.languages import compiled

# Source: the classes that guidance on protecting people in open data names (OCHA Data
# Responsibility Guidelines 2021; GBIF's guide to generalising sensitive places, 2020), each with
# its common words in the six languages.
SENSITIVE: Mapping[str, str] = MappingProxyType(
    {
        "shelter": r"\bshelters?\b|\bsafe houses?\b|\babris?\b|\brefugios?\b|\balbergues?\b"
        r"|убежищ|避难所|收容所|ملاجئ|ملجأ",
        "school": r"\bschools?\b|\bkindergartens?\b|\bécoles?\b|\bescuelas?\b|\bcolegios?\b|школ"
        r"|детск\w+ сад|学校|幼儿园|مدرسة|مدارس|روضة",
        "hospital": r"\bhospitals?\b|\bclinics?\b|\bhôpita(?:l|ux)\b|\bcliniques?\b|\bclínicas?\b"
        r"|больниц|госпитал|医院|诊所|مستشفى|مستشفيات|عيادة",
        "camp": r"\b(?:refugee|displace\w+|IDP) camps?\b|\bcamps? de (?:réfugiés|déplacés)\b"
        r"|\bcampos? de (?:refugiados|desplazados)\b|лагер\w* (?:беженцев|переселенцев)|难民营"
        r"|مخيم",
        "grave": r"\b(?:mass )?graves?\b|\bcharniers?\b|\bfosses? communes?\b"
        r"|\bfosas? com[uú]n(?:es)?\b|братск\w+ могил|массов\w+ захоронен|万人坑|乱葬坑"
        r"|مقبرة جماعية|مقابر جماعية",
        "detention": r"\bdetention (?:centres?|centers?|sites?|facilit\w+)\b|\bprisons?\b"
        r"|\bcentres? de détention\b|\bcentros? de detención\b|\bcárcel\w*\b|тюрьм|сизо|изолятор"
        r"|拘留所|监狱|看守所|سجن|سجون|معتقل|مركز احتجاز",
        "witness": r"\b(?:eye)?witness(?:es)?\b|\btémoins?\b|\btestigos?\b|свидетел|очевид"
        r"|目击者|证人|شاهد عيان|شهود",
        "home": r"\b(?:private |his |her |their )homes?\b|\bprivate houses?\b|\bdomiciles?\b"
        r"|\bdomicilios?\b|частн\w+ дом|住宅|私宅|民宅|منزل|منازل",
        "cultural": r"\bchurch(?:es)?\b|\bmosques?\b|\bmonaster(?:y|ies)\b|\bmuseums?\b"
        r"|\béglises?\b|\bmosquées?\b|\biglesias?\b|\bmezquitas?\b|\bmuseos?\b|\bmusées?\b"
        r"|церк|мечет|монастыр|музе|教堂|清真寺|寺庙|修道院|博物馆|كنيسة|مسجد|متحف",
    }
)  # fmt: skip
"""Class of sensitive place -> words for it. A rule for caution, not for truth: it errs on the side
of restricting, and a person says otherwise."""


def sensitive_classes(text: str) -> tuple[str, ...]:
    """Give the classes of sensitive places that a text names.

    Parameters
    ----------
    text
        A quote, a name.

    Examples
    --------
    >>> sensitive_classes("Shells hit the school and 医院")
    ('school', 'hospital')
    """
    return tuple(name for name, words in SENSITIVE.items() if compiled(f"(?i){words}").search(text))


def sensitivity(claim: Claim) -> str:
    """Give how sensitive a claim is: as its record states it, else by rule.

    Parameters
    ----------
    claim
        A claim.

    Returns
    -------
    sensitivity
        One of `SENSITIVITIES`: "restricted" where its words name a class of `SENSITIVE`.
    """
    if claim.sensitivity in SENSITIVITIES:
        return claim.sensitivity
    names = " ".join(loc.mention.text for loc in claim.locations)
    return "restricted" if sensitive_classes(f"{claim.quote} {names}") else "public"
