"""One reference of each kind, to show whoever left out what it should point at."""

EXAMPLES = {
    "sak": "sak:14/26",
    "møte": "møte:SSU 2026-05-21",
    "dato": "dato:2026-05-21",
    "vedlegg": "vedlegg:strategiplan",
    "tabell": "tabell:ramme",
    "figur": "figur:tidslinje",
    "vedtak": "vedtak:PA 06/25",
    "utvalg": "utvalg:SSU",
    "kr": "kr:ramme.frie",
    "mill": "mill:ramme.frie",
    "antall": "antall:behov",
    "tall": "tall:behov",
    "tekst": "tekst:prosjekteier",
}
