"""A template made ready for papers.

Reading a template costs more than filling it, and docxtpl is slow to import. So it is done once per template; papers
are filled in by plain replacement of tokens with escaped text (`shell`). Of a template with statements docxtpl makes
sources, which Jinja renders without it (`word.template.source`).
"""

from hfi_docs.contract import Contract
from hfi_docs.errors import TemplateError
from hfi_docs.word.opc.archive import unzip
from hfi_docs.word.render.shell import Shell
from hfi_docs.word.template.checking import check_template
from hfi_docs.word.template.shells import make_shell


def prepare_shell(template: bytes, name: str, contract: Contract) -> Shell:
    """Has docxtpl read the template's tags.

    Raises:
        TemplateError: the template check finds something to mend. OutsideError: the machine's clock is far off.
    """
    # Papers follow, and try it better than made-up ones.
    faults = check_template(template, contract, is_thorough=False)
    if faults:
        told = "\n".join(f"  - {fault.sentence}" for fault in faults)
        message = f"Malen {name} må rettes:\n{told}"
        raise TemplateError(message)
    return make_shell(unzip(template).parts, name, contract)
