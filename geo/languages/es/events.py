"""Spanish: event words, and what says how an event is told."""

from __future__ import annotations

from geo.languages.es.lexicon import LEXICON
from geo.languages.language import EventCue, EventWords
from geo.languages.numbers import with_compounds

_SHOT = (
    r"(?:cohetes?|misil(?:es)?|proyectil(?:es)?|obús|obuses|morteros?|bombas?|granadas? de mortero)"
)
_PEOPLE = (
    r"personas?|civil(?:es)?|habitantes?|vecin[oa]s?|poblador[ea]s?|ciudadan[oa]s?|hombres?|mujer(?:es)?"
    r"|niñ[oa]s?|menor(?:es)?|jóvenes|joven|bebés?|estudiantes?|alumn[oa]s?|maestr[oa]s?|docentes?"
    r"|profesor[ea]?s?|médic[oa]s?|enfermer[oa]s?|pacientes?|campesin[oa]s?|agricultor[ea]s?|ganaderos?"
    r"|pescador[ea]s?|miner[oa]s?|trabajador[ea]s?|obrer[oa]s?|emplead[oa]s?|pasajer[oa]s?|conductor[ea]s?"
    r"|chofer(?:es)?|fieles|sacerdotes?|monj[oa]s?|periodistas?|reporter[oa]s?|activistas?"
    r"|manifestantes?|migrantes?|refugiad[oa]s?|desplazad[oa]s?|detenid[oa]s?|pres[oa]s?|prisioner[oa]s?"
    r"|rehén|rehenes|víctimas?|turistas?|cooperantes?|voluntari[oa]s?|rescatistas|socorristas|miembros?"
    r"|integrantes?|familias?|hogares|líder(?:es|esas?)?|dirigentes?|alcalde(?:s|sa)?|concejal(?:es)?"
    r"|candidat[oa]s?|funcionari[oa]s?|sospechos[oa]s?|indígenas?|firmantes?(?: de paz)?|excombatientes?"
    r"|otr[oa]s|heridos|muertos|comuneros?|comerciantes?|abogad[oa]s?|juez|jueza|jueces|opositor[ea]s?"
)
_FORCES = (
    r"soldados?|militar(?:es)?|combatientes?|milician[oa]s?|insurgentes?|rebeldes?|guerriller[oa]s?"
    r"|terroristas?|yihadistas?|policías?|agentes?|oficial(?:es)?|guardias?|uniformad[oa]s|gendarmes?"
    r"|cascos azules|infantes de marina|marinos?|pilotos?|tropas|paramilitares?|sicarios?|comandantes?"
    r"|suboficial(?:es)?|efectivos|atacantes|asaltantes|pistoleros?|hombres armados|generales|coronel(?:es)?"
)

EVENTS = EventWords(
    lexicon=LEXICON,
    charged=r"\b(?:sospechos\w+|acusad\w+|señalad\w+|vinculad\w+|implicad\w+|imputad\w+|responsables?|presunta participación|culpables?) (?:de|del|en|por|a|con|al)\b[^,.;]{0,60}$|\bpresunt[oa]s? [^,.;]{0,20}$",
    without=r"\bsin (?:un solo |una sola |ning[uú]n[oa]? )?$",
    cues=(
        EventCue(r"\b(?:retom(?:ó|aron)|recuper(?:ó|aron)|reconquist(?:ó|aron)|liber(?:ó|aron))\b", "regained", taking=True),
        EventCue(r"\b(?:se apoder(?:ó|aron)|tom(?:ó|aron)|ocup(?:ó|aron)|captur(?:ó|aron)|conquist(?:ó|aron)|se hicieron con|se hizo con)\b", "overtaken", taking=True),
        EventCue(r"\b(?:desactiv|neutraliz|desmantel|destruy)\w+ (?:de forma controlada )?(?:un|una|dos|tres|varios|varias|\d+) (?:artefactos?|explosivos?|minas?|bombas?|proyectil(?:es)?)(?: explosivos?| improvisad\w+)?", "disarmed"),
        EventCue(
            r"\b(?:atentado|ataque)s? suicidas?|\b(?:terroristas? )?suicidas?\b|\bse (?:inmoló|inmolaron|"
            r"hizo explotar|hicieron explotar|hizo estallar|hicieron estallar)|\bchaleco explosivo",
            "suicide_bomb",
        ),
        EventCue(r"\b(?:armas? químicas?|gas (?:sarín|mostaza|tóxico)|ataque químico|cloro)\b", "chemical"),
        EventCue(r"\bgranadas?\b(?! de (?:mortero|gas))", "grenade"),
        EventCue(
            r"\bminas?\b[^.;]{0,30}\b(?:explot|estall|deton|mat[óa]|hiri|destruy|dañ|mutil)\w*|\b(?:pis\w+|activ\w+|tropez\w+"
            r"|cay\w+ en) una mina|\bexplosión de una mina|\bcampo minado\b[^.;]{0,40}\b(?:mur|mat|hir)\w*"
            r"|\bmunición sin explotar",
            "mine_blast",
        ),
        EventCue(
            r"\bexplosi(?:ón|ones)\b|\b(?:explot|estall)(?:ó|aron|ado|ar|an)\b|\bdeton(?:ó|aron|ación|ado|ar)"
            r"|\bartefactos? (?:explosivos?|casero)|\bexplosivos?\b(?! (?:incautad|decomisad))|\bcoches?[- ]bombas?"
            r"|\bcarros?[- ]bombas?|\bcamión bomba|\bmoto(?:cicleta)?[- ]bomba|\batentados?\b"
            r"|\bvolar(?:on|a|ía)? (?:el|la|un|una)\b|\bvol(?:ó|aron) (?:el|la|un|una)\b|\bdinamit\w+"
            r"|\b(?:una|la|dos) bombas?\b[^.;]{0,25}\b(?:mat|hir|hiri|explot|estall|coloc|dej)\w*"
            r"|\bcoloc\w+ (?:la|una|el|un) (?:bomba|explosivo|artefacto)",
            "explosion",
        ),
        EventCue(
            r"\b(?:ataques?|bombardeos?|incursion(?:es)?) (?:aére[oa]s?|con dron(?:es)?|de dron(?:es)?)"
            r"|\bdron(?:es)?\b[^.;]{0,40}?\b(?:atac|golpe|impact|alcanz|bombarde|lanz|mat|hir|estrell|derrib)\w*"
            r"|\b(?:avion(?:es)?|aviación|helicópteros?|cazas?|aeronaves?|fuerza aérea)\b[^.;]{0,40}?\b"
            r"(?:bombarde|atac|golpe|lanz|dispar|mat|alcanz)\w*"
            r"|\b(?:bombarde|atac|golpe|impact|lanz|alcanz)\w*[^.;]{0,30}?\b(?:dron(?:es)?|avion(?:es)?"
            r"|helicópteros?|aviación|desde el aire)\b|\bbombas? (?:de barril|de racimo|guiadas?|planeadoras?)",
            "air_strike",
        ),
        EventCue(
            r"\bbombarde\w+|\bcañone\w+|\bartillería\b|\bmorteros?\b|\bobuses\b|\bsalvas?\b|\bráfagas de cohetes"
            rf"|\b{_SHOT} (?:\S+ ){{0,3}}?(?:cay|impact|alcanz|golpe|explot|estall|interceptad|derribad)\w*"
            rf"|\b(?:dispar|lanz|intercept|derrib|alcanzad|impactad)\w*\b[^.;]{{0,30}}?\b{_SHOT}\b"
            r"|\barmas pesadas\b|\blanzacohetes\b|\bataques? con (?:cohetes|misiles|cilindros)|\bcilindros bomba",
            "shelling",
        ),
        EventCue(r"\b(?:recuper|reconquist|retom)(?:ó|aron|ado|ada|adas)\b[^.;]{0,30}?\b(?:control|ciudad|pueblo"
                 r"|localidad|aldea|base|municipio|territorio)", "regained"),
        EventCue(
            r"\b(?:tomó|tomaron|tomada|captur(?:ó|aron) (?:la|el)|se apoder\w+|cayó en manos|cayeron en manos"
            r"|ocup(?:ó|aron)|conquist\w+|se hizo con)\b[^.;]{0,30}?\b(?:control|ciudad|pueblo|localidad|aldea"
            r"|base|municipio|cuartel|capital|territorio)",
            "overtaken",
        ),
        EventCue(r"\bprovocaci(?:ón|ones) (?:armadas?|militar(?:es)?)", "provocation"),
        EventCue(
            r"\b(?:enfrentamientos?|combates?|choques? armados?|emboscad\w+|escaramuzas?|ofensivas?"
            r"|contraofensivas?|asaltos?|incursion(?:es)?|hostigamientos?|refriegas?)\b"
            r"|\bse enfrent(?:aron|an|aban)|\bchoc(?:aron|an) con|\binfiltr\w+|\brechaz(?:ó|aron|ado|ada) (?:un|el"
            r"|la|una) (?:ataque|ofensiva|asalto|intento|avance)|\b(?:atac|asalt|hostig)\w+[^.;]{0,40}?\b(?:base|puesto"
            r"|cuartel|posición|posiciones|convoy|patrulla|comisaría|estación de policía|guarnición|retén)\b"
            r"|\bbalacera\b",
            "clash",
        ),
        EventCue(r"\bhostilidades\b|\blucha\b|\bcombat(?:ió|ieron|en|e|ían)\b|\bavanz(?:ó|aron|an) (?:hacia|hasta|sobre)", "clash", alone=False),
        EventCue(
            r"\babr(?:ió|ieron|ir|en|iendo) fuego\b|\bintercambios? de (?:disparos|fuego)|\btiroteos?\b"
            r"|\bbajo (?:fuego|el fuego)\b|\bfrancotirador\w*|\bdispar(?:ó|aron|ado|aban) (?:contra|a|sobre|hacia)\b|\bdisparos\b",
            "fire",
        ),
        EventCue(r"\b(?:fue|fueron|resultó|ha sido) (?:\w+ )?(?:alcanzad|impactad|golpead)\w+|\bimpactos?\b", "shelling",
                 alone=False),
        EventCue(r"\basedi\w+|\bsiti(?:ó|aron|ada|ado|an)\b|\bcerc(?:ó|aron) la (?:ciudad|base)|\bbajo asedio",
                 "siege"),
        EventCue(r"\bviol(?:ó|aron|ada|adas|aciones sexuales|ación de (?:una|dos|tres|varias))\b(?! (?:el|la|los|las|una vez más|nuevamente|de nuevo|otra vez|reiterad\w+)"
                 r"\b)|\bviolencia sexual|\bagresi(?:ón|ones) sexual(?:es)?|\babus\w+ sexual\w*",
                 "sexual_violence"),
        EventCue(
            r"\bsecuestr\w+|\braptad\w+|\brapto\b|\brapt(?:ó|aron)\b|\btom(?:ó|aron|ad\w+) (?:como )?rehen\w*"
            r"|\bdesaparici(?:ón|ones) forzadas?|\bse llev(?:ó|aron) (?:por la fuerza|a la fuerza)"
            r"|\bretenid[oa]s?\b|\bplagiad\w+|\bprivad\w+ de su libertad",
            "abduction",
        ),
        EventCue(
            r"\bmasacr\w+|\bmatanza|\basesin\w+|\bejecut(?:ó|aron|ad[oa]s?|ar)\b(?! (?:el|la|un) (?:plan|proyecto"
            r"|presupuesto|mandato|programa))|\bejecuciones\b|\bdegoll\w+|\bdecapit\w+|\bapuñal\w+|\btortur\w+"
            r"|\bacribill\w+|\bfusil(?:ó|aron|ad[oa]s?)\b|\babati[óde]\w*|\bmató a (?:tiros|golpes)|\bbale(?:ó|ad)\w*"
            r"|\batac(?:ó|aron|ad[oa]s?|an|ar|ando)\b|\bagredi\w+|\bgolpiz\w+|\birrumpi\w+|\basalt(?:ó|aron)\b"
            r"|\bsicari\w+",
            "attack",
        ),
        EventCue(r"\b(?:ataques?|agresi(?:ón|ones)|homicidios?|incidentes? armados?)\b", "attack", alone=False),
        EventCue(r"\bneutraliz(?:ó|aron|ad[oa]s?)\b|\bmat(?:ó|aron|ado|ar|ando|an)\b|\bmuert[oa]s? (?:a|por|en)\b|\bdio muerte|\bdieron muerte"
                 r"|\bdad[oa]s? de baja", "killing", alone=False),
        EventCue(
            r"\b(?:dispar|abr\w+ fuego|reprim)\w*\b[^.;]{0,40}?\b(?:manifestantes|multitud|marcha|protesta)"
            r"|\bmanifestantes?\b[^.;]{0,30}?\b(?:muert|asesinad|bale)\w*",
            "excessive_force",
        ),
        EventCue(
            r"\b(?:gas(?:es)? lacrimógenos?|cañon(?:es)? de agua|balas de goma|dispers\w+|desaloj\w+|reprimi\w+)\b"
            r"[^.;]{0,60}?\b(?:protest\w+|manifest\w+|marcha|multitud|concentración|plantón)"
            r"|\b(?:protest\w+|manifest\w+|marcha|concentración|plantón)\b[^.;]{0,60}?\b(?:dispers|lacrimóg"
            r"|desaloj|reprim)\w*",
            "dispersed",
        ),
        EventCue(r"\blinch\w+|\bturba\b|\bmultitud\b[^.;]{0,40}?\b(?:golpe|quem|incendi|atac|mat|saque)\w*"
                 r"|\bjusticia por mano propia", "mob"),
        EventCue(
            r"\bdisturbios\b|\bmotín|\bmotines\b|\b(?:manifestantes?|jóvenes|encapuchados)\b[^.;]{0,50}?\b(?:lanz|arroj"
            r"|incendi|quem|saque|apedre|vandaliz|destroz|enfrent)\w*|\bprotestas? violentas?|\bvandal\w+",
            "riot",
        ),
        EventCue(
            r"\b(?:protest(?:ó|aron|an|aban|ar|as?)|se manifest(?:ó|aron|an)|manifestaci(?:ón|ones)|manifestantes"
            r"|marcharon|marchan|marchó|marchas? (?:pacífica|por|contra|de)|plant(?:ón|ones)|paro(?: nacional| cívico)?"
            r"|huelga|concentraciones|se concentraron|cacerolazos?|vigilias?|sentada)\b"
            r"|\bbloque(?:ó|aron|an|ado)\b[^.;]{0,25}?\b(?:carretera|vía|ruta|calle|autopista|puente|paso)s?"
            r"|\bsalieron a las calles",
            "protest",
        ),
        EventCue(
            r"\b(?:coloc|sembr|plant|instal|enterr)\w+\b[^.;]{0,25}?\bminas?\b|\bmin(?:ó|aron|ar|ado|ada) (?:el|la|los"
            r"|las|un|una) (?:camin|carreter|camp|puent|ví)\w+|\bminas?\b[^.;]{0,25}?\b(?:colocad|sembrad|instalad)\w+",
            "mine_laying",
        ),
        EventCue(
            r"\b(?:desactiv|desmin|neutraliz|destru|incaut|decomis|hall|encontr|descubri|localiz|intercept|derrib"
            r"|desmantel|requis|recuper)\w*\b[^.;]{0,50}?\b(?:artefactos?|minas?|bombas?|explosivos?|armas?|armamento"
            r"|municion(?:es)?|arsenal|depósitos?|drones?|misiles?|cohetes?|fusiles|caleta|granadas?)\b"
            r"|\b(?:artefactos?|minas?|bombas?|explosivos?|armas?|municiones|drones?|misiles?|cohetes?)\b[^.;]{0,40}?\b"
            r"(?:fue|fueron|han sido|ha sido|resultaron) (?:desactivad|neutralizad|incautad|decomisad|interceptad|derribad|destruid)\w+",
            "disarmed",
        ),
        EventCue(
            r"\b(?:incendi(?:ó|aron|ad[oa]s?|ar|an|aria)|quem(?:ó|aron|ad[oa]s?|ar|an)|saque(?:ó|aron|ad[oa]s?|os?|ar)"
            r"|demoli\w+|destroz\w+|arras(?:ó|aron|ad[oa]s?)|derrib(?:ó|aron|ad[oa]s?) (?:las|los|la|el|\w+) (?:casas?"
            r"|viviendas?|edificio)|profan\w+|prendi\w+ fuego|pegaron fuego|robaron ganado)\b",
            "destruction",
        ),
        EventCue(
            r"\b(?:liber|entreg|dej\w+ en libertad|puest\w+ en libertad|intercambi|canje|repatri|excarcel)\w*\b"
            r"[^.;]{0,40}?\b(?:rehenes?|rehén|detenid|pres|prisioner|secuestrad|soldad|militar|policía|periodista|cautiv"
            r"|cuerpos|retenid)\w*|\b(?:rehenes|rehén|detenidos|presos|prisioneros|secuestrad\w+|retenid\w+)\b[^.;]{0,40}?"
            r"\b(?:liberad|puest\w+ en libertad|canjead)\w*|\bcanje de prisioneros|\bexcarcel\w+",
            "release",
        ),
        EventCue(
            r"\bdetuv(?:o|ieron)\b|\bdetenid[oa]s?\b|\bdetenci(?:ón|ones)\b|\barrest(?:ó|aron|ad[oa]s?|os?)\b"
            r"|\bcaptur(?:ó|aron|ad[oa]s?) (?:a|en|por|al|junto|durante)|\bcaptura de\b|\baprehend\w+|\bencarcel\w+"
            r"|\bapres(?:ó|aron|ad)\w*",
            "arrest",
        ),
        EventCue(
            r"\b(?:roto|rompi\w+|romper|rota|dio por terminad\w+|puso fin|fin (?:al|de la|del)|ruptura)\b[^.;]{0,25}?"
            r"\b(?:alto el fuego|tregua|armisticio|cese al fuego|cese el fuego)|\b(?:alto el fuego|tregua)\b"
            r"[^.;]{0,15}?\b(?:roto|rota|terminad)",
            "end_of_truce",
        ),
        EventCue(
            r"\b(?:alto el fuego|alto al fuego|cese (?:al|el|del) fuego|tregua|armisticio|cese de (?:las )?hostilidades"
            r"|pausa humanitaria)\b[^.;]{0,45}?\b(?:entr|acord|firm|anunci|declar|vigor|pact|prorrog|decret|acept)\w*"
            r"|\b(?:acord|firm|anunci|declar|pact|prorrog|decret|acept|negoci|alcanz|conven)\w*\b[^.;]{0,45}?"
            r"\b(?:alto el fuego|alto al fuego|cese (?:al|el|del) fuego|tregua|armisticio|cese de (?:las )?hostilidades"
            r"|pausa humanitaria)",
            "ceasefire",
        ),
        EventCue(
            r"\b(?:firm|suscrib|suscrit|alcanz|conclu)\w*\b[^.;]{0,35}?\b(?:acuerdos?|pacto|convenio)\b"
            r"|\bacuerdo de paz\b[^.;]{0,30}?\b(?:firm|suscr)\w*",
            "agreement",
        ),
        EventCue(
            r"\b(?:pas(?:ó|aron) (?:a|bajo) (?:manos|el control|control)|se retir(?:ó|aron|an)|retirada de|retiro de las"
            r"|entreg(?:ó|aron) (?:el|la) (?:control|base|territorio)|devolvi\w+ (?:el|la) (?:control|territorio))\b",
            "transfer",
        ),
        EventCue(
            r"\b(?:instal|establec|constru|levant|mont)\w*\b[^.;]{0,25}?\b(?:base(?: militar)?|puestos? (?:militar"
            r"|avanzad|de control|de observación)\w*|cuartel(?: general)?|retenes|retén|campamento)s?\b",
            "base",
        ),
        EventCue(
            r"\b(?:se sum(?:ó|aron) a|desert(?:ó|aron|ores)|depus\w+ las armas|entreg\w+ las armas|entrega de armas"
            r"|se desmoviliz\w+|desmoviliz\w+|se fusion\w+|reclut(?:ó|aron|amiento|ad)\w*)|\bgolpe de "
            r"estado|\btoque de queda|\bestado de (?:sitio|emergencia|excepción)\b|\bley marcial|\bmovilización general"
            r"|\bproclam(?:ó|aron) la independencia",
            "change",
        ),
        EventCue(
            r"\b(?:desplazad[oa]s?|refugiad[oa]s?|familias?|habitantes|personas|vecinos)\b[^.;]{0,40}?\b(?:regres|retorn"
            r"|volvi)\w*|\b(?:retorno|regreso) de (?:los|las|\d)",
            "return",
        ),
        EventCue(
            r"\b(?:aeropuerto|puente|carretera|escuela|hospital|ferrocarril)\b[^.;]{0,30}?\b(?:inaugur|reabri|abri"
            r"|termin)\w*",
            "opening",
        ),
        EventCue(
            r"\b(?:cerr|clausur|cort)(?:ó|aron|ad[oa]s?|ar)\b[^.;]{0,30}?\b(?:frontera|paso|carretera|puerto"
            r"|aeropuerto|puente|acceso|corredor|vía)s?\b|\b(?:frontera|paso|carretera|puerto|aeropuerto|puente)s?\b"
            r"[^.;]{0,25}\b(?:cerrad|bloquead|cortad)\w+|\bbloqueo (?:de|al|del)\b|\bcierre (?:de|del)\b",
            "closure",
        ),
        EventCue(
            r"\b(?:huy(?:ó|eron|endo|en)|huido|huir|desplaz(?:ó|aron|ad[oa]s?|amientos?)|evacu(?:ó|aron|ad[oa]s?"
            r"|ación|ar)|abandon(?:ó|aron|ado|ar) sus|se refugi\w+|buscaron refugio|éxodo|confinad[oa]s?"
            r"|expulsad[oa]s?)\b",
            "flight",
            alone=False,
        ),
        EventCue(r"\b(?:tropas|fuerzas|unidades|soldados|convoy)\b[^.;]{0,30}\b(?:entraron|ingresaron|entró|cruzaron|desplegaron)\b",
                 "movement"),
        EventCue(r"\b(?:lleg\w+|cruz\w+|sali(?:ó|eron)|abandon\w+|dej\w+)\b", "flight",
                 needs="displaced"),
        EventCue(r"\bbajas civiles|\bvíctimas civiles|\bciviles (?:muertos|heridos)", "harm_to_civilians"),
        EventCue(
            r"\b(?:muri(?:ó|eron)|muertos?|muertas?|murió|fallec\w+|herid[oa]s?|resultaron|víctimas|bajas|cadáveres"
            r"|cuerpos|hospitalizad\w+)\b",
            "harm",
            alone=False,
        ),
        EventCue(
            r"\bcombat(?:ió|ieron|en|ían)\b|\bse disputan\b|\bse enfrentan\b|\bposiciones?\b[^.;]{0,40}\b(?:atacad|hostigad)\w+|\bcontraatac\w+|\bintercambiaron (?:disparos|fuego)",
            "clash",
        ),
        EventCue(
            r"\b(?:tom(?:ó|aron)|ocup(?:ó|aron)) (?:por asalto|el (?:control|puesto|cuartel|pueblo)|la (?:ciudad|localidad|estación|base))|\biz(?:ó|aron) (?:su|la) bandera",
            "overtaken",
        ),
        EventCue(
            r"\b(?:cuerpos?|cadáver(?:es)?|restos)\b[^.;]{0,60}\b(?:hallad|encontrad|exhumad|localizad)\w+|\b(?:hall|encontr|exhum|localiz)\w+\b[^.;]{0,40}\b(?:cuerpos?|cadáver(?:es)?)|\bfosas? (?:comun|clandestin)\w+|\bultim(?:ó|aron|ad\w+)|\bajustici\w+|\bsin vida\b|\bahorcad\w+",
            "attack",
        ),
        EventCue(
            r"\bse llev(?:ó|aron) (?:a|consigo)\b|\b(?:está|están|permanece|sigue) desaparecid\w+|\bparadero\b[^.;]{0,20}\bdesconoc\w+",
            "abduction",
        ),
        EventCue(
            r"\b(?:se reun|se congreg|se concentr|se agrup|se moviliz)\w+\b[^.;]{0,50}\b(?:para (?:exigir|protestar|pedir|rechazar|denunciar|reclamar)|contra|en (?:apoyo|rechazo|repudio|protesta))\b|\b(?:plantón|caravana|cacerolazo)\b",
            "protest",
        ),
        EventCue(
            r"\b(?:neumáticos|llantas|cauchos)\b|\bapedre\w+|\bbarricadas?\b|\b(?:jóvenes|turba|manifestantes|encapuchados)\b[^.;]{0,40}\b(?:quem|incendi|saque|destroz|forz)\w*",
            "riot",
        ),
        EventCue(
            r"\b(?:retir|remov|limpi|deton)\w*\b[^.;]{0,40}\b(?:minas|explosivos|artefactos|municiones|proyectiles)\b",
            "disarmed",
        ),
        EventCue(
            r"\b(?:impid|neg|prohib|deneg)\w*\b[^.;]{0,25}\b(?:el paso|el acceso|la entrada|entrar|pasar)\b|\bobligad\w+ a (?:regresar|volver|dar la vuelta)",
            "closure",
        ),
        EventCue(
            r"\b(?:casa|vivienda|edificio|escuela|clínica|iglesia|mezquita|tienda|mercado|cultivo)s?\b[^.;]{0,35}\b(?:derribad|demolid|destruid|incendiad|quemad|saquead|arrasad)\w+",
            "destruction", alone=False,
        ),
        EventCue(r"\b(?:arranc|tal|destru)\w+ (?:\d[\d.]*|los|unos|m[aá]s de \d+) (?:olivos|árboles|cultivos|palmas)|\b(?:viviendas?|casas?|escuelas?|edificios?|hospital(?:es)?|vehículos?|iglesias?|mezquitas?)\b[^.;]{0,40}?\b(?:dañad|destruid|destrozad|averiad|afectad)\w+|\b(?:dañ|destroz|destruy)\w+ (?:\w+ ){1,3}?(?:viviendas?|casas?|escuelas?|edificios?|vehículos?|iglesias?|mezquitas?)", "destruction"),
        EventCue(r"\b(?:abord|apres|captur|intercept|secuestr)\w+ (?:un|una|el|la) (?:pesquero|buque|barco|lancha|embarcación|petrolero)", "arrest"),
        EventCue(r"\b(?:convoy|camiones?|ambulancias?|misión)\b[^.;]{0,40}?\b(?:bloquead|retenid|detenid|impedid)\w+", "closure", alone=False),
        EventCue(r"\b(?:tirotead[oa]s?|balead[oa]s?|tiroteo)\b", "fire"),
        EventCue(r"\b(?:apareci|hallaron|encontraron|hallad|encontrad)\w* (?:el|un|los|\d+|dos|tres) (?:cuerpos?|cadáver(?:es)?)|\bcuerpos? sin vida\b", "attack"),
        EventCue(r"\b(?:entró|entrará|entrado) en vigor\w* (?:una|la|el|un) (?:tregua|alto el fuego|cese)|\b(?:tregua|alto el fuego)\b[^.;]{0,30}?\b(?:entró en vigor|comenzó|acordad\w+|pactad\w+)", "ceasefire"),
        EventCue(r"\b(?:soldados|tropas|militares|fuerzas|ejército|guarnición)\b[^.;]{0,30}?\b(?:evacu|abandon|se retir|desocup)\w+ (?:de )?(?:la|el|su|sus) (?:base|puesto|cuartel|posici\w+|ciudad)", "transfer"),
        EventCue(r"\b(?:no )?(?:apunt|atac)(?:ó|aron|ado|ar) (?:al?|contra|los|las|el|la)\b", "attack", alone=False),
    ),
    retold=(
        r"\b(?:el|la|los|las|ese|esa|este|esta|dicho|dicha|tal|su|haber|todo|toda) (?:\w+ )?(?:ataques?|bombardeos?|atentados?"
        r"|asesinatos?|masacres?|emboscadas?|secuestros?|explosi(?:ón|ones)|incidentes?|operaci(?:ón|ones)|muertes?"
        r"|acusaci(?:ón|ones)|hechos?|ejecuci(?:ón|ones)|disparos|incursión)\b|\b(?:implicad[oa]s?|involucrad[oa]s?|responsabilidad|autoría"
        r"|participación|implicación)\b|\bni(?:ega|egan|egó|garon)\b|\bdesmi\w+|\brechaz\w+"
    ),
    owned=r"\breivindic\w+|\breconoc\w+|\badmit\w+|\basumi\w+|\bse atribuy\w+|\bconfirm\w+ (?:el|la)",
    attempted=r"\b(?:quiso|quisieron)\b|\bsobreviv\w+|\b(?:intent(?:ó|aron|ar|ado|os?|aba|aban|ando|an)|trat(?:ó|aron|aba|aban|ando|ar) de|pretend\w+|frustr\w+"
    r"|tentativa|rechaz(?:ó|aron) (?:un|el|la|una)|fallid\w+)\b",
    foiled=r"\b(?:rechazad|frustrad|interceptad|derribad|repelid|repeli|neutralizad\w+ antes|no explot|no lleg)\w*",
    planned=r"\b(?:prevé|prevén|tiene (?:previsto|prevista)|planea\w*|será|serán|se espera que|va a (?:ser|abrir)"
    r"|previst[oa]s? para|está por|a punto de|programad[oa]s? para)\b",
    threatened=r"\bamenaz(?:ó|aron|a|an|ando|ado|aba)\b",
    ongoing=r"\b(?:contin[uú]\w+|siguen?|sigue|persist\w+|prosigu\w+|en curso|todavía|aún|desde (?:entonces|hace))\b",
    denied=r"\bno (?:tiene|tienen|tener|tuvo|tenía) (?:nada )?que ver|\bno\b(?! (?:solo|sólo|solamente|obstante))|\bningun[oa]?\b|\bningún\b|\bni(?:ega|egan|egó|garon|ega haber)\b"
    r"|\bnegó\b|\bdesmi\w+|\brechaz(?:a|an|ó|aron) (?:las? acus|los señal|estar|tener|haber|toda|cualquier|que|la|el informe)"
    r"|\bsin\b(?! (?:embargo|explotar|duda))|\bnunca\b|\bjamás\b|\btampoco\b|\bnadie\b",
    disowned=r"\b(?:rechaz\w+ (?:\w+ )?(?:estar|haber|tener)|no (?:tiene|tienen|tener|tuvo|tenía|tuvieron) (?:(?:nada )?que ver|relación|responsabilidad)|niega|niegan|negó|negaron|desmi(?:ente|enten|ntió|ntieron)|rechaz(?:a|an|ó|aron) (?:la|las|los|el|esa|esas|toda|cualquier|haber|que))\b",
    untrue=r"\b(?:fotos?|imágenes|videos?) (?:\w+ ){0,3}(?:montaje|manipulad\w+|fals\w+|trucad\w+)|\b(?:es|son|era|eran|sea) (?:\w+ )?(?:fals[oa]s?|infundad\w+|mentira|inventad\w+)\b|\bcarece\w* de fundamento"
    r"|\bno es cierto\b|\bdesinformación\b",
    no_event=r"\b(?:ningún grupo|ninguna organización|nadie) (?:se ha |se |ha |había )?(?:atribu|reivindic|adjudic)|no ha sido reivindicad|\b(?:pid(?:e|en|ió|ieron) (?:que|a|al|la)|exig\w+|exhort\w+|inst(?:a|an|ó) a|hace un llamamiento|llam(?:a|ó|an) a"
    r"|record(?:ó|aron|amos|ar)|recuerda\w*|reiter\w+|reafirm\w+|condolencias|de conformidad con|en virtud de|resolución \d+"
    r"|derecho internacional|crímenes? de guerra|podrían?|deb(?:e|en) (?:cesar|cumplir)|conden(?:a|ó|an|amos)|deplor\w+"
    r"|lament\w+|acoge con|celebr(?:a|ó) (?:el|la)|preocupa\w*|negociaci\w+|si (?:el|la|los|no)|tiene el honor|a fin de)\b",
    said_by=(
        r"\b(?:según|de acuerdo con|a juicio de|citando a|conforme a)\s+(?P<source>[^,.;:()]{3,70}?)(?=[,.;:()]|$|\s+(?:que"
        r"|y|quien|al menos|más de|ha|han))",
        r"(?:^|[,;:–—]\s*|\b(?:y|pero|que|mientras)\s+)(?P<source>(?:(?:el|la|los|las|un|una|nuestro|nuestra|su)\s+)?"
        r"[\w'’.-]+(?:\s+[\w'’.-]+){0,7}?)\s+(?:ha\s+|han\s+|también\s+|luego\s+)*(?:afirm(?:a|an|ó|aron|ado)|asegur(?:a|an|ó"
        r"|aron)|sosti(?:ene|enen)|sostuv\w+|dijo|dijeron|dice|inform(?:a|an|ó|aron)|anunci(?:a|an|ó|aron)|report(?:a|an|ó"
        r"|aron)|denunci(?:a|an|ó|aron)|ni(?:ega|egan)|negó|negaron|desmi(?:ente|enten|ntió|ntieron)|reconoc(?:e|en|ió|ieron)"
        r"|admit(?:e|en|ió|ieron)|confirm(?:a|an|ó|aron)|señal(?:a|an|ó|aron)|declar(?:a|ó|aron) que|indic(?:a|ó|aron)"
        r"|atribuy(?:e|ó|eron)|acus(?:a|an|ó|aron)|rechaz(?:a|an|ó|aron)|reivindic(?:a|ó|aron)|registr(?:a|ó|aron)"
        r"|document(?:a|ó|aron)|cifr(?:a|ó)|precis(?:a|ó)|cont(?:ó|aron)|relat(?:a|ó|aron)"
        r"|habla(?:n)? de|eleva(?:n|ron)? a|calific(?:a|ó|aron)|estim(?:a|an|ó|aron)|calcul(?:a|an|ó|aron)|explic(?:a|ó|aron)|revel(?:a|ó|aron)|agreg(?:a|ó|aron)|manifest(?:a|ó|aron)|comunic(?:a|ó|aron)|escrib(?:e|ió|ieron)"
        r"|(?:dio|dieron|da|dan) cuenta|cit(?:a|ó|aron))\b",
        r"(?:^|[;:]\s*)(?P<source>(?:(?:el|la|los|las|un|una|nuestro|nuestra|su)\s+)?[\w'’.-]+(?:\s+[\w'’.-]+){0,7}?),\s"
        r"[^,.;:()]{3,45},\s+(?:ha\s+|han\s+)?(?:afirm|asegur|sostuv|dij|dice|inform|anunci|report|denunci|neg|nieg|desm|reconoc"
        r"|admit|confirm|señal|declar|indic|acus|rechaz|precis|explic|calific|estim|cifr|revel|agreg)\w*\b",
        r"\bcit(?:a|ó|aron)\s+a(?:l)?\s+(?P<source>[^,.;:()]{3,70}?)(?=,\s*(?:quien|según|que)\b)",
        r",\s*(?:ha |han )?(?:inform|afirm|asegur|dij|anunci|report|confirm|denunci|señal|indic|declar|sostuv|precis|según|dice)"
        r"\w*\s+(?P<source>[^,.;:()]{3,70})",
    ),
    pronouns=r"(?:él|ella|ellos|ellas|éste|ésta|este último|esta última)",
    own=r"(?:ning.*|nadie.*|nosotros|se|que|quien|quienes|lo cual|no se|y|pero|la acusación|esa acusación)",
    counts=with_compounds({
        "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
        "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13,
        "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18,
        "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiún": 21, "veintidós": 22,
        "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "treinta": 30, "cuarenta": 40,
        "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
        "doscientos": 200, "trescientos": 300, "quinientos": 500, "mil": 1000,
        "veintiséis": 26,
        "veintisiete": 27,
        "veintiocho": 28,
        "veintinueve": 29,
        "veintiuna": 21,
        "doscientas": 200,
        "trescientas": 300,
        "cuatrocientos": 400,
        "cuatrocientas": 400,
        "quinientas": 500,
        "seiscientos": 600,
        "seiscientas": 600,
        "ochocientos": 800,
        "ochocientas": 800,
    }, " y "),
    rounds={'una decena': 10, 'un decena': 10, 'una docena': 12, 'un docena': 12, 'una quincena': 15, 'un quincena': 15, 'una veintena': 20, 'un veintena': 20, 'una treintena': 30, 'un treintena': 30, 'una cuarentena': 40, 'un cuarentena': 40, 'una cincuentena': 50, 'un cincuentena': 50, 'una centena': 100, 'un centena': 100, 'una centenar': 100, 'un centenar': 100, 'una millar': 1000, 'un millar': 1000},
    crowds=r"(?:decenas|cientos|centenares|miles|varios|varias|numerosos|numerosas|muchos|muchas|algunos|algunas)(?: de)?",
    times={"mil": 1000, "millones": 1_000_000, "millón": 1_000_000},
    between=r"entre|de",
    between_and=r"\s(?:y|a)\s",
    aside=r"\s?\([^()]{2,80}\)|,\s(?:entre ellos|entre ellas|incluid\w+|incluyendo|en su mayoría|la mayoría|de los cuales|de las cuales)\b[^,.;]{2,80}(?:,|(?=[.;])|$)",
    at_least=r"al menos|por lo menos|más de|no menos de|como mínimo",
    at_least_behind=r"al menos|por lo menos|como mínimo",
    at_most=r"hasta|como máximo|menos de",
    about=r"unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a",
    to=r"\s?[-–]\s?|\s(?:a|o)\s",
    measure=r"\s+(?:de (?:nuestros |sus |los |las )?)?(?:[\w'’-]+ ){0,2}?",
    people=rf"(?:{_FORCES}|{_PEOPLE})(?!\w)",
    person=r"\b(?:una?|el|la|otr[oa]) (?:[\w'’-]+ ){0,2}?(?:civil|persona|hombre|mujer|niñ[oa]|menor|joven|bebé|vecin[oa]"
    r"|poblador|ciudadan[oa]|soldado|militar|policía|agente|oficial|guardia|periodista|maestr[oa]|docente|médic[oa]"
    r"|enfermer[oa]|estudiante|conductor|campesin[oa]|pescador|trabajador|activista|manifestante|sacerdote|alcalde(?:sa)?"
    r"|concejal|líder(?:esa)?|dirigente|candidat[oa]|comandante|sospechos[oa]|pasajer[oa]|piloto|voluntari[oa]|indígena"
    r"|funcionari[oa]|abogad[oa]|juez|jueza|turista|guerrillero|casco azul|sargento|teniente)(?!\w)",
    combatants=rf"\b(?:{_FORCES}|ejército|posici(?:ón|ones)|convoy militar|patrulla|cuartel|base|retén|guarnición|puesto)\b",
    harms={
        "killed": (
            r"\b(?:mat(?:ó|aron|ar|ando)|asesin(?:ó|aron|ar)|ejecut(?:ó|aron|ar)|masacr(?:ó|aron)|abati(?:ó|eron)"
            r"|linch(?:ó|aron)|fusil(?:ó|aron)|degoll(?:ó|aron)|acribill(?:ó|aron)|dieron muerte|dio muerte)\s+(?:a(?:l)?\s+)?{n}",
            r"{n}\s+(?:(?:fueron|fue|han sido|ha sido|habían sido|resultaron|resultó)\s+)?(?:asesinad[oa]s?|muert[oa]s?"
            r"|ejecutad[oa]s?|masacrad[oa]s?|abatid[oa]s?|dad[oa]s? de baja|linchad[oa]s?|decapitad[oa]s?|fusilad[oa]s?"
            r"|fallecid[oa]s?)",
            r"{n}\s+(?:\S+\s+)?(?:murieron|murió|fallecieron|falleció|perdieron la vida|perdió la vida|perecieron|han muerto)",
            r"\b(?:murieron|murió|fallecieron|falleció|perecieron)\s+(?:a\s+(?:los\s+|las\s+)?)?{n}",
            r"\b(?:muerte|asesinato|homicidio|ejecución|vida) (?:de|a)\s+(?:a\s+(?:los\s+|las\s+)?)?{n}", r"\bdej(?:ó|aron|ando)\s+(?:a\s+(?:los\s+|las\s+)?)?{n}\s+muertos",
            r"{n}\s+(?:muertes|cadáveres|cuerpos)",
        ),
        "injured": (
            r"\b(?:hiri(?:ó|eron|endo)|herir)\s+(?:a\s+)?{n}",
            r"{n}\s+(?:más\s+)?(?:(?:resultaron|resultó|fueron|fue|quedaron)\s+)?(?:gravemente\s+|levemente\s+)?(?:herid[oa]s?"
            r"|lesionad[oa]s?|quemad[oa]s?|hospitalizad[oa]s?)",
            r"\bdej(?:ó|aron|ando)\s+(?:a\s+(?:los\s+|las\s+)?)?{n}\s+heridos", r"\bresultaron heridos\s+{n}",
        ),
        "missing": (
            r"\b(?:secuestr(?:ó|aron|ar)|rapt(?:ó|aron)|plagi(?:ó|aron)|se llevaron)\s+(?:a\s+)?{n}",
            r"{n}\s+(?:\S+\s+){0,3}?(?:(?:fueron|fue|han sido|permanecen|siguen|están)\s+)?(?:secuestrad[oa]s?|raptad[oa]s?"
            r"|desaparecid[oa]s?|retenid[oa]s?|plagiad[oa]s?)",
            r"\b(?:secuestro|rapto|desaparición|retención) de\s+{n}",
        ),
        "detained": (
            r"\b(?:detuv(?:o|ieron)|arrest(?:ó|aron)|captur(?:ó|aron)|aprehendi(?:ó|eron))\s+(?:a\s+)?{n}",
            r"{n}\s+(?:(?:fueron|fue|han sido|ha sido)\s+)?(?:detenid[oa]s?|arrestad[oa]s?|capturad[oa]s?|aprehendid[oa]s?)",
            r"\b(?:detención|arresto|captura) de\s+{n}",
        ),
        "displaced": (
            r"{n}\s+(?:(?:se|han|ha|fueron|habían|tuvieron que)\s+)*(?:llegado|huido|huyeron|huir|desplazad[oa]s?|desplazaron"
            r"|evacuad[oa]s?|abandonaron|abandonar|cruzado|cruzaron|refugiaron|buscaron|expulsad[oa]s?|confinad[oa]s?|salieron|dejaron|dejado)",
            r"\b(?:desplaz(?:ó|aron)|evacu(?:ó|aron)|expuls(?:ó|aron)|oblig(?:ó|aron))\s+(?:a\s+)?{n}",
            r"\b(?:desplazamiento|evacuación|éxodo|huida) de\s+{n}",
        ),
    },
    unhurt=r"\b(?:no hubo|sin|no dej(?:ó|aron)|no caus(?:ó|aron)|no se (?:registraron|reportaron)|ningún|no se reportan) "
    r"(?:\w+ )?(?:bajas|víctimas|muertos|heridos|muerto|herido|fallecidos)(?: (?:civiles|mortales|humanas))?"
    r"|\bnadie (?:resultó|murió|fue)\b(?: herid\w+)?",
    losses=r"\b(?:hubo|con|varias|sufri\w+|numerosas|caus\w+) (?:bajas|víctimas|pérdidas)(?: (?:civiles|humanas))?",
)  # fmt: skip
