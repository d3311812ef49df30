"""Spanish: who acts, by what means, and what is hit."""

from __future__ import annotations

from geo.languages.language import PartyWords

PARTIES = PartyWords(
    actors={
        "external_forces": r"\b(?:cascos azules|fuerzas de paz|(?:la )?coalición|fuerzas extranjeras|combatientes extranjeros|mercenarios)\b",
        "rebel_group": r"\b(?:rebeldes|insurgentes|guerriller[oa]s|guerrilla|yihadistas|separatistas|terroristas|disiden(?:tes|cias?)(?: de las FARC)?|subversivos)\b",
        "identity_militia": r"\b(?:colonos|pastores armados|autodefensas|comuneros armados|ronderos)\b",
        "political_militia": r"\b(?:hombres armados|sicarios|grupos? armados?|pistoleros|encapuchados|pandill(?:as?|eros)|bandas?(?: criminales?| armadas?)?|cárteles?|paramilitares|milicias?|milicianos|sujetos armados|atacantes)\b",
        "state_forces": r"\b(?:fuerzas? (?:armadas|de seguridad|del orden|especiales|gubernamentales|de ocupación|aérea|públicas?|militares)(?: \w+(?:an[ao]s|es[ae]s|íes))?|ejército(?: \w+(?:ano|és|eño|í))?|soldados|militares|policías?|guardia (?:nacional|civil)|gendarmes|infantes de marina|armada|aviación|tropas(?: \w+(?:anas|esas|íes))?)\b",
        "rioters": r"\b(?:saqueadores|turba|alborotadores|muchedumbre enfurecida)\b",
        "protesters": r"\b(?:manifestantes|huelguistas|activistas)\b",
        "civilians": r"\b(?:civiles|habitantes|vecinos|pobladores|campesinos|mujeres|niños|estudiantes|fieles|periodistas|maestros|comuneros|líderes? social(?:es)?|desplazados|refugiados|pasajeros|indígenas|migrantes)\b",
    },
    by=r"\b(?:por(?: parte de)?|a manos de|de manos de|atribuid[oa]s? a)\s+(?:(?:los?|las?|el|una?|unos|varios|dos|tres|\d+|presuntos|supuestos|miembros de(?:l| la| los)?|integrantes de(?:l| la| los)?|efectivos de(?:l| la| los)?|elementos de(?:l| la| los)?)\s+){0,3}",
    passive=r"\b(?:fue|fueron|ha sido|han sido|había sido|habían sido|sido|ser|es|son|sufri\w+|resultó|resultaron)\b",
    mediating=r"\b(?:con la mediación|bajo los auspicios|gracias a la mediación|por mediación|con los buenos oficios) de(?:l| la| los)?\s+",
    means={
        "landmine": r"\b(?:minas?(?: antipersona(?:l|les)?| terrestres?| antitanques?)?(?! (?:de|ilegal))|campos? minados?|artefactos? sin (?:explotar|estallar)|munición sin (?:explotar|estallar))\b",
        "explosive_device": r"\b(?:artefactos? explosivos?(?: improvisados?)?|coche[- ]bombas?|carro[- ]bombas?|motos?[- ]bombas?|bombas?(?! (?:aérea|lacrim))|cargas? explosivas?|explosivos|dinamita)\b",
        "suicide_bomber": r"\b(?:suicidas?|se inmoló|se hizo (?:estallar|explotar)|chaleco explosivo)\b",
        "grenade": r"\bgranadas?\b(?! (?:de mortero|lacrim))",
        "artillery": r"\b(?:artillería|morteros?|obuses?|proyectiles|tanques?|cohetes?|lanzacohetes|cañone\w+|armas pesadas)\b",
        "missile": r"\b(?:misil(?:es)?|balísticos?)\b",
        "aircraft": r"\b(?:ataques? aéreos?|bombardeos? aéreos?|aviones?|helicópteros?|cazas?|aviación|barriles explosivos|desde el aire)\b",
        "drone": r"\b(?:dron(?:es)?|aeronaves? no tripuladas?|vehículos? aéreos? no tripulados?)\b",
        "small_arms": r"\b(?:disparos?|tiros?|tirote\w+|balas?|balazos?|fusil(?:es)?|armas? (?:de fuego|ligeras?|automáticas?|largas?)|ametralladoras?|abrieron fuego|baleaz\w+|acribill\w+|balead\w+|a tiros|francotirador\w*)\b",
        "blade": r"\b(?:cuchillos?|machetes?|puñal\w*|apuñal\w+|armas? blancas?|degoll\w+|decapit\w+|acuchill\w+)\b",
        "arson": r"\b(?:incendi\w+|quem(?:ó|aron|ad[oa]s?|a(?:r|ndo)?)|prendi\w+ fuego)\b",
        "chemical": r"\b(?:cloro|sarín|gas (?:mostaza|tóxico)|armas? químicas?)\b",
        "vehicle": r"\b(?:embisti\w+|atropell\w+ a)\b",
        "crowd_control": r"\b(?:gas(?:es)? lacrimógenos?|lacrimógen\w+|perdigones|balas? de goma|cañones? de agua|toletes|porras|bastones)\b",
        "stones": r"\b(?:piedras|botellas|a pedradas|ladrillos)\b",
    },
    targets={
        "civilians": r"\b(?:civiles|vecinos|pobladores|habitantes|campesinos|mujeres|niños|menores|familias?|transeúntes|población)\b",
        "military": r"\b(?:soldados|militares|(?:posicion(?:es)?|bases?|puestos?|convoy(?:es)?|patrullas?) (?:militar(?:es)?|del ejército)|cuartel(?:es)?|infantes de marina|batallón)\b",
        "police": r"\b(?:policías?|estacion(?:es)? de policía|comisarías?|patrulla policial|agentes)\b",
        "peacekeepers": r"\b(?:cascos azules|personal de (?:mantenimiento de la )?paz|(?:convoy|patrulla|base) de la misión)\b",
        "aid": r"\b(?:trabajadores? humanitarios?|cooperantes?|(?:convoy(?:es)?|almacén|camiones) (?:de ayuda|humanitarios?)|misión (?:médica|humanitaria)|cruz roja|media luna roja|socorristas)\b",
        "journalists": r"\b(?:periodistas?|reporter[oa]s?|camarógraf[oa]s?|fotógraf[oa]s?|equipo de televisión)\b",
        "health": r"\b(?:hospital(?:es)?|clínicas?|ambulancias?|centros? de salud|puestos? de salud|médic[oa]s?|enfermer[oa]s?|paramédicos?|maternidad)\b",
        "school": r"\b(?:escuelas?|colegios?|universidad(?:es)?|alumn[oa]s?|estudiantes|maestr[oa]s?|profesor(?:es|as?)?|liceo)\b",
        "worship": r"\b(?:iglesias?|mezquitas?|templos?|monasterios?|sinagogas?|fieles|sacerdotes?|pastores? evangélicos?|catedral)\b",
        "housing": r"\b(?:casas?|viviendas?|edificios? (?:residencial(?:es)?|de apartamentos)|ranchos|aldeas?|apartamentos?|barrio residencial)\b",
        "market": r"\b(?:mercados?|tiendas?|comercios?|almacenes|puestos de venta|centros? comercial(?:es)?)\b",
        "transport": r"\b(?:carreteras?|puentes?|estacion(?:es)? de (?:trenes?|autobuses|ferrocarril)|vías? férreas?|puertos?|aeropuertos?|autobus(?:es)?|buses|trenes?|camion(?:es)?|barcos?|buques?|lanchas?|autopista)\b",
        "energy": r"\b(?:centrales? (?:eléctricas?|hidroeléctricas?)|represas?|presas?|refinerías?|oleoductos?|gasoductos?|torres? (?:de energía|eléctricas?)|subestaci(?:ón|ones)|tendido eléctrico|depósitos? de combustible|infraestructura energética)\b",
        "water": r"\b(?:pozos?(?! petrol)|acueductos?|tuberías? de agua|estaci(?:ón|ones) de bombeo|depósitos? de agua|planta potabilizadora)\b",
        "camp": r"\b(?:(?:campamentos?|campos?) de (?:refugiados|desplazados)|albergues?|refugios?|desplazados)\b",
        "government": r"\b(?:alcaldías?|ayuntamientos?|gobernación|palacio (?:de gobierno|municipal)|parlamento|tribunal(?:es)?|juzgados?|ministerios?|alcaldes?(?:as)?|concejal(?:es)?|funcionarios|embajadas?|consulados?|candidat[oa]s?)\b",
        "prison": r"\b(?:cárcel(?:es)?|prisi(?:ón|ones)|penal(?:es)?|penitenciarías?|centros? de detención|reclusos)\b",
        "farming": r"\b(?:cultivos|cosechas?|ganado|olivos|sembrad[íi]os|fincas?|parcelas?)\b",
    },
)
