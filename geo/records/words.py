"""What people write over the columns of a table of incidents, in six languages. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_EN, _FR, _ES, _RU, _ZH, _AR = "en", "fr", "es", "ru", "zh", "ar"

# Source: column headers of ACLED's and UCDP GED's public exports (codebooks), of our own table,
# and the common words of the six languages for the same things.
HEADERS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "record_id": {
            _EN: (
                "record_id", "event_id_cnty", "id", "event_id", "incident_id", "incident_number",
                "record", "no", "nr", "ref", "reference", "case_id", "objectid", "fid",
            ),
            _FR: ("identifiant", "numero", "n°", "id_evenement", "id_incident"),
            _ES: ("identificador", "id_evento", "id_incidente", "nro"),
            _RU: ("номер", "идентификатор", "ид", "№"),
            _ZH: ("编号", "序号", "记录编号", "事件编号", "標識", "編號"),
            _AR: ("الرقم", "رقم", "المعرف", "معرف", "رقم الحادث"),
        },
        "date": {
            _EN: (
                "date", "event_date", "date_start", "start_date", "date_from", "when", "day",
                "incident_date", "date_of_event", "date_of_incident", "date_occurred", "date_edtf",
                "occurred_on",
            ),
            _FR: ("jour", "date de l'evenement", "date de l'incident", "date de debut", "quand"),
            _ES: ("fecha", "fecha del evento", "fecha del incidente", "fecha de inicio", "dia"),
            _RU: ("дата", "дата события", "дата инцидента", "дата начала", "день", "когда"),
            _ZH: ("日期", "事件日期", "发生日期", "开始日期", "事发日期", "發生日期"),
            _AR: ("التاريخ", "تاريخ", "تاريخ الحادث", "تاريخ الحدث", "تاريخ البدء", "اليوم"),
        },
        "date_end": {
            _EN: ("date_end", "end_date", "date_to", "until", "last_day"),
            _FR: ("date de fin", "fin", "jusqu'au"),
            _ES: ("fecha de fin", "fecha final", "hasta"),
            _RU: ("дата окончания", "конец"),
            _ZH: ("结束日期", "终止日期", "結束日期"),
            _AR: ("تاريخ الانتهاء", "تاريخ النهاية"),
        },
        "time_local": {
            _EN: ("time_local", "time", "hour", "event_time", "local_time", "time_of_day"),
            _FR: ("heure", "heure locale"),
            _ES: ("hora", "hora local"),
            _RU: ("время", "час", "местное время"),
            _ZH: ("时间", "时刻", "當地時間", "当地时间", "時間"),
            _AR: ("الوقت", "الساعة", "وقت"),
        },
        "place": {
            _EN: (
                "place", "location", "place_verbatim", "where", "place_name", "toponym", "locality",
                "site", "town", "city", "village", "settlement", "location_name",
                "where_coordinates",
            ),
            _FR: ("lieu", "localite", "endroit", "ville", "lieu de l'incident"),
            _ES: ("lugar", "localidad", "ubicacion", "ciudad", "lugar del incidente"),
            _RU: ("место", "населенный пункт", "место события", "город", "где", "место инцидента"),
            _ZH: ("地点", "地名", "位置", "事发地点", "发生地点", "地點"),
            _AR: ("المكان", "الموقع", "مكان", "موقع", "المدينة", "البلدة"),
        },
        "place_code": {
            _EN: (
                "place_id", "geonameid", "geonames_id", "geoname_id", "place_code", "location_code",
                "pcode", "p_code", "iso_3166_2", "adm2_pcode", "admin2pcode", "adm1_pcode",
                "admin1pcode", "adm2_code", "adm1_code",
            ),
            _FR: ("code lieu", "code du lieu"),
            _ES: ("codigo del lugar", "codigo lugar"),
            _RU: ("код места",),
            _ZH: ("地点代码", "行政区划代码"),
            _AR: ("رمز المكان", "رمز الموقع"),
        },
        "lat": {
            _EN: ("lat", "latitude", "y", "lat_dd", "point_y", "geometry.lat", "ycoord"),
            _FR: ("latitude (y)",),
            _ES: ("latitud",),
            _RU: ("широта",),
            _ZH: ("纬度", "緯度"),
            _AR: ("خط العرض", "العرض", "دائرة العرض"),
        },
        "lon": {
            _EN: (
                "lon", "longitude", "lng", "long", "x", "lon_dd", "point_x", "geometry.lon",
                "xcoord",
            ),
            _FR: ("longitude (x)",),
            _ES: ("longitud",),
            _RU: ("долгота",),
            _ZH: ("经度", "經度"),
            _AR: ("خط الطول", "الطول"),
        },
        "coordinates": {
            _EN: (
                "coordinates", "coords", "lat_lon", "lat/lon", "lat, lon", "latlong", "latlon",
                "lon_lat", "lon, lat", "gps", "geom_wkt", "wkt", "geometry", "geolocation",
            ),
            _FR: ("coordonnees", "coordonnees gps"),
            _ES: ("coordenadas", "coordenadas gps"),
            _RU: ("координаты",),
            _ZH: ("坐标", "经纬度", "座標"),
            _AR: ("الإحداثيات", "إحداثيات"),
        },
        "radius_m": {
            _EN: (
                "radius_m", "uncertainty_m", "coordinateuncertaintyinmeters", "accuracy_m",
                "geometry.radius_m",
            ),
        },
        "geo_precision": {_EN: ("geo_precision",)},
        "where_prec": {_EN: ("where_prec",)},
        "time_precision": {_EN: ("time_precision",)},
        "date_prec": {_EN: ("date_prec",)},
        "country": {
            _EN: ("country", "country_code", "country_name", "iso2", "iso3", "state", "adm0"),
            _FR: ("pays",),
            _ES: ("pais",),
            _RU: ("страна", "государство"),
            _ZH: ("国家", "國家"),
            _AR: ("البلد", "الدولة", "بلد"),
        },
        "admin1": {
            _EN: ("admin1", "adm1", "adm_1", "province", "region_name", "governorate", "adm1_name"),
            _FR: ("province (admin1)", "departement", "region"),
            _ES: ("provincia", "departamento"),
            _RU: ("область", "регион", "провинция"),
            _ZH: ("省", "省份", "州"),
            _AR: ("المحافظة", "الولاية", "الإقليم"),
        },
        "admin2": {
            _EN: ("admin2", "adm2", "adm_2", "district", "county", "adm2_name"),
            _FR: ("district (admin2)", "arrondissement", "cercle"),
            _ES: ("distrito", "municipio"),
            _RU: ("район", "уезд"),
            _ZH: ("区", "县", "地区", "區", "縣"),
            _AR: ("القضاء", "المديرية", "المنطقة", "الناحية"),
        },
        "what": {
            _EN: (
                "what", "notes", "description", "source_headline", "headline", "title", "summary",
                "narrative", "details", "event", "incident", "event_description", "text",
            ),
            _FR: ("evenement", "resume", "recit", "faits"),
            _ES: ("descripcion", "evento", "incidente", "resumen", "hechos", "que"),
            _RU: ("описание", "событие", "что", "что произошло", "инцидент", "примечания"),
            _ZH: ("事件", "描述", "内容", "情况", "事件描述", "概要", "經過", "经过"),
            _AR: ("الوصف", "الحدث", "الحادث", "وصف", "التفاصيل", "ماذا"),
        },
        "event_type": {
            _EN: ("event_type", "type", "category", "type_of_event", "type_of_violence"),
            _FR: ("type d'evenement", "categorie", "type d'incident"),
            _ES: ("tipo", "tipo de evento", "categoria", "tipo de incidente"),
            _RU: ("тип", "тип события", "вид", "категория"),
            _ZH: ("类型", "事件类型", "类别", "種類", "類型"),
            _AR: ("النوع", "نوع الحدث", "نوع الحادث", "الفئة"),
        },
        "event_subtype": {
            _EN: ("event_subtype", "sub_event_type", "subtype", "subcategory"),
            _FR: ("sous-type", "sous-categorie"),
            _ES: ("subtipo", "subcategoria"),
            _RU: ("подтип", "подвид"),
            _ZH: ("子类型", "子类别"),
            _AR: ("النوع الفرعي",),
        },
        "modality": {_EN: ("modality",)},
        "polarity": {_EN: ("polarity",)},
        "actor1": {
            _EN: ("actor1", "side_a", "actors", "actor", "perpetrator", "party_a", "who"),
            _FR: ("acteur", "auteur", "acteurs", "partie a"),
            _ES: ("actor 1", "autor", "actores", "responsable"),
            _RU: ("участник", "сторона а", "кто", "участники"),
            _ZH: ("行为者", "肇事者", "甲方", "行为体"),
            _AR: ("الفاعل", "الطرف الأول", "الجاني"),
        },
        "actor2": {
            _EN: ("actor2", "side_b", "target", "victim", "party_b"),
            _FR: ("partie b", "cible", "victime"),
            _ES: ("actor 2", "objetivo", "victima"),
            _RU: ("сторона б", "цель"),
            _ZH: ("乙方", "目标", "受害者"),
            _AR: ("الطرف الثاني", "الهدف", "الضحية"),
        },
        "killed": {
            _EN: ("killed", "fatalities", "deaths", "dead", "best", "deaths_best", "kia"),
            _FR: ("tues", "morts", "deces"),
            _ES: ("muertos", "fallecidos"),
            _RU: ("погибло", "погибшие", "убито", "убитые"),
            _ZH: ("死亡", "死亡人数", "死者", "遇难人数"),
            _AR: ("القتلى", "عدد القتلى", "قتلى", "الوفيات"),
        },
        "killed_low": {_EN: ("killed_low", "low", "deaths_low", "fatalities_low")},
        "killed_high": {_EN: ("killed_high", "high", "deaths_high", "fatalities_high")},
        "injured": {
            _EN: ("injured", "wounded", "injuries"),
            _FR: ("blesses",),
            _ES: ("heridos", "lesionados"),
            _RU: ("ранено", "раненые"),
            _ZH: ("受伤", "受伤人数", "伤者"),
            _AR: ("الجرحى", "عدد الجرحى", "المصابون"),
        },
        "claimed_by": {
            _EN: (
                "claimed_by", "claimant", "reported_by", "source_original", "source",
                "according_to", "attribution", "says",
            ),
            _FR: ("source de l'information", "selon", "declarant", "rapporte par"),
            _ES: ("fuente", "segun", "declarante", "informado por"),
            _RU: ("источник", "по данным", "заявитель", "кто сообщил"),
            _ZH: ("来源", "消息来源", "信息来源", "声称方", "來源"),
            _AR: ("المصدر", "مصدر", "بحسب", "الجهة المعلنة"),
        },
        "outlet": {
            _EN: ("source_office", "outlet", "publisher", "media"),
            _FR: ("media source",),
            _ES: ("medio",),
            _RU: ("сми", "издание"),
            _ZH: ("媒体", "發布者"),
            _AR: ("الوسيلة", "الناشر"),
        },
        "url": {
            _EN: ("url", "link", "source_url", "href"),
            _FR: ("lien",),
            _ES: ("enlace",),
            _RU: ("ссылка",),
            _ZH: ("链接", "網址", "网址"),
            _AR: ("الرابط",),
        },
        "sensitivity": {
            _EN: ("sensitivity",),
            _FR: ("sensibilite",),
            _ES: ("sensibilidad",),
            _RU: ("конфиденциальность",),
            _ZH: ("敏感性", "敏感度"),
            _AR: ("الحساسية",),
        },
    }
)  # fmt: skip
"""Field of a record -> language -> headers that stand for it; the first one in the list wins."""

# Source: HXL standard 1.1 and its core schema (hxlstandard.org), tags and attributes.
HXL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "record_id": ("#event+id", "#meta+id", "#activity+id", "#item+id"),
        "date": ("#date+occurred", "#date+start", "#date+event", "#date"),
        "date_end": ("#date+end",),
        "time_local": ("#date+time",),
        "place_code": ("#loc+code", "#adm3+code", "#adm2+code", "#adm1+code"),
        "place": ("#loc+name", "#loc", "#adm4+name", "#adm3+name"),
        "lat": ("#geo+lat",),
        "lon": ("#geo+lon",),
        "coordinates": ("#geo+coord", "#geo+wkt", "#geo"),
        "country": ("#country+name", "#country+code", "#country"),
        "admin1": ("#adm1+name", "#adm1"),
        "admin2": ("#adm2+name", "#adm2"),
        "event_type": ("#event+type", "#cause+type", "#cause"),
        "event_subtype": ("#event+subtype",),
        "what": ("#event+description", "#description", "#event+name", "#event", "#meta+notes"),
        "actor1": ("#group+actor1", "#group+name", "#group", "#org"),
        "killed": ("#affected+killed", "#affected+dead", "#affected+deaths"),
        "injured": ("#affected+injured", "#affected+wounded"),
        "claimed_by": ("#meta+source", "#contact+source"),
        "url": ("#meta+url",),
        "sensitivity": ("#meta+sensitivity",),
    }
)
"""Field of a record -> HXL tags that stand for it; the first one in the list wins."""
