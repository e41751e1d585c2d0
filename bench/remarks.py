"""Every remark on running text that nobody in the office wrote: `python -m bench.remarks [--nynorsk] FILE …`.

Each line of a file is a sentence or a paragraph; some thirty are the background of a case, and every rule for a case is
asked, in the example office. Each remark is printed with what stands around it, to be judged by a reader; the counts
come last.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from hfi_docs.check.rules import check_case
from hfi_docs.check.wording.words import Words, user_words
from hfi_docs.errors import Problem
from hfi_docs.papers.references import case_surroundings
from hfi_docs.pipeline.office import Office
from hfi_docs.records.convert import convert_case
from hfi_docs.records.load import Workspace, read_record
from hfi_docs.records.record import Record

_ROOT = Path(__file__).parent.parent
_LINES, _MOST_LINES, _AROUND = 30, 60, 60
#: Signs that are marks in a record, and nothing in other texts.
_MARKS = str.maketrans(dict.fromkeys("*_[]|#>\\`", " "))
_CASE = """sak: 99/26
tittel: Orientering om språket
møte: 2026-05-21
målform: {language}
type: orientering
status: utkast
bakgrunn: |
  Tekst: {text}
"""


def texts(path: Path) -> Iterator[str]:
    """The lines of a file, thirty at a time or more, so that no quotation is cut."""
    some: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        some.append(" ".join(line.translate(_MARKS).split()))
        whole = " ".join(some)
        if len(some) >= _MOST_LINES or (len(some) >= _LINES and whole.count("«") == whole.count("»")):
            yield whole
            some = []
    yield " ".join(some)


def as_case(text: str, language: str) -> Record:
    """A case without other content than a text."""
    record = read_record(_CASE.format(language=language, text=text).encode(), Path("99-26.yaml")).record
    assert record is not None, text
    return record


def remarks(record: Record, office: Office, words: Words) -> list[Problem]:
    """What is said of a case."""
    registers = office.model([])
    case = convert_case(record, registers)
    return check_case(record, case, case_surroundings(case, registers), words)


def main(arguments: list[str]) -> None:
    """Prints the remarks on some files."""
    language = "nynorsk" if "--nynorsk" in arguments else "bokmål"
    counted: Counter[str] = Counter()
    count, start, office, words = 0, perf_counter(), Office(Workspace(_ROOT)).look(), user_words()
    for text in (each for name in arguments if not name.startswith("--") for each in texts(Path(name))):
        count += len(text.split())
        record = as_case(text, language)
        for problem in remarks(record, office, words):
            counted[problem.code] += 1
            line, at = record.text.splitlines()[problem.position.line - 1], problem.position.column - 1
            print(f"{problem.code} {problem.message} | {line[max(0, at - _AROUND) : at + _AROUND].strip()}")
    words.save()
    told = ", ".join(f"{code} {times}" for code, times in sorted(counted.items())) or "none"
    print(f"{count} words, {counted.total()} remarks ({told}), {perf_counter() - start:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
