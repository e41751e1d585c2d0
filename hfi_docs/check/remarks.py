"""What the rules for wording, mentions and proposals say: warnings, each with its stable code."""

from hfi_docs.errors import WARNING, Finding

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
