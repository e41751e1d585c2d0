"""What the reader says, in Norwegian: every finding of this stage with its stable code."""

from typing import Final

from hfi_docs.errors import WARNING, Finding, Subject

SUBJECT = Subject(
    "Filen",
    "En fil som ikke kan leses, eller kan leses på flere måter, kunne blitt til et annet papir enn du mente.",
    "YAML 1.2, yaml.org",
)

_QUOTE_ALL: Final = "Sett enkle anførselstegn rundt hele verdien ('…')."

MISSING_FILE: Final = Finding("HFI001", "Filen finnes ikke.", "Sjekk navnet og mappen.")
DEAD_LINK: Final = Finding(
    "HFI187", "Filen er en snarvei til noe som ikke finnes.", "Slett snarveien, eller legg selve filen her."
)
LEADS_OUT: Final = Finding(
    "HFI488", "Filen er en snarvei ut av kontorets mappe.", "Slett snarveien, og legg selve filen her."
)
NO_FILE: Final = Finding(
    "HFI188", "Dette er ikke en vanlig fil.", "Slett den, eller gi den et navn som ikke slutter på .yaml."
)
FOLDER: Final = Finding(
    "HFI170",
    "Dette er en mappe, ikke en fil.",
    "Velg en fil som slutter på .yaml. En mappe i cases/ gis et navn uten .yaml.",
)
UNREADABLE: Final = Finding(
    "HFI002",
    "Filen kan ikke åpnes ({reason}).",
    "Sjekk at du har tilgang, og at filen er lastet ned til maskinen.",
)
TOO_LARGE: Final = Finding(
    "HFI003",
    "Filen er større enn {limit} MB.",
    "En sak er sjelden over 0,1 MB. Legg bilder og tabeller i egne filer, og vis til dem.",
)
EMPTY: Final = Finding("HFI004", "Filen er tom.", "Skriv minst ett felt, for eksempel «tittel: …».")
UNKNOWN_ENCODING: Final = Finding(
    "HFI005",
    "Filen har et tegn som ikke lar seg lese (byte 0x{byte:02X}).",
    "Lagre filen som UTF-8 (i Notisblokk: «Lagre som», koding UTF-8).",
)
MIXED_ENCODING: Final = Finding(
    "HFI171",
    "Filen blander to tegnkodinger: det meste er UTF-8, men ikke dette tegnet (byte 0x{byte:02X}).",
    "Skriv tegnet på nytt, og lagre filen som UTF-8 (i Notisblokk: «Lagre som», koding UTF-8).",
)
BROKEN_UTF: Final = Finding(
    "HFI172",
    "Filen er ikke gyldig {encoding}.",
    "Lagre filen på nytt som UTF-8 (i Notisblokk: «Lagre som», koding UTF-8).",
)
NO_BOM: Final = Finding(
    "HFI006",
    "Filen kan ikke leses som tekst: den er lagret med en uvanlig koding, eller er ikke en tekstfil.",
    "Åpne filen i Notisblokk, velg «Lagre som» og kodingen UTF-8.",
)
ANSI: Final = Finding(
    "HFI007",
    "Filen er lagret som ANSI.",
    "Lagre den som UTF-8 (i Notisblokk: «Lagre som», koding UTF-8), så blir alle tegn riktige.",
    WARNING,
)
FORBIDDEN: Final = Finding(
    "HFI008",
    "Tegnet {name} kan ikke stå i et Word-dokument.",
    "Slett tegnet. Slike tegn følger ofte med når tekst limes inn fra Word eller PDF.",
)
SEPARATOR: Final = Finding(
    "HFI173", "Her står et usynlig linjeskift, {name}.", "Slett tegnet, og trykk Enter for å få ny linje."
)
FORBIDDEN_ESCAPE: Final = Finding(
    "HFI174",
    "Teksten i doble anførselstegn gir tegnet {name}, som ikke kan stå i et Word-dokument.",
    "«\\» har en egen betydning i doble anførselstegn. Bruk enkle anførselstegn ('…') i stedet.",
)
NOT_FIELDS: Final = Finding(
    "HFI009",
    "Filen skal bestå av felt, men begynner med {what}.",
    "Begynn med et felt og en verdi, for eksempel «tittel: …». Det skal stå et mellomrom etter kolon.",
)
DUPLICATE_KEY: Final = Finding(
    "HFI010",
    "Feltet «{key}» står to ganger: her og på linje {line}, kolonne {column}.",
    "Behold det ene og slett det andre, eller slå dem sammen.",
)
ANCHOR: Final = Finding(
    "HFI011",
    "Verdien begynner med «{sign}», som har en egen betydning i YAML.",
    "Er det vanlig tekst, så sett enkle anførselstegn rundt hele verdien ('…'). "
    "Ankre og gjenbruk («&navn», «*navn») brukes ikke her: skriv verdien ut.",
)
TAG: Final = Finding(
    "HFI012",
    "Verdien begynner med «!», som har en egen betydning i YAML.",
    "Er det vanlig tekst, så sett enkle anførselstegn rundt hele verdien ('…'). Ellers slett «{tag}».",
)
SECOND_DOCUMENT: Final = Finding(
    "HFI013",
    "Her begynner et nytt dokument («---»), men en fil skal bare ha ett.",
    "Flytt resten til en egen fil. Er streken en del av en tekst, så rykk den inn som teksten rundt.",
)
COMPLEX_KEY: Final = Finding(
    "HFI014",
    "Et feltnavn kan ikke være en liste eller en gruppe med felt.",
    "Begynner verdien med «{{» eller «[» og er vanlig tekst, så sett enkle anførselstegn rundt ('…').",
)
EMPTY_KEY: Final = Finding(
    "HFI175", "Feltnavnet foran kolon mangler.", "Skriv et navn foran kolonet, eller slett linjen."
)
MERGE_KEY: Final = Finding(
    "HFI015", "«<<» (fletting) brukes ikke her.", "Slett linjen, og skriv feltene ut der de hører hjemme."
)
TOO_DEEP: Final = Finding(
    "HFI016", "Innholdet ligger mer enn {limit} nivåer ned.", "Se etter klammer som ikke er lukket."
)
TOO_MANY: Final = Finding("HFI176", "Filen har mer enn {limit} felt og verdier.", "Del innholdet på flere filer.")
FOLDED_LIST: Final = Finding(
    "HFI017",
    "Linjene i denne teksten slås sammen til én, også punktene i listen.",
    "Skriv «|» etter kolon, og begynn teksten på linjen under, så beholdes linjene.",
    WARNING,
)
FOLDED_LINES: Final = Finding(
    "HFI190",
    "Linjene i denne teksten slås sammen til én.",
    "Skal de stå hver for seg, så skriv «|» etter kolon, begynn teksten på linjen under, og sett tomme linjer mellom.",
    WARNING,
)
ODD_SPACE: Final = Finding(
    "HFI018",
    "Her står et usynlig tegn, {name}, i innrykket eller i et feltnavn.",
    "Slett det, og skriv vanlige mellomrom. Tegnet følger ofte med når tekst limes inn.",
)
ODD_SPACE_AFTER: Final = Finding(
    "HFI169",
    "Her står et usynlig tegn, {name}, der det skulle stått et mellomrom.",
    "Slett det, og skriv et vanlig mellomrom. Tegnet følger ofte med når tekst limes inn.",
)
CUT_BY_COMMENT: Final = Finding(
    "HFI019",
    "«{lost}» blir ikke med: « #» gjør resten av linjen til en kommentar.",
    "Sett enkle anførselstegn rundt hele verdien ('…'). Er det en merknad, så skriv den på en egen linje.",
    WARNING,
)
OUTDENTED_COMMENT: Final = Finding(
    "HFI186",
    "«{lost}» blir ikke med: linjen begynner til venstre for teksten over, og «#» gjør den til en kommentar.",
    "Rykk den inn like langt som teksten. Er det en merknad, så begynn den i samme kolonne som feltnavnet.",
    WARNING,
)
REFERENCE_FIRST: Final = Finding(
    "HFI020",
    "En tekst som begynner med en henvisning («[[…]]»), må stå i anførselstegn.",
    "Hører linjen til teksten over, så rykk den inn like langt. Ellers: " + _QUOTE_ALL,
)
SPLIT_BY_COMMA: Final = Finding(
    "HFI021",
    "Inne i klammer skiller komma leddene: dette leses som «{value}» og «{following} …».",
    "Er det ett tall, så sett anførselstegn rundt ('5,15 mill'). Ellers skriv mellomrom etter komma.",
    WARNING,
)
TAB: Final = Finding(
    "HFI022",
    "Her står et tabulatortegn. Innrykk skal lages med mellomrom.",
    "Bytt tabulatoren ut med mellomrom, to for hvert nivå.",
)
OPEN_QUOTE: Final = Finding(
    "HFI023",
    "Anførselstegnet som åpner her, blir ikke lukket.",
    "Sett samme slags anførselstegn til slutt. Skal tegnet stå i teksten, så bruk «…» i stedet.",
)
AFTER_QUOTE: Final = Finding(
    "HFI177",
    "Anførselstegnet som åpner her, lukkes på linje {line}, og så kommer «{more}».",
    "Anførselstegnene må stå først og sist i verdien. Inne i teksten kan du skrive «…».",
)
BAD_ESCAPE: Final = Finding(
    "HFI178",
    "«\\» har en egen betydning i doble anførselstegn, og kan ikke stå her.",
    "Bruk enkle anførselstegn ('…') rundt verdien i stedet.",
)
OPEN_BRACKET: Final = Finding(
    "HFI024",
    "Klammen «{open}» som åpner her, blir ikke lukket med «{close}».",
    "Sett inn «{close}», og komma mellom leddene. Er det vanlig tekst, så sett anførselstegn rundt ('…').",
)
AFTER_BRACKET: Final = Finding(
    "HFI179",
    "Det står mer tekst etter klammen «{close}».",
    _QUOTE_ALL + " Eller slett det som står etter klammen.",
)
SPECIAL_START: Final = Finding(
    "HFI025", "Verdien kan ikke begynne med «{sign}», som har en egen betydning i YAML.", _QUOTE_ALL
)
TEXT_AFTER_BAR: Final = Finding(
    "HFI180",
    "Det kan ikke stå tekst på samme linje som «{sign}».",
    "Flytt teksten til linjen under, og rykk den inn.",
)
LIST_AFTER_COLON: Final = Finding(
    "HFI181",
    "En liste kan ikke begynne på samme linje som feltnavnet.",
    "Flytt «- …» til linjen under. Er det en tankestrek i en tekst, så sett anførselstegn rundt ('…').",
)
COLON_IN_TEXT: Final = Finding(
    "HFI026",
    "Teksten inneholder kolon og mellomrom, og leses derfor som et nytt felt.",
    _QUOTE_ALL + " Er det et felt, så flytt det til en egen linje.",
)
NO_COLON: Final = Finding(
    "HFI027",
    "Linjen mangler kolon etter feltnavnet.",
    "Skriv «felt: verdi». Hører linjen til teksten over, så rykk den inn like langt som teksten.",
)
NO_SPACE: Final = Finding(
    "HFI182", "Det mangler et mellomrom etter «{sign}».", "Sett inn mellomrommet: «felt: verdi», «- punkt»."
)
INDENTATION: Final = Finding(
    "HFI028",
    "Innrykket passer ikke med linjene over.",
    "Felt og listepunkter på samme nivå må begynne i samme kolonne. Tekst må rykkes inn under feltet sitt.",
)
ITEM_AMONG_FIELDS: Final = Finding(
    "HFI183",
    "Her står et listepunkt («- …») der det skulle stått et felt.",
    "Rett innrykket, eller flytt punktet under feltet det hører til.",
)
FIELD_AMONG_ITEMS: Final = Finding(
    "HFI184",
    "Her står et felt der det skulle stått et listepunkt («- …»).",
    "Rykk feltet inn under punktet det hører til, eller ut til samme kolonne som de andre feltene.",
)
SYNTAX: Final = Finding(
    "HFI029",
    "Skrivemåten her er ikke gyldig YAML.",
    "Sjekk linjen og linjen over: kolon, mellomrom etter kolon, innrykk, anførselstegn og klammer.",
)
OUTDENTED: Final = Finding(
    "HFI087",
    "Linjen begynner for langt til venstre og leses som et nytt felt, «{key}».",
    "Rykk linjen inn, så hører den til teksten over. Er det et felt, skrives navnet uten mellomrom{right}.",
)
COMMA_IN_BRACES: Final = Finding(
    "HFI185",
    "Komma skiller feltene inne i krøllparenteser, så «{key}» leses som et eget felt.",
    "Sett enkle anførselstegn rundt hele teksten, slik: {right}.",
)
COMMA_IN_AMOUNT: Final = Finding(
    "HFI191", "Komma skiller feltene inne i krøllparenteser, og deler beløpet «{amount}».", "Skriv {right}."
)
LIST_SIGN: Final = Finding(
    "HFI192",
    "Et listepunkt begynner med «- », ikke med «{sign}».",
    "Skriv bindestrek og mellomrom i stedet for tegnet.",
)
FIELDS_ON_LINE: Final = Finding("HFI193", "Flere felt på én linje må stå i krøllparenteser.", "Skriv slik: {right}.")
NO_BAR: Final = Finding(
    "HFI194",
    "Etter kolon står bare «{sign}», og linjene under slås sammen med det.",
    "Skal det være streken som begynner en tekst over flere linjer, så skriv «|».",
)
BARE_IN_BRACES: Final = Finding(
    "HFI166",
    "Krøllparenteser omslutter felt, men «{key}» har verken kolon eller verdi.",
    "Er det vanlig tekst, så sett enkle anførselstegn rundt hele verdien ('…'). Ellers skriv «felt: verdi».",
)
CUT_BRACKET: Final = Finding(
    "HFI167",
    "«{lost}» blir ikke med: « #» gjør resten av linjen til en kommentar, og da blir klammen ikke lukket.",
    "Sett enkle anførselstegn rundt verdien med «#» ('…').",
)
FOREIGN_FILE: Final = Finding(
    "HFI165",
    "Dette er {what}, ikke en tekstfil.",
    "Skriv innholdet i en tekstfil (i Notisblokk eller VS Code), og legg denne ved med «fil: …» hvis den trengs.",
)
ITEM_COLUMN: Final = Finding(
    "HFI168",
    "Listepunktet begynner i kolonne {column}, men listen det hører til, begynner i kolonne {wanted}.",
    "Sett strekene i en liste rett under hverandre.",
)
COMMENT_IN_TEXT: Final = Finding(
    "HFI189",
    "Linjen hører ikke til noe: merknaden over («#») avslutter teksten som står foran den.",
    "Flytt merknaden til linjen over feltnavnet. Er den en del av teksten, så rykk den inn som resten.",
)
