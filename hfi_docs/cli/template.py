"""`hfi-docs template check`: what is wrong with the Word templates."""

from collections.abc import Sequence
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, SURROUNDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.pipeline.template_check import check_templates
from hfi_docs.pipeline.template_fonts import measure_fonts
from hfi_docs.word.template.faults import TemplateFault


@click.command(cls=Command, options_metavar="[VALG]")
@as_json_option
@click.pass_obj
def check(start: Path | None, as_json: bool) -> int:
    """Checks every template, and shows what must be mended in Word."""

    def act() -> int:
        workspace = open_workspace(start)
        results = check_templates(workspace)
        remarks = {path: [] if faults else measure_fonts(workspace, path).remarks for path, faults in results.items()}
        for path, faults in results.items():
            say(f"{report.show_path(path)}: {'i orden' if not faults else 'må rettes'}", err=as_json)
            for fault in faults:
                say(f"  - {fault.sentence}", err=as_json)
            for remark in remarks[path]:
                say(f"  Merknad: {remark}", err=as_json)
        ok = not any(results.values())
        if as_json:
            told = [{**_as_json(path, faults), "remarks": remarks[path]} for path, faults in results.items()]
            report.show_json(ok=ok, templates=told)
        return DONE if ok else SURROUNDINGS

    return answer(act, as_json)


def _as_json(path: Path, faults: Sequence[TemplateFault]) -> dict[str, object]:
    told = [{"place": fault.place, "tag": fault.tag, "message": fault.message} for fault in faults]
    return {"path": str(path), "problems": [fault.sentence for fault in faults], "faults": told}
