"""What the rules say, in Norwegian: every finding with its stable code. HFI040–: the case; HFI060–: tables."""

from hfi_docs.errors import WARNING, Finding

FILE_NAME = Finding(
    "HFI040",
    "Filen heter «{name}», men inneholder sak {number}.",
    "Er filen en kopi, rettes saksnummeret. Ellers gis filen et navn som begynner med {wanted}.",
)
UNKNOWN_ORGAN = Finding("HFI041", "Utvalget «{organ}» finnes ikke i register/utvalg.yaml.", "{hint}")
UNKNOWN_MEETING = Finding("HFI042", "{organ} har ikke noe møte {day} i register/møter.yaml.", "{hint}")
WRONG_YEAR = Finding(
    "HFI043",
    "Saksnummeret {number} hører til {year}, men møtet er i {meeting_year}.",
    "Rett saksnummeret eller møtedatoen.",
)
NO_DECISION = Finding(
    "HFI044",
    "Saken er en beslutningssak, men mangler «forslag_til_vedtak».",
    "Legg til forslaget, eller velg en annen sakstype.",
)
UNRESOLVED = Finding("HFI045", "{message}", "{hint}")
DUPLICATE_ID = Finding(
    "HFI046", "Kortnavnet «{name}» er brukt før, på linje {line}.", "Gi et av stedene et annet kortnavn."
)
EMPTY_ATTACHMENT = Finding(
    "HFI047", "Vedlegget «{name}» har ikke noe innhold.", "Legg til «tekst», «tabell» eller «register»."
)
TWO_TABLES = Finding(
    "HFI048", "Vedlegget «{name}» har både «tabell» og «register».", "Behold den ene, og plasser den andre med «etter»."
)
UNTITLED = Finding("HFI049", "Vedlegget «{name}» mangler tittel.", "Legg til linjen «tittel: …».")
UNUSED_ATTACHMENT = Finding(
    "HFI050",
    "Vedlegget «{name}» er ikke nevnt i teksten.",
    "Nevn det med [[vedlegg:{name}]] der det hører hjemme.",
    WARNING,
)
PLACED_TWICE = Finding(
    "HFI051",
    "Tabellen «{name}» er plassert flere ganger.",
    "Behold den ene, og vis til tabellen i en setning det andre stedet: «Se [[tabell:{name}]].»",
)
UNUSED_TABLE = Finding(
    "HFI052",
    "Tabellen «{name}» vises ikke, og ingen henter tall fra den.",
    "Sett [[tabell:{name}]] alene på en linje der den skal stå, eller fjern tabellen.",
    WARNING,
)
TITLE_STOP = Finding("HFI053", "Tittelen slutter med «{sign}».", "Fjern tegnet.", WARNING)

BAD_FIGURE = Finding("HFI060", "{message}", "{hint}")
WRONG_TOTAL = Finding(
    "HFI061",
    "Summen er oppgitt til {stated}, men tabellen gir {computed}.",
    "Rett beløpene i tabellen eller kontrollsummen.",
)
UNBALANCED = Finding("HFI062", "Linjene skal ha samme beløp, men {amounts}.", "Rett beløpene som linjene regnes ut av.")
NO_AMOUNT = Finding("HFI063", "Linjen «{line}» har ikke noe beløp.", "Legg til «beløp», «sum» eller «fra».")
TWO_AMOUNTS = Finding(
    "HFI064", "Linjen «{line}» har både «fra» og {other}.", "Behold bare én av dem, så tallet kommer fra ett sted."
)
UNKNOWN_FIELD = Finding("HFI065", "Feltet «{field}» finnes ikke i kilden «{source}».", "{hint}")
MISSING_YEAR = Finding(
    "HFI066", "Visningen «{view}» viser tall for et år, men tabellen mangler «år».", "Legg til «år: …»."
)
NO_ROWS = Finding(
    "HFI067", "Ingen rader passer med utvalget i tabellen «{table}».", "Kontroller verdiene i «utvalg» og året."
)
UNKNOWN_COLUMN = Finding("HFI065", "Kolonnen «{field}» finnes ikke i visningen «{view}».", "{hint}")
NO_LINES = Finding("HFI068", "Visningen «{view}» viser linjer, men tabellen mangler «linjer».", "Legg til linjene.")
LOST_LINES = Finding(
    "HFI069",
    "Tabellen «{table}» har egne linjer, men visningen «{view}» henter radene fra {source}.",
    "Fjern linjene, eller velg en visning med kilde «linjer».",
)

DUPLICATE_ENTRY = Finding(
    "HFI070", "«{name}» står flere ganger i registeret, først på linje {line}.", "Slå oppføringene sammen."
)
UNKNOWN_AREA = Finding("HFI071", "Satsningsområdet «{area}» finnes ikke i register/strategiplan.yaml.", "{hint}")
UNKNOWN_CASE = Finding("HFI072", "Sak {number} finnes verken i cases/ eller i register/saker.yaml.", "{hint}")
OVERSPENT = Finding(
    "HFI073",
    "Av midlene for {year} er {out} overført eller frigjort, men bare {available} var til disposisjon.",
    "Rett tildelingen eller overføringen.",
)
BACKWARDS = Finding("HFI074", "Møtet slutter {last}, før det begynner {first}.", "Rett datoene.")
TWO_DEFAULTS = Finding("HFI075", "Flere utvalg er merket «standard: ja».", "La bare ett være standard.")
SPAN_TOO_WIDE = Finding("HFI076", "Overskriften dekker {span} kolonner, men det er bare {left} igjen.", "Rett «spenn».")
DUPLICATE_YEAR = Finding("HFI077", "Året {year} står flere ganger under «{field}».", "Slå oppføringene sammen.")
HALF_NEED = Finding("HFI078", "Behovet har verken «beløp» eller «deler».", "Legg til ett av feltene.")
NEED_TOTAL = Finding(
    "HFI079", "Beløpet er {stated}, men delene gir {computed}.", "Rett delene, eller fjern beløpet: det regnes ut."
)
UNPLANNED = Finding(
    "HFI080",
    "Tiltaket «{name}» har midler, men står ikke i handlingsplanen.",
    "Legg til «prinsipp» hvis det skal stå der.",
    WARNING,
)
NOTHING_CARRIED = Finding(
    "HFI081", "Overføringen fra {year} sier verken hva som overføres eller frigjøres.", "Legg til beløpet."
)
OUT_OF_PLACE = Finding(
    "HFI045",
    "«{reference}» kan ikke brukes i et register.",
    "Her virker bare henvisninger til sak, møte, dato og tekst.",
)
UNCLOSED = Finding(
    "HFI045",
    "Henvisningen «{reference}» mangler en klamme.",
    "Skriv to klammer på hver side: [[{kind}:…]]. Skal klammen stå som tekst, settes \\ foran.",
)
LETTER_ITEM = Finding(
    "HFI084",
    "Underpunktet «{item}» hører ikke til punktet over.",
    "Rykk det inn, så det står rett under teksten i punktet over (tre mellomrom etter «1. »).",
)
NO_MONEY = Finding("HFI085", "Feltet «{field}» er ikke et beløp.", "Fjern «sum» og «type: kroner».")
SUM_FIRST = Finding("HFI086", "Første kolonne kan ikke summeres: der står teksten i sumraden.", "Flytt kolonnen.")

TYPED_CASE = Finding(
    "HFI090",
    "Saken er skrevet for hånd: «{found}».",
    "Skriv [[sak:{right}]]. Da blir nummeret kontrollert.",
    WARNING,
)
TYPED_COUNT = Finding(
    "HFI090",
    "Antallet er skrevet for hånd: «{found}».",
    "Hent det fra tabellen med [[antall:…]], så stemmer det med radene.",
    WARNING,
)
OTHER_PERIOD = Finding(
    "HFI090", "Planens periode er skrevet «{found}».", "I register/strategiplan.yaml er perioden {right}.", WARNING
)
NO_SUCH_MEETING = Finding(
    "HFI042",
    "{organ} har ikke noe møte {day} i register/møter.yaml.",
    "Det nærmeste er {near}. Rett datoen, legg møtet til i registeret, eller skriv [[møte:{organ} {near}]].",
    WARNING,
)
NO_SUCH_DAY = Finding(
    "HFI042",
    "{organ} har ikke noe møte {day} i register/møter.yaml.",
    "Det nærmeste er {near}. Rett datoen, eller legg møtet til i registeret.",
    WARNING,
)
OTHER_YEAR = Finding(
    "HFI091",
    "Forslaget til vedtak nevner {found}, men tittelen gjelder {title}.",
    "Kontroller årstallet. Er forslaget kopiert fra en annen sak?",
    WARNING,
)
PAST_DEADLINE = Finding(
    "HFI091", "Fristen «{found}» er ute før møtet {day}.", "Kontroller fristen, eller vis til et møte.", WARNING
)
NO_DOCUMENT = Finding(
    "HFI092",
    "Forslaget gjelder «{document}», men saken har ingen vedlegg.",
    "Legg dokumentet ved, eller vis til saken der det ligger, med [[sak:…]].",
    WARNING,
)
NO_SUMS = Finding(
    "HFI093",
    "Anbefalingen har beløp, men det har ikke forslaget til vedtak.",
    "Sett beløpene inn med [[kr:…]], så vedtaket kan leses alene.",
    WARNING,
)
NOT_OPERATIVE = Finding(
    "HFI094",
    "«{found}» sier ikke hva som blir vedtatt.",
    "Skriv for eksempel «tar saken til orientering», «godkjenner», «slutter seg til» eller «ber … om å».",
    WARNING,
)
NO_DEADLINE = Finding(
    "HFI095",
    "Oppgaven etter «{found}» har ingen frist.",
    "Skriv når den skal være gjort: en dato, eller et møte med [[møte:…]].",
    WARNING,
)
DECIDES = Finding(
    "HFI096",
    "Saken er en orienteringssak, men forslaget sier «{found}».",
    "Velg type «beslutning», eller skriv «tar saken til orientering».",
    WARNING,
)
ORGAN_NAME = Finding("HFI097", "«{found}» er ikke navnet på noe utvalg.", "Mente du «{right}»?", WARNING)
REPEATED = Finding(
    "HFI098", "Det samme står på linje {line}.", "Behold det ene stedet, eller si hva som er annerledes.", WARNING
)
REPEATED_ENTRY = Finding(
    "HFI098",
    "Det samme avsnittet står på linje {line}.",
    "Legg teksten i register/tekster.yaml, og hent den med [[tekst:…]] begge steder.",
    WARNING,
)
TITLE_AGAIN = Finding("HFI098", "Overskriften gjentar tittelen.", "Fjern den: tittelen står øverst i papiret.", WARNING)
UNEXPLAINED = Finding(
    "HFI099",
    "Beløpet i linjen «{line}» har ingen forklaring.",
    "Hent det med «fra», legg det sammen med «sum», eller forklar det i «merknad».",
    WARNING,
)
