"""Templates that want more than to print: refused before anything is carried out, or stopped."""

import pytest

from hfi_docs.context import Entry, Many, Slot
from hfi_docs.errors import TemplateError
from tests.statements import document, rendered


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 2**99999999 }}",
        "{{ status.center(10**9) }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ '%s' % status }}",
        "{{ ''.__class__ }}",
        "{{ status.__class__.__mro__ }}",
        "{{ status['__class__'] }}",
        "{{ felt|attr('__class__') }}",
        "{{ status|safe }}",
        "{{ status|default('x') }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ _printing }}",
        "{{ self }}",
        "{{ range(10**9) }}",
        "{{ lipsum() }}",
        "{{ namespace(a=1) }}",
        "{{ [1, 2] }}",
        "{{ {'a': 1} }}",
        "{{ status is defined }}",
        "{{ status + 1 }}",
        "{{ -beløp }}",
        "{%p include 'word/document.xml' %}",
        "{%p import 'a' as b %}",
        "{%p extends 'a' %}",
        "{%p block a %}\n{%p endblock %}",
        "{%p call a() %}\n{%p endcall %}",
        "{%p filter upper %}\n{%p endfilter %}",
        "{%p autoescape false %}\n{%p endautoescape %}",
        "{%p set a %}\nx\n{%p endset %}",
        "{%p set a, b = liste %}",
        "{%p for a in liste recursive %}\n{{ loop(liste) }}\n{%p endfor %}",
        "{%p for a, b in liste %}\n{%p endfor %}",
        "{%p with a = 1 %}\n{%p endwith %}",
        "{%p do status %}",
        "{%p for a in liste %}\n{{ loop.cycle('a', 'b') }}\n{%p endfor %}",
        "{%p for a in liste %}\n{{ loop.changed }}\n{%p endfor %}",
        "{%p macro a(x) %}\n{{ a(x) }}\n{%p endmacro %}\n{{ a(1) }}",
        "{{ felt.values }}",
        "{{ liste.index }}",
        "{{ ukjent }}",
        "{% if felt.ukjent %}x{% endif %}",
        "{{ felt }}",
        "{{ liste }}",
        "{{ status|kr }}",
        "{{ beløp|dato }}",
        "{% if status < 1 %}x{% endif %}",
        "{%p for a in beløp %}\n{%p endfor %}",
        "{%p for a in status %}\n{%p endfor %}",
        "{%p for a in liste if a.x %}\n{%p endfor %}",
        "{%p for a in liste %}\n{{ loop }}\n{%p endfor %}",
        "{{ status|_through }}",
        "{{ status[beløp }}",
    ],
)
def test_what_is_no_template_is_refused(tag: str) -> None:
    given = document({"felt": Entry({}), "liste": Many((Entry({}),)), "status": "ny", "beløp": 5})
    with pytest.raises(TemplateError, match=r"hfi-docs template check|ikke tillatt|finnes ikke"):
        rendered(tag, given)


_LOOP = "{%p for a in liste %}\n"
_END = "{%p endfor %}\n"


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(f"{_LOOP * 4}x\n{_END * 4}", id="four loops inside each other"),
        pytest.param(f"{_LOOP * 3}{_END * 3}", id="a thousand million rounds"),
        pytest.param(f"{_LOOP * 2}{{{{ lang }}}}\n{_END * 2}", id="a gigabyte"),
        pytest.param("{%p set a = lang %}\n" + "{%p set a = a ~ a %}\n" * 60 + "{{ a }}", id="doubled"),
        pytest.param("{% if " + "(" * 60 + "status" + ")" * 60 + " %}x{% endif %}{% if not ", id="not closed"),
        pytest.param("{{ " + "not " * 5000 + "status }}", id="deep"),
        pytest.param("{% if status %}" * 300 + "x" + "{% endif %}" * 300, id="deep choices"),
    ],
)  # fmt: skip
def test_a_template_that_never_ends_is_stopped(template: str) -> None:
    given = document({"liste": Many((Entry({}),) * 1000), "lang": "a" * 10_000, "status": "ny"})
    with pytest.raises(TemplateError, match=r"prøve\.docx|Malen"):
        rendered(template, given)


def test_a_template_cannot_reach_behind_a_slot() -> None:
    given = document({"bakgrunn": Slot("bakgrunn")})
    for tag in ("{{ bakgrunn.slot }}", "{{ bakgrunn.printing }}", "{{ bakgrunn.is_filled }}", "{{ bakgrunn|upper }}"):
        with pytest.raises(TemplateError):
            rendered(tag, given)
