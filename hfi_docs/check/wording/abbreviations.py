"""Abbreviations and names that have one right form (Språkrådet; regjeringen.no, standarddesign)."""

from hfi_docs.check.wording.rule import wording

WORDINGS = (
    wording(
        "elsefelleskap elsefelesk elsefellelsk elsefellskap",
        r"\b[Hh]elsefell?esk?l?ap\w*|\b[Hh]elsefellelskap\w*|\b[Hh]elsefellskap\w*",
        "«{found}» er feil skrevet.",
        "Navnet er Helsefellesskap, med to s-er.",
    ),
    wording("ihht i.h.h.t", r"\b(?:ihht|i\.h\.h\.t)\b\.?", "Forkortelsen «{found}» skrives «iht.».", "Skriv «iht.»."),
    wording("jfr", r"\bjfr\b\.?", "Forkortelsen «{found}» skrives «jf.».", "Skriv «jf.»."),
    wording("gng", r"\bgng\b\.?", "«{found}» bør skrives helt ut.", "Skriv «ganger»."),
    wording("pr", r"pr(?<!\wpr)\.? ?år\b", "«{found}» bør skrives helt ut.", "Skriv «per år»."),
    wording(
        "vedr inkl evt ca mill",
        r"\b(?:vedr|inkl|evt|ca|mill)\b(?!\.)",
        "Forkortelsen «{found}» mangler punktum.",
        "Skriv «{found}.».",
    ),
    wording("kl", r"kl(?<!\wkl)(?=[ \u00a0]?\d)", "Forkortelsen «{found}» mangler punktum.", "Skriv «{found}.»."),
    wording("` ´", r"\b\w+[`´]er\b", "«{found}» er bøyd med aksenttegn.", "Bruk bindestrek, for eksempel «FSU-er»."),
    wording("Sak.", r"\bSak\.", "«Sak» er ingen forkortelse.", "Skriv «sak» uten punktum."),
)
