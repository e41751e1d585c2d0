"""What the rules say, in Norwegian: every finding with its stable code. HFI040–: the case; HFI060–: tables."""

from hfi_docs.errors import WARNING, Finding

FILE_NAME = Finding(
    "HFI040",
    "Filen heter «{name}», men inneholder sak {number}.",
    "{hint}",
)
UNKNOWN_ORGAN = Finding("HFI041", "Utvalget «{organ}» finnes ikke i register/utvalg.yaml.", "{hint}")
UNKNOWN_MEETING = Finding(
    "HFI042", "{organ} har ikke noe møte {day}, verken i cases/møter eller i register/møter.yaml.", "{hint}"
)
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
    "HFI047",
    "Vedlegget «{name}» har ikke noe innhold.",
    "Legg til for eksempel «tekst», «tabell», «register» eller «fil».",
)
TWO_CONTENTS = Finding(
    "HFI048", "Vedlegget «{name}» har både {fields}.", "Behold den ene, og gjør den andre til et eget vedlegg."
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
    "{what} «{name}» er plassert flere ganger.",
    "Behold den ene, og vis til den i en setning det andre stedet: «Se [[{kind}:{name}]].»",
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
NOT_COUNTED = Finding(
    "HFI145",
    "Linjen «{line}» er ikke med i noen sum i tabellen.",
    "Legg den til i «sum», eller sett «rolle: info» hvis den bare er til opplysning.",
    WARNING,
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
    "«{reference}» kan ikke brukes her.",
    "I registre og innkallinger virker bare henvisninger til sak, møte, dato, utvalg og tekst.",
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

#: HFI110–: what a case holds besides text and tables.
NOT_FINAL = Finding(
    "HFI110",
    "Saken er {status}, men dette skal oppdateres etter behandling av sak {number}.",
    "Oppdater teksten og fjern linjen, eller la saken være utkast.",
)
UNKNOWN_SHARED = Finding("HFI111", "Det felles vedlegget «{name}» finnes ikke i register/vedlegg.yaml.", "{hint}")
UNKNOWN_GROUP = Finding("HFI112", "Utvalget har ingen gruppe som heter «{group}».", "{hint}")
EMPTY_SECTION = Finding("HFI113", "Avsnittet «{name}» har ikke noe innhold.", "Skriv «tekst: |» under overskriften.")
NOT_RANKED = Finding(
    "HFI114", "«{text}» har flere {unit} enn punktet over.", "Sett punktene med det høyeste antallet først."
)
TERM_OR_ORGAN = Finding("HFI115", "En definisjon skal ha enten «begrep» eller «utvalg».", "{hint}")
VIEW_OR_FILE = Finding("HFI116", "Tabellen «{name}» skal ha enten «visning» eller «fil».", "{hint}")
UNUSED_FIGURE = Finding(
    "HFI117",
    "Figuren «{name}» vises ikke.",
    "Sett [[figur:{name}]] alene på en linje der den skal stå, eller fjern figuren.",
    WARNING,
)
EARLY_DECISION = Finding(
    "HFI118", "Saken har et vedtak, men er ikke behandlet.", "Sett «status: behandlet», eller fjern vedtaket."
)
FIELD_OF_FILE = Finding("HFI119", "«{field}» kan bare brukes sammen med «fil».", "Legg til filen, eller fjern linjen.")

#: HFI120–: meetings.
MEETING_FILE = Finding(
    "HFI120",
    "Filen heter «{name}», men inneholder møtet {organ} {day}.",
    "Rett datoen, eller gi filen navnet {wanted}.",
)
MEETING_TWICE = Finding(
    "HFI121",
    "Møtet {organ} {day} står både her og i register/møter.yaml.",
    "Fjern det fra registeret: møtet har en egen fil.",
)
OTHER_DAY = Finding(
    "HFI122", "{day} er ikke en av møtets dager.", "Rett dagen, eller den første («møte») og siste («til»)."
)
NO_LENGTH = Finding("HFI123", "Møtet varer ikke: {span}.", "Rett klokkeslettet.")
NO_HOURS = Finding(
    "HFI124", "Møtet mangler klokkeslett.", "Legg til «tid: 10.00–14.00», så regnes tiden for sakene ut.", WARNING
)
TOO_LONG = Finding(
    "HFI125",
    "Punktene {when}tar {minutes} minutter, men møtet varer {length} ({span}).",
    "Rett minuttene eller møtetiden.",
    WARNING,
)
CASE_OR_ITEM = Finding("HFI126", "Et punkt i sakslisten skal ha enten «sak» eller «punkt».", "{hint}")
LISTED_TWICE = Finding("HFI127", "Sak {number} står flere ganger i sakslisten.", "Fjern den ene.")
NO_CASE_FILE = Finding("HFI128", "Sak {number} har ingen fil i cases/.", "Rett nummeret, eller skriv saken først.")
OTHER_MEETING = Finding(
    "HFI129", "Sak {number} hører til møtet {organ} {day}.", "Rett «møte» i saken, eller fjern den fra sakslisten."
)
NOTHING_TO_SHOW = Finding(
    "HFI130",
    "Sak {number} har verken framlegg eller forslag til vedtak.",
    "Skriv et forslag, eller la «framlegg» være «ja».",
    WARNING,
)
PAPER_MISSING = Finding(
    "HFI131",
    "Innkallingen er endelig, men papiret til sak {number} ettersendes.",
    "Er papiret klart, fjernes «framlegg: ettersendes» i saken. Ellers står det slik i innkallingen.",
    WARNING,
)
DRAFT_ON_AGENDA = Finding(
    "HFI132",
    "Innkallingen er endelig, men sak {number} er et utkast.",
    "Sett «status: endelig» i saken når den er ferdig.",
    WARNING,
)
NOT_LISTED = Finding(
    "HFI133",
    "Sak {number} hører til møtet, men står ikke i sakslisten.",
    "Legg til «- sak: {number}», eller rett «møte» i saken.",
    WARNING,
)
OTHER_BUSINESS_FIRST = Finding("HFI134", "Eventuelt står før en sak.", "Sett eventuelt sist.", WARNING)
DAY_TWICE = Finding("HFI135", "{day} står flere ganger under «dager».", "Fjern den ene.")
DAYS_BACKWARDS = Finding(
    "HFI136", "{day} kommer etter en senere dag i sakslisten.", "Sett punktene i den rekkefølgen de skal tas."
)
OTHER_STEP = Finding(
    "HFI137", "Saksgangen sier noe annet enn saken selv: sak {number}, {day}.", "Rett saksgangen eller saken."
)
STEP_BACK = Finding("HFI138", "Saksgangen går tilbake i tid.", "Sett utvalgene i rekkefølge.", WARNING)
LATE_DEADLINE = Finding("HFI139", "Fristen er etter møtet.", "Rett datoen.")
REGISTERED_TWICE = Finding(
    "HFI161",
    "{organ} har to møter {day}. Det første står på linje {line}.",
    "Slå oppføringene sammen, eller rett datoen.",
)

#: HFI140–: the registers of members, regions and the year plan.
UNKNOWN_ENTRY = Finding("HFI140", "«{name}» finnes ikke i register/{register}.yaml.", "{hint}")
NO_ARENA = Finding("HFI141", "Oppføringen skal ha enten «utvalg» eller «arena».", "{hint}")
TWO_SOURCES = Finding("HFI142", "Oppføringen har både {fields}.", "Behold den ene: bare den ene kan vises.")
END_ALONE = Finding("HFI144", "Oppføringen har «til», men ikke «dato».", "Legg til «dato», eller fjern «til».")
UNKNOWN_PLAN_MEETING = Finding("HFI143", "Møtet «{meeting}» {trouble}.", "{hint}")
