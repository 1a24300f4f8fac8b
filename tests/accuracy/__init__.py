"""How well the checks on texts do: recall and false alarms per code on labelled passages.

`python -m tests.accuracy FOLDER` reads the files of FOLDER named …prose_cases.jsonl, one case a line:
kind (finding, trap, clean), year, agency, agency_kind, edition, section, passage (line breaks part paragraphs),
mode (`replace`: the passage is the whole section), figures (cells that are not 0), last_year (passage and, where
it matters, figures of the report before), layout (title, preface, headings, date, labels that differ), expect
(codes; `G1|G7` either), forbid (codes that may not be reported).
"""
