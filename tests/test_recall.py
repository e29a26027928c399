"""A reading that recalls earlier ones is equal to one that does not, and reads only what has changed."""

import gc
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sites import ROOT

from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place
from cxsite.read.handbook import Reading, read_handbook
from cxsite.read.hashes import Hashes
from cxsite.read.inputs import inputs_of
from cxsite.read.known import Nodes, Sources
from cxsite.read.nodes import Map
from cxsite.read.recall import Hands, Recall, same
from cxsite.read.sheets import Sheet
from cxsite.read.sources import Source
from cxsite.read.theme import read_theme

HANDBOOKS = Path(__file__).parent / "handbooks"
ALL = sorted(path for path in HANDBOOKS.iterdir() if (path / "content").is_dir())
WHOLE = HANDBOOKS / "a-whole-handbook-has-no-problems"
COMPANY = HANDBOOKS / "what-a-company-knows"


class Kept(dict[str, bytes]):
    """A memory that can be looked at."""

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes."""
        self[key] = data


def handbook(reading: Reading) -> Handbook:
    assert reading.handbook, reading.problems
    return reading.handbook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WHOLE, tmp_path / "book"))


def equal(one: Reading, other: Reading) -> bool:
    """Say whether two readings are the same in everything, the order of entities and problems included."""
    return one == other and _spelled(one) == _spelled(other)


def _spelled(reading: Reading) -> str:
    """Return all that has an order, which equality of mappings does not look at."""
    return repr((reading.handbook, reading.problems, reading.units, reading.stale, reading.lock.lines))


@pytest.mark.parametrize("start", range(8))
def test_every_handbook_is_read_the_same_cold_and_warm(start: int) -> None:
    """Without memory, with an empty one, in the same process again, and from what another process kept."""
    memory = Kept()
    for home in ALL[start::8]:
        plain, recall = read_handbook(home), Recall(memory, "1")
        assert equal(read_handbook(home, recall=recall), plain), home.name
        assert equal(read_handbook(home, recall=recall), plain), home.name
        assert equal(read_handbook(home, recall=Recall(memory, "1")), plain), home.name


def parts_only(memory: Kept) -> Kept:
    """Return what is kept without whole readings, so that parts have to be put together."""
    longest = max(memory.values(), key=len)
    return Kept({key: data for key, data in memory.items() if data is not longest})


def edits(folder: Path, seed: int, steps: int) -> Iterator[str]:
    """Change something in a handbook, step by step, and say what."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    lines = ["", "## One more\n\nWords, 58% and 012.\n", "new-key: 5\n", "formerly: [branch]\n", "- a\n"]
    for _ in range(steps):
        files = sorted(path for path in (folder / "content").rglob("*") if path.is_file())
        path = chance.choice(files)
        text = path.read_text("utf-8", errors="replace")
        match chance.randrange(8):
            case 0:
                path.unlink()
            case 1:
                path.rename(path.with_name(f"{chance.choice('ab')}{path.name}"))
            case 2:
                path.write_text(text + chance.choice(lines), encoding="utf-8")
            case 3:
                shutil.copy(path, path.with_name(f"second-{path.name}"))
            case 4:
                shutil.rmtree(folder)
                shutil.copytree(WHOLE, folder)
            case _:
                words = text.split(" ")
                at = chance.randrange(len(words))
                words[at] = chance.choice(["shop", "全渠道", "12", "", "branch", "a: b", words[at].upper()])
                path.write_text(" ".join(words), encoding="utf-8")
        yield path.relative_to(folder).as_posix() if folder in path.parents else ""


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edit_what_is_recalled_is_what_is_read(folder: Path, seed: int) -> None:
    """Words, keys, files that come, go and move: a server and a new process read what a first reading reads."""
    memory = Kept()
    warm = Recall(memory, "1")
    for changed in edits(folder, seed, 12):
        plain = read_handbook(folder)
        assert equal(read_handbook(folder, recall=warm), plain), changed
        assert equal(read_handbook(folder, recall=Recall(parts_only(memory), "1")), plain), changed


def test_a_key_that_forgets_its_inputs_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison above sees what is out of date."""
    monkeypatch.setattr(Recall, "key", lambda _self, part, _inputs: "/".join(part))
    memory = Kept()
    read_handbook(folder, recall=Recall(memory))
    change(folder / "content/site.yml", "title:", "title: Another # ")
    assert not equal(read_handbook(folder, recall=Recall(memory)), read_handbook(folder))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_one_sentence_reads_one_entity(folder: Path) -> None:
    """Of Markdown the prose of its text, of YAML its file and its entity; and the reading as a whole."""
    memory = Kept()
    read_handbook(folder, recall=Recall(memory))
    known = len(memory)
    prose = next(iter(sorted((folder / "content").rglob("*.en.md"))))
    prose.write_text(prose.read_text("utf-8") + "\nOne more.\n", encoding="utf-8")
    read_handbook(folder, recall=Recall(memory))
    assert len(memory) == known + 2
    persona = next(iter(sorted((folder / "content" / "personas").glob("*.yml"))))
    persona.write_text(persona.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    read_handbook(folder, recall=Recall(memory))
    assert len(memory) == known + 5


def test_what_has_not_changed_is_the_very_same_object(folder: Path) -> None:
    """A server knows by `is` which pages may have changed; nothing changed gives the same reading."""
    recall = Recall()
    first = read_handbook(folder, recall=recall)
    assert read_handbook(folder, recall=recall) is first
    path = next(iter(sorted((folder / "content" / "personas").glob("*.yml"))))
    path.write_text(path.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    second = read_handbook(folder, recall=recall)
    assert second is not first
    _shares_all(handbook(first), handbook(second))


def _shares_all(one: Handbook, other: Handbook) -> None:
    assert one.site is other.site
    assert one.theme is other.theme
    assert one.lists is other.lists
    assert one.improvements is other.improvements
    for name in ("personas", "journeys", "touchpoints", "metrics", "datasets", "prose", "files", "roles"):
        here, there = getattr(one, name), getattr(other, name)
        assert list(here) == list(there)
        pairs = (
            zip(here.values(), there.values(), strict=True)
            if isinstance(here, dict)
            else zip(here, there, strict=True)
        )
        assert all(mine is theirs for mine, theirs in pairs), name


def test_a_server_that_begins_with_a_kept_reading_shares_its_objects(folder: Path) -> None:
    """The first reading is decoded as a whole, the second put together from parts: of the same objects."""
    memory = Kept()
    read_handbook(folder, recall=Recall(memory))
    recall = Recall(memory)
    first = read_handbook(folder, recall=recall)
    change(folder / "content/site.yml", "title:", "# a remark\ntitle:")
    second = read_handbook(folder, recall=recall)
    _shares_all(handbook(first), handbook(second))


def test_a_changed_entity_alone_is_new(folder: Path) -> None:
    """Its neighbours on the same page of YAML stay what they are."""
    recall = Recall()
    first = handbook(read_handbook(folder, recall=recall))
    path = folder / "content" / "touchpoints.yml"
    name = next(iter(first.touchpoints))
    old = first.touchpoints[name].name["en"].text
    change(path, old, f"{old} two")
    second = handbook(read_handbook(folder, recall=recall))
    changed = [key for key in first.touchpoints if first.touchpoints[key] is not second.touchpoints[key]]
    assert changed == [name]


def test_a_kept_reading_stands_where_its_folder_stands(folder: Path, tmp_path: Path) -> None:
    """A checkout at another place finds its own data files, without reading anything again."""
    memory = Kept()
    here = handbook(read_handbook(folder, recall=Recall(memory)))
    known = len(memory)
    moved = folder.rename(tmp_path / "elsewhere")
    there = handbook(read_handbook(moved, recall=Recall(memory)))
    assert len(memory) == known
    assert here.files
    assert [file.path for file in there.files] == [moved / file.name for file in here.files]
    assert equal(read_handbook(moved, recall=Recall(memory)), read_handbook(moved))


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x80", b"\x93\x01\x02\x03"])
def test_what_cannot_be_decoded_was_never_there(folder: Path, damage: bytes) -> None:
    """A damaged memory costs time and nothing else."""
    memory = Kept()
    plain = read_handbook(folder, recall=Recall(memory))
    broken = Kept(dict.fromkeys(memory, damage))
    assert equal(read_handbook(folder, recall=Recall(broken)), plain)


def test_another_version_recalls_nothing(folder: Path) -> None:
    """What one program kept is nothing to another."""
    memory = Kept()
    read_handbook(folder, recall=Recall(memory, "1"))
    known = len(memory)
    read_handbook(folder, recall=Recall(memory, "2"))
    assert len(memory) == 2 * known


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was hashed and what was read are not the same, so no key would be right."""
    read, memory = Path.read_bytes, Kept()
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read(path) + (b"# more\n" if path.name == "site.yml" else b"")
    )
    torn = read_handbook(folder, recall=Recall(memory))
    assert torn.handbook
    assert not memory


def test_a_file_that_comes_while_others_are_read_is_not_kept_as_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole is kept only where its files are afterwards what they were before."""
    memory = Kept()
    put = memory.put

    def late(key: str, data: bytes) -> None:
        put(key, data)
        (folder / "content" / "late.md").write_text("Late\n", encoding="utf-8")

    monkeypatch.setattr(memory, "put", late)
    read_handbook(folder, recall=Recall(memory))
    assert equal(read_handbook(folder, recall=Recall(memory)), read_handbook(folder))


@pytest.mark.parametrize("link", ["content/personas/more.yml", "content/more", "content/data"])
def test_links_are_read_as_always(folder: Path, tmp_path: Path, link: str) -> None:
    """Where something is a link nothing is recalled as a whole, because what it leads to may change unseen."""
    target = folder / link
    if target.exists():
        target.rename(tmp_path / "moved")
        target.symlink_to(tmp_path / "moved")
    else:
        target.symlink_to(next(iter(sorted((folder / "content" / "personas").glob("*.yml")))))
    memory = Kept()
    plain = read_handbook(folder)
    assert equal(read_handbook(folder, recall=Recall(memory)), plain)
    assert equal(read_handbook(folder, recall=Recall(memory)), plain)


def test_a_recalled_reading_loads_neither_yaml_nor_validation(folder: Path) -> None:
    """Only what is new has to be parsed and validated: not where nothing changed, nor where prose did."""
    code = (
        "import sys; from pathlib import Path; from test_recall import Kept; import pickle\n"
        "from cxsite.read.handbook import read_handbook; from cxsite.read.recall import Recall\n"
        "folder, kept = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "memory = Kept(pickle.loads(kept.read_bytes()) if kept.exists() else {})\n"
        "read_handbook(folder, recall=Recall(memory))\n"
        "kept.write_bytes(pickle.dumps(dict(memory)))\n"
        "print(*sorted({'yaml', 'pydantic', 'opencc'} & sys.modules.keys()))\n"
    )

    def loaded() -> str:
        ran = subprocess.run(
            [sys.executable, "-c", code, str(folder), str(folder.parent / "kept")],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join(map(str, (Path(__file__).parent, Path(__file__).parents[1])))},
        )
        return ran.stdout.strip()

    assert "pydantic" in loaded()
    assert loaded() == ""
    prose = next(iter(sorted((folder / "content").rglob("*.en.md"))))
    prose.write_text(prose.read_text("utf-8") + "\nOne more.\n", encoding="utf-8")
    assert loaded() == ""


def test_the_order_of_a_mapping_is_a_change() -> None:
    """Stages in another order are another journey, although dictionaries call them equal."""
    old, new = ({"a": 1, "b": 2}, "x"), ({"b": 2, "a": 1}, "x")
    assert list(same(old, new)[0]) == ["b", "a"]
    assert same(old, ({"a": 1, "b": 2}, "x")) is old
    assert same(None, new) is new
    assert same((1, 2), (1, 2, 3)) == (1, 2, 3)


@pytest.mark.parametrize("is_enabled", [True, False])
def test_reading_leaves_the_collector_of_garbage_as_it_was(folder: Path, *, is_enabled: bool) -> None:
    """It rests while values are made, and neither comes back nor stays away against anybody's will."""
    before = gc.isenabled()
    (gc.enable if is_enabled else gc.disable)()
    try:
        read_handbook(folder)
        assert gc.isenabled() is is_enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_every_folder_with_a_link_is_told(folder: Path, tmp_path: Path) -> None:
    """A link may lead elsewhere without any file of the handbook changing, so nothing is said of such a folder."""
    recall = Recall()
    theme = tmp_path / "theme"
    theme.mkdir()
    assert inputs_of(folder, theme, recall)
    (theme / "static").symlink_to(tmp_path)
    assert inputs_of(folder, theme, recall) is None
    assert inputs_of(folder, theme / "static", recall) is None


def test_what_cannot_be_listed_or_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions change without the bytes of a file."""

    def refuse(*_: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Hashes, "digest", refuse)
    assert inputs_of(folder, folder / "none", Recall()) is None
    memory = Kept()
    read_handbook(folder, recall=Recall(memory))
    assert not memory


def test_files_that_nobody_opens_count_by_their_names(folder: Path) -> None:
    """A film of a gigabyte beside the content is not hashed; that it is there is known."""
    (folder / "content" / "film.mp4").write_bytes(b"1")
    (folder / "content" / ".hidden").write_bytes(b"1")
    found = dict(inputs_of(folder, folder / "none", Recall()) or ())
    assert found["content/film.mp4"] == ""
    assert found["content/site.yml"]
    assert "content/.hidden" not in found


def test_a_handbook_with_a_link_recalls_its_parts(folder: Path, tmp_path: Path) -> None:
    """Only the reading as a whole is made again: a part knows the bytes that it was read from."""
    personas = folder / "content" / "personas"
    personas.rename(tmp_path / "people")
    personas.symlink_to(tmp_path / "people")
    inside = Path(shutil.copytree(WHOLE / "content" / "personas", folder / "content" / "others"))
    personas.unlink()
    personas.symlink_to(inside)
    memory = Kept()
    plain = read_handbook(folder, recall=Recall(memory))
    assert plain.handbook
    known = len(memory)
    assert known
    assert equal(read_handbook(folder, recall=Recall(memory)), plain)
    assert len(memory) == known


def test_a_theme_that_grows_while_it_is_read_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its key would not name the file that has come."""
    (folder / "themes" / "house" / "templates").mkdir(parents=True)
    change(folder / "content/site.yml", "title:", "theme: house\ntitle:")

    def late(home: Path, *others: Any) -> Any:
        (folder / "themes" / "house" / "templates" / "new.html").write_text("New", encoding="utf-8")
        return read_theme(home, *others)

    memory = Kept()
    with monkeypatch.context() as patch:
        patch.setattr("cxsite.read.contents.read_theme", late)
        read_handbook(folder, recall=Recall(memory))
    (folder / "themes" / "house" / "templates" / "new.html").unlink()
    assert equal(read_handbook(folder, recall=Recall(memory)), read_handbook(folder))
    assert len(memory) > 0


def test_a_file_that_goes_while_it_is_read_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was there to be hashed, and not to be read."""
    read, memory = Path.read_bytes, Kept()

    def gone(path: Path) -> bytes:
        if path.name == "site.yml":
            raise FileNotFoundError(2, "gone")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert read_handbook(folder, recall=Recall(memory)).handbook is None
    assert not memory


def test_only_files_that_can_be_worked_with_have_nodes() -> None:
    """Checks ask for the place of something in any file; what could not be read has none."""
    node = Map((), Place("content/lists.yml"))
    lists = Source(Sheet("content/lists.yml", tree=msgspec.msgpack.encode(node)))
    nodes = Nodes(
        Sources({"site": Source(Sheet("content/site.yml")), "lists": lists}, {"roles": {"desk": lists}})
    )
    assert list(nodes) == ["lists.yml", "roles/desk.yml"]
    assert len(nodes) == 2
    assert nodes["lists.yml"] == node
    assert nodes.get("site.yml") is None


def by_hand(asked: list[str]) -> Hands:
    """Does the jobs of others here, and writes their names down."""

    def hands(names: Sequence[str], work: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
        asked.extend(names)
        yield from ((number, work(number)) for number in reversed(range(len(names))))

    return hands


def test_no_tree_of_an_entity_outlives_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand journeys would be held three times; what asks for one once more gets an equal one."""
    seen: list[Source] = []
    began = Source.__init__

    def begin(source: Source, *args: Any, **kwargs: Any) -> None:
        began(source, *args, **kwargs)
        seen.append(source)

    monkeypatch.setattr(Source, "__init__", begin)
    recall = Recall()
    assert read_handbook(folder, recall=recall).handbook
    journeys = [source for source in seen if "/journeys/" in source.sheet.name]
    assert journeys
    assert not any({"node", "translations"} & vars(source).keys() for source in journeys)
    assert all(source.node == source.sheet.node for source in journeys)


def test_what_many_hands_read_is_what_one_reads(tmp_path: Path) -> None:
    """In whatever order it comes; and it is kept for the next process."""
    memory, asked = Kept(), list[str]()
    plain = read_handbook(ROOT)
    assert read_handbook(ROOT, recall=Recall(memory, "1", by_hand(asked))) == plain
    assert asked[0] == "journeys/open-account"
    asked.clear()
    again = Recall(memory, "1", by_hand(asked))
    shutil.copytree(ROOT / "content", tmp_path / "content")
    first = next((tmp_path / "content" / "articles").glob("*.en.md"))
    first.write_text(first.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
    changed = read_handbook(tmp_path, recall=again)
    assert asked == [f"articles/{first.name.partition('.')[0]}"]
    assert changed == read_handbook(tmp_path)


def test_what_is_gathered_of_the_same_things_is_the_same_object() -> None:
    recall, one, other = Recall(), object(), object()
    first = recall.gathered("articles", {"a": one, "b": other})
    assert recall.gathered("articles", {"a": one, "b": other}) is first
    assert recall.gathered("cases", {"a": one, "b": other}) is not first


@pytest.mark.parametrize(
    "change",
    [
        lambda one, other: {"b": other, "a": one},
        lambda one, other: {"a": one, "c": other},
        lambda one, _other: {"a": one},
        lambda one, _other: {"a": one, "b": object()},
    ],
)
def test_what_is_gathered_of_others_or_in_another_order_is_not(
    change: Callable[[object, object], dict[str, object]],
) -> None:
    recall, one, other = Recall(), object(), object()
    recall.gathered("articles", {"a": one, "b": other})
    now = change(one, other)
    assert recall.gathered("articles", now) is now
