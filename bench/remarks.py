"""Every remark on running text that nobody in the office wrote: `python -m bench.remarks [--nynorsk] FILE …`.

Thirty lines of a file are the background of a case, a sentence each; every rule for a case is asked, in the example
office. Each remark is printed with its line, to be judged by a reader; the counts come last.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
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
_PARAGRAPHS = 30
#: Signs that are marks in a record, and nothing in other texts.
_MARKS = str.maketrans(dict.fromkeys("*_[]|#>\\`", " "))
_CASE = """sak: 99/26
tittel: Orientering om språket
møte: 2026-05-21
målform: {language}
type: orientering
status: utkast
bakgrunn: |
"""


def cases(path: Path, language: str) -> Iterator[Record]:
    """A file as cases without other content than its lines."""
    written = path.read_text("utf-8").splitlines()
    lines = iter([line for each in written if (line := " ".join(each.translate(_MARKS).split()))])
    while some := list(islice(lines, _PARAGRAPHS)):
        # A word before figures and dashes keeps them from beginning a list.
        text = "".join(f"  {line if line[0].isalpha() else f'Merk {line}'}\n" for line in some)
        record = read_record(f"{_CASE.format(language=language)}{text}".encode(), Path("99-26.yaml")).record
        assert record is not None, text
        yield record


def remarks(record: Record, office: Office, words: Words) -> list[Problem]:
    """What is said of a case."""
    registers = office.model([])
    case = convert_case(record, registers)
    return check_case(record, case, case_surroundings(case, registers), words)


def main(arguments: list[str]) -> None:
    """Prints the remarks on some files."""
    language = "nynorsk" if "--nynorsk" in arguments else "bokmål"
    counted: Counter[str] = Counter()
    asked = user_words()
    words, start, office = 0, perf_counter(), Office(Workspace(_ROOT)).look()
    for path in (Path(name) for name in arguments if not name.startswith("--")):
        for record in cases(path, language):
            words += len(record.text.split())
            for problem in remarks(record, office, asked):
                counted[problem.code] += 1
                line = record.text.splitlines()[problem.position.line - 1]
                print(f"{problem.code} {problem.message} | {line.strip()}")
    asked.save()
    told = ", ".join(f"{code} {count}" for code, count in sorted(counted.items()))
    print(
        f"{words} words, {counted.total()} remarks ({told or 'none'}), {perf_counter() - start:.1f} s", file=sys.stderr
    )


if __name__ == "__main__":
    main(sys.argv[1:])
