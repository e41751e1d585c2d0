"""`hfi-docs list`: the cases that there are, and the numbers that are missing between them."""

from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, FINDINGS, answer
from hfi_docs.cli.filters import organ_option, refuse_unknown, year_option
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, meeting_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.errors import ERROR
from hfi_docs.pipeline.listing import ListedDraft, list_cases
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.records.model import CaseHeader
from hfi_docs.values.words import format_ranges


@click.command("list", cls=Command, options_metavar="[VALG]")
@meeting_option
@organ_option
@year_option
@click.option("--status", metavar="STATUS", default="", help="Bare saker med denne statusen, for eksempel utkast.")
@as_json_option
@click.pass_obj
def list_(start: Path | None, meeting: str, organ: str, year: int | None, status: str, as_json: bool) -> int:
    """Lists the cases that there are."""

    def wanted(other: str, its_year: int) -> bool:
        return (not organ or other.casefold() == organ.casefold()) and (year is None or its_year == year)

    def act() -> int:
        office = Office(open_workspace(start))
        listed = list_cases(office, Selection(meeting=meeting))
        refuse_unknown(organ, listed.organs)
        shown = [
            header
            for _, header in listed.cases
            if wanted(header.number.organ, header.number.year) and (not status or header.status == status)
        ]
        drafts = [
            each
            for each in listed.drafts
            if wanted(each.number.organ, each.number.year) and (not status or each.status == status)
        ]
        gaps = [gap for gap in listed.gaps if wanted(gap.organ, gap.year)]
        report.show_problems(listed.problems)
        for header in shown:
            say(f"{office.identity(header.number):<12} {header.day}  {header.status:<9}  {header.title}", err=as_json)
        for each in drafts:
            say(f"{office.identity(each.number):<12} uten møte   {each.status:<9}  {each.title}", err=as_json)
        if not shown and not drafts:
            say("Fant ingen saker.", err=True)
        for gap in () if status else gaps:
            say(f"Merk: {gap.organ} {gap.year} mangler nr. {format_ranges(gap.numbers)}.", err=True)
        if as_json:
            cases = [_case_answer(header, office) for header in shown]
            missing = [{"organ": gap.organ, "year": gap.year, "numbers": gap.numbers} for gap in gaps]
            told = [_draft_answer(each, office) for each in drafts]
            ok = not listed.problems
            report.show_json(ok=ok, problems=listed.problems, cases=cases, drafts=told, missing=missing)
        return FINDINGS if any(problem.level == ERROR for problem in listed.problems) else DONE

    return answer(act, as_json)


def _draft_answer(draft: ListedDraft, office: Office) -> dict[str, str]:
    identity = office.identity(draft.number)
    return {"case": identity, "organ": draft.number.organ, "status": draft.status, "title": draft.title}


def _case_answer(header: CaseHeader, office: Office) -> dict[str, str]:
    return {
        "case": office.identity(header.number),
        "meeting": header.day.isoformat(),
        "status": header.status,
        "title": header.title,
    }
