"""What was renamed keeps its old addresses, its old links and its old numbers."""

from dataclasses import replace
from pathlib import Path

from sites import DAY, document, files_of, findings_of, read, reference

from cxsite.model.handbook import Handbook
from cxsite.model.improve import Improvements
from cxsite.model.renames import current_id, former_ids
from cxsite.pages.moved import ADDRESSES
from cxsite.pages.site import pages_of

FOLDER = Path(__file__).parent / "handbooks" / "what-was-renamed-is-still-understood"


def renamed() -> Handbook:
    """Return a handbook in which a touchpoint and a metric were renamed, and texts and answers say the old ids."""
    return read(FOLDER)


def test_old_ids_are_read_as_what_they_mean_now() -> None:
    """In fields, in promises, in live numbers and in the cells of data files."""
    handbook = renamed()
    (step,) = handbook.journeys["walk"].steps
    assert step.at == "desk"
    assert handbook.journeys["walk"].measures == ("liked",)
    promise = handbook.improvements.initiatives["shorter"].promise
    assert promise is not None
    assert (promise.metric, promise.touchpoint) == ("liked", "desk")
    assert [block.argument for block in handbook.prose["journeys/walk"]] == ["liked at desk"]
    cuts = {found.cut.touchpoint for found in findings_of(handbook).metrics["liked"].findings}
    assert cuts == {"", "desk"}


def test_current_id_says_what_something_is_called_now() -> None:
    """What nobody renamed is called as it is."""
    handbook = renamed()
    assert current_id(handbook, "metric", "recommend") == "liked"
    assert current_id(handbook, "metric", "liked") == "liked"
    assert current_id(handbook, "touchpoint", "recommend") == "recommend"
    assert current_id(handbook, "colour", "red") == "red"
    assert {kind: olds for kind, olds in former_ids(handbook).items() if olds} == {
        "touchpoint": {"counter": "desk"},
        "metric": {"recommend": "liked"},
    }


def test_an_old_address_says_where_its_page_is_now() -> None:
    """In every language, with a link and as canonical; nobody is carried off."""
    files = files_of(renamed())
    for folder, name in (("en", "Desk"), ("zh-hans", "台")):
        path = f"{folder}/touchpoints/counter.html"
        page = document(path, files[path])
        link = next(iter(page.one("main").iter("a")))
        assert (link.get("href"), link.text) == ("desk.html", name)
        assert [each.get("href") for each in page.all("link") if each.get("rel") == "canonical"] == [
            "desk.html"
        ]
        assert not [each for each in page.all("meta") if each.get("http-equiv") == "refresh"]
        assert f"{folder}/measures/recommend.html" in files


def test_links_by_an_old_id_lead_to_the_page_of_today() -> None:
    """And the index names everything once."""
    files = files_of(renamed())
    journey = files["en/journeys/walk.html"].decode()
    assert '<a href="../touchpoints/desk.html">Desk<' in journey
    assert "touchpoint:counter" not in journey
    index = files["en/reference/index-a-z.html"].decode()
    assert index.count('desk.html">Desk<') == 1


def test_every_kind_that_can_be_renamed_has_an_address() -> None:
    """A new kind with `formerly:` is not forgotten; without a page of today there is none of before."""
    assert set(former_ids(reference())) == set(ADDRESSES)
    handbook = renamed()
    bare = replace(handbook, journeys={}, prose={}, improvements=Improvements())
    paths = {page.path for page in pages_of(bare, replace(findings_of(handbook), metrics={}), DAY)}
    assert "en/measures/recommend.html" not in paths
    assert "en/touchpoints/counter.html" not in paths
