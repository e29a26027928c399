"""A mark that most cells of a table have is said once, above it."""

import pytest

from cxsite.pages.marks_once import FEW, marks_once

OLD = ' <span class="mark" title="Old">Old</span>'
MADE = ' <span class="mark converted" title="Made" lang="en">Made</span>'
BESIDE = ' <span class="t2 mark" title="旧" lang="zh-Hans">旧</span>'


def table(*cells: str, caption: str = "") -> str:
    """Return a table of one column."""
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    return f'<p>x{OLD}</p><table class="a">\n{caption}<tbody>{rows}</tbody></table>'


@pytest.mark.parametrize("mark", [OLD, MADE, BESIDE])
def test_many_alike_are_said_once(mark: str) -> None:
    """In a caption; what stands outside of the table keeps its own."""
    cells = [f"{number}{mark}" for number in range(FEW + 1)]
    once = f"<caption>{mark.strip()}</caption>"
    assert marks_once(table(*cells)) == table(*map(str, range(FEW + 1)), caption=once)


def test_a_table_that_has_a_caption_says_it_there() -> None:
    """Behind its name."""
    said = marks_once(table(*[f"x{OLD}"] * 9, caption='<caption id="b">Name</caption>'))
    assert said == table(*["x"] * 9, caption=f'<caption id="b">Name{OLD}</caption>')


def test_a_few_stay_where_they_stand() -> None:
    """They tell their cells from the others; two kinds are counted apart."""
    few = table(*[f"x{OLD}"] * FEW, *[f"y{MADE}"] * FEW, "z")
    assert marks_once(few) == few
    both = marks_once(table(*[f"x{OLD}{MADE}"] * 9, f"y{BESIDE}"))
    assert both == table(*["x"] * 9, f"y{BESIDE}", caption=f"<caption>{OLD.strip()}{MADE}</caption>")


def test_tables_are_counted_apart() -> None:
    """Each says it for itself."""
    assert marks_once(table(*[f"x{OLD}"] * 2) * 4) == table(*[f"x{OLD}"] * 2) * 4


def test_a_page_without_marks_is_left_alone() -> None:
    """Also one whose charts have marks."""
    html = '<table><tr><td><g class="marks"></g></td></tr></table>' * 9
    assert marks_once(html) == html
