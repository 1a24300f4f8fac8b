"""Reports with anything in them that somebody could have typed."""

from hypothesis import strategies as st

from app.form.editions import edition
from app.report.model import Card, Category, LastYear, Person, Reason, Report, Signature, Source

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
TEXTS = st.lists(TEXT, max_size=4).map(tuple)
CELLS = st.sampled_from(
    [cell.id for form in ("2019", "2021") for table in edition(form).tables for cell in table.cells]
)
FIGURES = st.dictionaries(CELLS, TEXT, max_size=12)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports with anything in them that somebody could have typed."""
    return Report(
        year=draw(st.integers(2019, 2100)),
        editions=draw(
            st.fixed_dictionaries(
                dict.fromkeys(("proactive", "requests", "disputes"), st.sampled_from(["2019", "2021"]))
            )
        ),
        outline=draw(st.sampled_from(["official", "nine"])),
        card=Card(full_name=draw(TEXT), address=draw(TEXT), city_with_districts=draw(st.none() | st.booleans())),
        figures=draw(FIGURES),
        printed=draw(FIGURES),
        preface=draw(TEXTS),
        sections=draw(st.dictionaries(st.sampled_from("123456"), TEXTS)),
        under_table=draw(st.dictionaries(st.sampled_from(["requests", "disputes"]), TEXTS)),
        roster=tuple(draw(st.lists(st.builds(Person, role=TEXT, name=TEXT, post=TEXT), max_size=3))),
        categories=tuple(draw(st.lists(st.builds(Category, name=TEXT, count=TEXT), max_size=3))),
        signature=Signature(name=draw(TEXT), seal=draw(st.booleans())),
        sources=draw(st.dictionaries(CELLS, st.builds(Source, name=TEXT, value=TEXT), max_size=2)),
        reasons=draw(st.dictionaries(TEXT, st.builds(Reason, kind=TEXT, text=TEXT), max_size=2)),
        last_year=draw(st.none() | st.builds(LastYear, year=st.just(2020), editions=st.just({}), figures=FIGURES)),
    )
