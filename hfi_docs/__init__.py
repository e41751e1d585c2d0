"""Word papers for committee meetings, built from YAML records.

    cases/*.yaml ─load─▶ Record ─check─▶ problems
                           │
                        convert
                           ▼
                         model ─compose─▶ Document ─render─▶ bytes ─write─▶ build/

Read `pipeline` first: it is the whole story. Below the stages lie `tables` and `references` (what a figure or a
`[[reference]]` means), `schema` (what a record may contain), and the nouns `model`, `document`, `record`, `text`,
`formatting` and `errors`.
"""

__version__ = "0.3.0"
