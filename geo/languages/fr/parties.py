"""French: who acts, by what means, and what is hit."""

from __future__ import annotations

from geo.languages.language import PartyWords

PARTIES = PartyWords(
    actors={
        "external_forces": r"\b(?:casques bleus|soldats de la paix|(?:la )?coalition|forces? étrangères?|combattants étrangers|mercenaires)\b",
        "rebel_group": r"\b(?:rebelles|insurgés|guérilleros|djihadistes|jihadistes|séparatistes|terroristes|extrémistes|combattants (?:de|du|des) [\w’'-]+)\b",
        "identity_militia": r"\b(?:éleveurs|bergers|chasseurs (?:dozos?|traditionnels)|dozos?|colons|villageois armés|groupes? d['’]autodéfense)\b",
        "political_militia": r"\b(?:hommes (?:armés|en armes|cagoulés|masqués)|groupes? armés?|milici\w+|milices?|gangs?|bandits|assaillants|individus armés|cartels?|paramilitaires)\b",
        "state_forces": r"\b(?:(?:forces?|unités) (?:armées|de sécurité|de défense(?: et de sécurité)?|de l['’]ordre|spéciales|gouvernementales|d['’]occupation|aériennes)(?: (?-i:[a-zà-ÿ]+(?:ienne?s?|aise?s?|es)))?|(?:l['’])?armée(?: \w+(?:ienne|aise|ise|oise|ane))?|soldats|militaires|police|policiers|gendarmes|gendarmerie|garde nationale|gardes-frontières?|marine|aviation|junte|troupes(?: \w+(?:iennes|aises))?)\b",
        "rioters": r"\b(?:émeutiers|pilleurs|foule en colère)\b",
        "protesters": r"\b(?:manifestants|protestataires|grévistes|militants)\b",
        "civilians": r"\b(?:civils?|habitants|villageois|femmes|enfants|agriculteurs|paysans|élèves|étudiants|fidèles|journalistes|enseignants|humanitaires|réfugiés|déplacés|passagers|médecins)\b",
    },
    by=r"\b(?:par|de la part d[eu]s?|aux mains d[eu]s?|imputée?s? (?:à|aux?)|attribuée?s? (?:à|aux?))\s*(?:(?:les?|la|l['’]|des?|une?|d['’]|deux|trois|\d+|présumés|plusieurs|éléments? d[eu]s?|membres d[eu]s?)\s*){0,3}",
    passive=r"\b(?:a été|ont été|avait été|avaient été|est|sont|fut|furent|été|être|essuy\w+|subi\w*)\b",
    mediating=r"\b(?:sous (?:l['’]égide|la médiation|les auspices)|grâce à la médiation|par l['’]entremise|avec la médiation) d(?:e l['’]|e la|u|es|e|['’])\s*",
    means={
        "landmine": r"\b(?:mines?(?! d['’](?:or|argent|cuivre|extraction))(?: antipersonnel| terrestres?| antichars?)?|restes? explosifs?|munitions? non explosées?)\b",
        "explosive_device": r"\b(?:engins? explosifs?(?: improvisés?)?|EEI|bombes? (?:artisanales?|placées?|posées?)|(?:voiture|véhicule|moto|camion)s? piégée?s?|colis piégé|charges? explosives?|explosifs|dynamit\w+|attentat à la bombe)\b",
        "suicide_bomber": r"\bkamikazes?\b|\battentats?[- ]suicides?|\bceinture d['’]explosifs|\bs['’]est fait (?:exploser|sauter)",
        "grenade": r"\bgrenades?\b(?! lacrymog)",
        "artillery": r"\b(?:artillerie|mortiers?|obus|chars?|roquettes?|canons?|lance-roquettes|armes lourdes|pilonn\w+|canonn\w+)\b",
        "missile": r"\b(?:missiles?|balistiques?)\b",
        "aircraft": r"\b(?:frappes? aériennes?|raids? aériens?|bombardements? aériens?|avions?|hélicoptères?|aviation|chasseurs[- ]bombardiers|barils d['’]explosifs|bombes planantes)\b",
        "drone": r"\b(?:drones?|aéronefs? sans pilote|appareils? sans pilote|munitions? rôdeuses?)\b",
        "small_arms": r"\b(?:coups de feu|tirs? (?:à balles|d['’]armes? (?:légères?|automatiques?))|fusils?|armes? (?:légères?|automatiques?|à feu)|mitrailleuses?|kalachnikovs?|balles réelles|par balles?|ouvert le feu|abattu\w*|fusillade)\b",
        "blade": r"\b(?:couteaux?|machettes?|armes? blanches?|poignard\w+|égorg\w+|haches?|décapit\w+)\b",
        "arson": r"\b(?:incendi\w+|mis le feu|brûl(?:é|ée|és|ées|er|ant)|réduit\w* en cendres)\b",
        "chemical": r"\b(?:chlore|sarin|gaz (?:moutarde|toxique)|armes? chimiques?)\b",
        "vehicle": r"\b(?:véhicule[- ]bélier|foncé (?:sur|dans) la foule)\b",
        "crowd_control": r"\b(?:gaz lacrymog\w+|grenades? lacrymog\w+|matraques?|canons? à eau|balles? en caoutchouc)\b",
        "stones": r"\b(?:pierres|cailloux|bouteilles|caillass\w+)\b",
    },
    targets={
        "civilians": r"\b(?:civile?s?|villageois|habitants|femmes|enfants|familles?|paysans|passants|population)\b",
        "military": r"\b(?:soldats|militaires|(?:positions?|bases?|camps?|postes?|convois?|avant-postes?) (?:militaires?|de l['’]armée)|casernes?|nos positions|détachement)\b",
        "police": r"\b(?:policiers?|gendarmes?|commissariats?|postes? de (?:police|gendarmerie)|patrouille de police)\b",
        "peacekeepers": r"\b(?:casques? bleus?|soldats? de la paix|(?:convoi|patrouille|base) de la (?:mission|force|MONUSCO|MINUSMA|MINUSCA))\b",
        "aid": r"\b(?:humanitaires?|(?:convoi|entrepôt|camions?) (?:d['’]aide|humanitaires?)|travailleurs humanitaires|secouristes|croix-rouge|croissant-rouge)\b",
        "journalists": r"\b(?:journalistes?|reporters?|caméraman|photographes?|équipe de télévision)\b",
        "health": r"\b(?:hôpita(?:l|ux)|cliniques?|ambulances?|centres? de santé|dispensaires?|maternité|médecins?|infirmi\w+|soignants)\b",
        "school": r"\b(?:écoles?|lycées?|collèges?|universités?|élèves|étudiants|écoliers|enseignants?)\b",
        "worship": r"\b(?:églises?|mosquées?|temples?|monastères?|synagogues?|fidèles|prêtres?|imams?|cathédrale)\b",
        "housing": r"\b(?:maisons?|habitations?|immeubles?|quartiers? résidentiels?|cases|villages?|appartements?)\b",
        "market": r"\b(?:marchés?|boutiques?|magasins?|commerces|échoppes)\b",
        "transport": r"\b(?:routes?|ponts?|gares?|voies? ferrées?|ports?|aéroports?|bus|autocars?|trains?|camions?|navires?|pétroliers?|pirogues?)\b",
        "energy": r"\b(?:centrales?|barrages? hydro\w*|raffineries?|oléoducs?|gazoducs?|lignes? (?:électriques?|à haute tension)|transformateurs?|sous-stations?|dépôts? (?:de carburant|pétroliers?)|infrastructures? énergétiques?)\b",
        "water": r"\b(?:puits|conduites? d['’]eau|châteaux? d['’]eau|stations? de pompage|forages?|réservoirs?)\b",
        "camp": r"\b(?:(?:camps?|sites?) (?:de|pour) (?:personnes )?(?:déplacés|réfugiés|déplacées)|déplacés|abris)\b",
        "government": r"\b(?:mairies?|préfectures?|gouvernorat|parlement|tribuna(?:l|ux)|ministères?|préfets?|maires?|élus|fonctionnaires|ambassades?|consulats?)\b",
        "prison": r"\b(?:prisons?|maison d['’]arrêt|centres? de détention|détenus)\b",
        "farming": r"\b(?:champs|récoltes?|bétail|troupeaux?|oliviers|greniers|plantations?|vergers)\b",
    },
)
