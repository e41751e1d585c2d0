"""`hfi-docs explain`: what a code means, why, and what to do."""

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option
from hfi_docs.cli.terminal import Loud, say
from hfi_docs.errors import ERROR
from hfi_docs.pipeline.explaining import Example, Explanation, every_code
from hfi_docs.pipeline.explaining import explain as explained


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("code", metavar="[KODE]", default="")
@as_json_option
def explain(code: str, as_json: bool) -> int:
    """Explains a code, or lists them all."""

    def act() -> int:
        found = (explained(code),) if code else every_code()
        if as_json:
            report.show_json(ok=True, codes=[_plain(each) for each in found])
        elif code:
            _show(found[0])
        else:
            for each in found:
                say(f"{each.code}  {each.level:<9} {each.what}")
        return DONE

    return answer(act, as_json)


def _show(told: Explanation) -> None:
    say(Loud(f"{told.level} {told.code}", "red" if told.level == ERROR else "yellow"), f": {told.what}")
    rows = (
        ("Hvorfor", told.subject.why),
        ("Kilde", told.subject.source),
        ("Gjør slik", told.advice),
        ("Unntak", told.may_stand),
    )
    for heading, text in rows:
        if text:
            say(f"{heading + ':':<10} {text}")
    if told.example:
        _show_example(told.example)


def _show_example(example: Example) -> None:
    place = f" ({example.place})" if example.place else ""
    say("")
    say(f"Eksempel{place}:")
    say(f"    {example.line}")
    if example.message:
        say(f"Svaret:  {example.message}")
    if example.hint:
        say(f"Råd:     {example.hint}")
    if example.right:
        say("Rettet:")
        say(f"    {example.right}")


def _plain(told: Explanation) -> dict[str, object]:
    example = told.example._asdict() if told.example else None
    about, why, source = told.subject
    return {**told._asdict(), "subject": about, "reason": why, "source": source, "example": example}
