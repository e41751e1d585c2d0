"""How dates, periods and times are written in text (Språkrådet, «Datoar»; regjeringen.no, standarddesign)."""

import re
from collections.abc import Mapping
from datetime import date

from hfi_docs.check.wording.rule import DIGITS, UNSURE, wording
from hfi_docs.errors import Subject
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import MONTHS, format_date
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Datoer og klokkeslett",
    "En dato som kan leses på flere måter, blir et møte som noen ikke kommer til.",
    "Språkrådet, «Datoar»; regjeringen.no, standarddesign",
)

_MONTH = "|".join(MONTHS)
_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|des"
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_NAMED_DAY = regex(rf"\b({'|'.join(_DAYS)})(?:en)?(?: den)? $", re.IGNORECASE)
_LOOK_BACK = 20
_SPOKEN = regex(r"\bkl\.?\s?$")
_CENTURY = 2000
_SHORT_YEAR = 2
#: Two-digit years that a paper may mean; other figures are taken to be something else.
_YEARS = range(15, 50)
_LAST_HOUR = 24
#: Minutes; a watch at night may last as long.
_LONGEST_SPAN = 16 * 60
#: What figures with points after it are: places in a document, not days.
_CHAPTER = regex(r"(?:kapittel|kap\.?|punkt|pkt\.?|avsnitt|versjon|nr\.?|nummer|kr\.?)\s*$", re.IGNORECASE)
_MONEY = regex(r"\s?(?:kr|kroner|mill)\b")

_DAY_OR_MONTH = rf"(?:(?:\d{{1,2}}\. ?)?(?:{_MONTH}|{_SHORT})\.?\s)"
#: What comes after the start of a period that has an end too.
_ENDS = (
    r"\s*(?:[-–]\s*(?!og\b)\w|/|til\b|t\.?o\.?m|fram|frem|inntil"
    rf"|(?:,|og|eller)\s(?:{_DAY_OR_MONTH}|(?:19|20)\d\d|til\b|fram|frem))"
)
#: What figures follow that can only be a date.
_DATED = regex(
    rf"\b(?:den|dato(?:en)?|datert|innen|fra|frå|før|frist(?:en)?|etter|møt\w*|{'|'.join(_DAYS)})\s$", re.IGNORECASE
)
#: What figures follow that number something.
_NUMBERED = regex(
    r"(?:\b(?:sak|saks?nr|saksnummer|arkiv(?:sak|ref)?|journal(?:nr|post|nummer)?|nr|nummer|ref|referanse|id|konto|postboks"
    r"|tlf|telefon|telefonnummer|mobil|faks|ns|en|iso|iec|din)\.?\s?:?|(?-i:\b[A-ZÆØÅ]{2,}(?:-[A-ZÆØÅ\d]+)+))\s$",
    re.IGNORECASE,
)
#: A day without its point, or a month, that a period begins with: all of it must be written anew.
_BEGUN = regex(rf"(?:\d|\b(?:{_MONTH}|{_SHORT})\.?)\s?(?:[-–/]|og|til)\s?$")
#: Years that a paper speaks of.
_PLAUSIBLE = range(1900, 2101)
#: A point that may end a sentence or a shortened month, and a word after figures.
_POINT_WITHIN = regex(r"\.(?!\s+[A-ZÆØÅ]|\s*(?:\0|$))")
_WORD_AFTER = regex(r"\s[^\W\d_]")
_FILE_NAME = regex(r"\.\w")

_WRITE_OUT = "Skriv den helt ut: «{right}», eller [[dato:{iso}]]."


def _read_day(year: int, month: int, day: int) -> Mapping[str, str] | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return {"right": format_date(found).replace(HARD_SPACE, " "), "iso": found.isoformat()}


def _follows(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether what matched comes right after something."""
    return pattern.search(match.string, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _sure(names: Mapping[str, str] | None, *, if_: bool) -> Mapping[str, str] | None:
    """The names, marked when the right form is only likely."""
    return names if names is None or if_ else {**names, UNSURE: ""}


def _short_date(match: re.Match[str]) -> Mapping[str, str] | None:
    text = match.string
    if _CHAPTER.search(text, max(0, match.start() - 12), match.start()) or _MONEY.match(text, match.end()):
        return None
    day, month, year = (int(group) for group in match.groups())
    found = _read_day(_CENTURY + year, month, day) if year in _YEARS else None
    return _sure(found, if_=_follows(_DATED, match))


def _technical_date(match: re.Match[str]) -> Mapping[str, str] | None:
    year, month, day = (int(group) for group in match.groups())
    in_name = match.string[: match.start()].endswith("/") or _FILE_NAME.match(match.string, match.end())
    return _sure(_read_day(year, month, day), if_=not in_name)


def _worded_date(match: re.Match[str]) -> Mapping[str, str] | None:
    day, point, gap, month, stop, space, year = match.groups(default="")
    whole = month in MONTHS
    if len(year) == _SHORT_YEAR and whole and (space or not stop):
        # «12. mai 25 personer» is no date of 1925 or 2025.
        year = ""
    usual = whole and point and gap and (not year or space)
    # Without point and year it may be anything: «kl. 10 mai», «3 mars».
    if usual or not (year or point):
        return None
    name = next(name for name in MONTHS if name.startswith(month[:3]))
    right = f"{day}. {name} {_CENTURY + int(year) if len(year) == _SHORT_YEAR else year}".rstrip()
    ends_well = whole or bool(year) or not _POINT_WITHIN.match(match.string, match.end())
    return _sure({"right": right}, if_=len(year) != _SHORT_YEAR and ends_well and not _follows(_BEGUN, match))


def _years(match: re.Match[str]) -> Mapping[str, str] | None:
    first, dash, last = match.groups()
    if dash == "–":
        return None
    is_sure = int(first) in _PLAUSIBLE and not _follows(_NUMBERED, match)
    right = {"right": f"{first}–{last}"}
    if len(last) == len(first):
        return _sure(right, if_=is_sure) if int(last) > int(first) else None
    step = int(last) - int(first) % 100
    # «2026 – 30 tiltak» is no period.
    is_period = step == 1 or (step > 1 and dash == "-")
    counts = dash != "-" and _WORD_AFTER.match(match.string, match.end())
    return _sure(right, if_=is_sure and not counts) if is_period else None


def _days(match: re.Match[str]) -> Mapping[str, str]:
    return {"right": re.sub(r"\s?[-–]\s?", "–", match[0])}


def _hours(match: re.Match[str]) -> Mapping[str, str] | None:
    first, last = match.groups()
    if max(int(re.split("[.:]", time)[0]) for time in (first, last)) > _LAST_HOUR:
        return None
    spoken = _SPOKEN.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    if not spoken and ":" not in match[0]:
        return None
    return {"right": f"{'' if spoken else 'kl. '}{first}–{last}".replace(":", ".")}


def _lasting(match: re.Match[str]) -> Mapping[str, str] | None:
    """A span that ends as it begins, or so that it would last nearly a day: the hours are swapped."""
    first, last = (int(hours) * 60 + int(minutes) for hours, minutes in (match.groups()[:2], match.groups()[2:]))
    if max(first, last) > _LAST_HOUR * 60:
        return None
    return {} if (last - first) % (24 * 60) > _LONGEST_SPAN or first == last else None


def _weekday(match: re.Match[str]) -> Mapping[str, str] | None:
    named = _NAMED_DAY.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    day, month, number, year = match.groups()
    try:
        found = date(int(year), MONTHS.index(month) + 1 if month else int(number), int(day))
    except ValueError:
        return None
    right = _DAYS[found.weekday()]
    return {"right": right, "wrong": named[1].lower()} if named and named[1].lower() != right else None


DATE_RULES = (
    wording(
        "HFI220",
        DIGITS,
        r"([0-9](?<![\d.,/-]\d)\d?)\.(\d\d)(\d\d)(?!\d|[.,]\d)",
        "Datoen «{found}» mangler et punktum.",
        _WRITE_OUT,
        judge=_short_date,
        new="{right}",
        example="Vi møtes 14.1124.",
        right="Vi møtes 14. november 2024.",
    ),
    wording(
        "HFI221",
        DIGITS,
        r"([0-3](?<![\w.,/-]\d)\d)([01]\d)([1-4]\d)(?![\w/-]|[.,]\d)",
        "«{found}» ser ut som en dato uten punktum.",
        _WRITE_OUT,
        judge=_short_date,
        example="Vi møttes 010323.",
        right="Vi møttes 1. mars 2023.",
    ),
    wording(
        "HFI222",
        DIGITS,
        r"([0-9](?<![\w.-]\d)\d?)\.(\d{1,2})\.(\d\d)(?!\d|[.,]\d)",
        "Datoen «{found}» har bare to sifre i årstallet.",
        "Skriv «{right}», eller [[dato:{iso}]].",
        judge=_short_date,
        new="{right}",
        example="Vi møttes 21.05.26.",
        right="Vi møttes 21. mai 2026.",
    ),
    wording(
        "HFI223",
        "20",
        r"(2(?<![\w-]2)0\d\d)-(\d\d)-(\d\d)(?![\w-])",
        "Datoen «{found}» er skrevet slik maskiner skriver den.",
        "Skriv «{right}», eller [[dato:{iso}]].",
        judge=_technical_date,
        new="{right}",
        example="Vi møttes 2026-05-21.",
        right="Vi møttes 21. mai 2026.",
    ),
    wording(
        "HFI224",
        DIGITS,
        rf"([0-9](?<![\d.,]\d)\d?)(\.?)(\s*)({_MONTH}|{_SHORT})(?![a-zæøå])(?:(\.?)(\s?)(\d{{4}}|\d\d)(?!\d))?",
        "Datoen «{found}» er skrevet på en uvanlig måte.",
        "Skriv «{right}».",
        judge=_worded_date,
        new="{right}",
        example="Vi møttes 8 juni 2022.",
        right="Vi møttes 8. juni 2022.",
    ),
    wording(
        "HFI225",
        DIGITS,
        rf"[0-9](?<!\d\d)\d?\.(?:\s?-\s?|\s–\s?|–\s)\d{{1,2}}\.(?=\s?(?:{_MONTH}|{_SHORT})\b)",
        "Dagene «{found}» skrives med tankestrek uten mellomrom.",
        "Skriv for eksempel «10.–11. mars 2026», eller vis til møtet med [[møte:…]].",
        judge=_days,
        new="{right}",
        example="Samlingen var 12. – 13. mars 2025.",
        right="Samlingen var 12.–13. mars 2025.",
    ),
    wording(
        "HFI226",
        "19 20",
        r"([12](?<![\w/.-]\d)[09]\d\d)(-|–|\s[-–]\s|\s[-–]|[-–]\s)((?:19|20)\d\d|\d\d)(?![\w:-]|[.,]\d)",
        "Perioden «{found}» skrives med tankestrek uten mellomrom.",
        "Skriv «{right}».",
        judge=_years,
        new="{right}",
        example="Planen gjelder 2022-2027.",
        right="Planen gjelder 2022–2027.",
    ),
    wording(
        "HFI227",
        "våren høsten sommeren vinteren",
        r"[1-4](?<=[a-zæøå] \d)\.\s+(?:våren|høsten|sommeren|vinteren)\b",
        "I tidspunktet «{found}» mangler det et ord.",
        "Skriv for eksempel «1. kvartal 2026» eller «våren 2026».",
        example="Arbeidet var ferdig innen 1. våren 2022.",
        right="Arbeidet var ferdig innen 1. kvartal 2022.",
    ),
    wording(
        "HFI228",
        "period tidsrom",
        rf"(?:i|for|gjennom|innenfor)(?<!\wi)(?<!\wfor) (?:perioden?|tidsrommet|perioda) (?:(?:fra|frå)(?: og med)? )?"
        rf"{_DAY_OR_MONTH}?(?:19|20)\d\d\b(?!{_ENDS})(?:\s?[-–](?!\s?\w))?",
        "Perioden «{found}» har ikke både start og slutt.",
        "Skriv for eksempel «i perioden august 2025–juni 2026», eller «i 2025».",
        example="Dette gjelder i perioden august 2025.",
        right="Dette gjelder i perioden august 2025–juni 2026.",
    ),
    wording(
        "HFI229",
        DIGITS,
        r"([0-9](?<![\d.,:]\d)\d?[.:][0-5]\d)(?:\s?-\s?|\s–\s?|–\s)(\d{1,2}[.:][0-5]\d)(?![\d:]|[.,]\d)",
        "Tidsrommet «{found}» skrives med punktum, og med tankestrek uten mellomrom.",
        "Skriv «{right}».",
        judge=_hours,
        new="{right}",
        example="Møtet varer kl. 10:00 – 11:30.",
        right="Møtet varer kl. 10.00–11.30.",
    ),
    wording(
        "HFI233",
        "kl. Kl.",
        r"[Kk]l(?<!\w[Kk]l)\.? ?(\d{1,2})[.:]([0-5]\d) ?[-–] ?(?:kl\. ?)?(\d{1,2})[.:]([0-5]\d)(?!\d)",
        "«{found}» slutter ikke etter at det begynner.",
        "Rett klokkeslettene.",
        judge=_lasting,
        example="Møtet er kl. 15.00–13.00.",
        right="Møtet er kl. 13.00–15.00.",
    ),
    wording(
        "HFI230",
        "dag",
        rf"([0-9](?<!\d\d)\d?)\.\s?(?:({_MONTH})|(\d{{1,2}})\.)\s?(\d{{4}})(?!\d)",
        "«{found}» er en {right}, ikke en {wrong}.",
        "Kontroller datoen.",
        judge=_weekday,
        example="Vi møttes mandag 21. mai 2026.",
        right="Vi møttes torsdag 21. mai 2026.",
    ),
)
