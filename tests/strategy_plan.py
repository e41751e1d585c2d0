"""The table of the strategy plan (T2), which several papers show: names and counts are typed from the source."""

from tests.word import Table

#: Each strategic area, and how many bullets its description has.
BULLETS = {
    "Interessepolitikk": 2,
    "Samhandle med de som trenger det mest": 3,
    "Likeverdige tjenester": 4,
    "Nye digitale tjenester": 2,
    "Kvalifisert arbeidskraft": 3,
    "Kunnskapsbasert praksis": 3,
    "Fremtidsrettet ledelse og organisasjonsutvikling": 3,
    "Etablere og videreutvikle Helsefellesskap Innlandet": 6,
}
AREAS = list(BULLETS)


def assert_strategy_plan(table: Table) -> None:
    """The header spans areas and descriptions; the vision and the goal are merged over all eight areas."""
    assert table.header == ["Visjon", "Overordnet mål", "Strategiske satsningsområder 2022–2027"]
    assert [cell.span for cell in table.rows[0].cells] == [1, 1, 2]
    assert [row[2] for row in table.body] == AREAS
    for column, start in ((0, "Sammen om vår felles helsetjeneste"), (1, "Sammenhengende helsetjenester")):
        ((text, rows),) = table.groups(column)
        assert text.startswith(start)
        assert rows == len(AREAS)


def assert_areas_have_lead_and_bullets(table: Table) -> None:
    """Each description is a lead-in («… ved å:») and its bullets."""
    descriptions = [row.cells[3].paragraphs for row in table.rows if not row.header]
    assert [[item.marker for item in items] for items in descriptions] == [
        ["", *["•"] * count] for count in BULLETS.values()
    ]
    assert all(items[0].text.endswith("ved å:") for items in descriptions)
