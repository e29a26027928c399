"""Programs that forget: each leaves one part out of what it knows a result by, and is given what only that part tells.

A key that holds too little gives an old page for a new one. Every mutant below is the program with one part gone; its
change makes a difference that nothing else in the key can tell. What a key says twice has no mutant of its own: path
and maker of a page (no two pages have equal arguments), the languages that it is lent in (they are counted from the
arguments), wording and assets of the theme (the frame among the arguments holds them too), the address of the feed (the
address of the site and the list of sections say it), the list of languages (every text has one wording in each), the
words of a chart (its table says them), the version in what a reading is known by (the store adds it to whatever it
keeps).
"""

from dataclasses import dataclass, replace
from datetime import date
from random import Random
from time import sleep
from typing import Any

from incremental import forgetting as forget
from incremental.damage import confuse, opened
from incremental.edits import Rule, retint_secretly
from incremental.world import Install, World

from cxsite.build import file_store
from cxsite.measure.findings import MetricFindings
from cxsite.model.dataset import DataFile, Question
from cxsite.model.edition import FrozenMetric
from cxsite.model.review import Review
from cxsite.model.settings import Privacy
from cxsite.model.text import Wording
from cxsite.model.told import Telling
from cxsite.pages.frame import Frame
from cxsite.pages.templates import Renderer
from cxsite.read.edition_form import frozen_text
from cxsite.read.handbook import read_handbook


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program that forgets.

    Attributes:
        part: what it leaves out.
        install: makes the program forget it.
        change: what happens between two builds; "" of a rule means that it did nothing.
    """

    part: str
    install: Install
    change: Rule

    def __str__(self) -> str:
        return self.part


def write(path: str, old: str, new: str) -> Rule:
    """Replace words that stand in a file."""

    def change(world: World, _random: object) -> str:
        file = world.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"`{old}` is not in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return f"`{new}` in {path}"

    return change


def swapped_lines(world: World, _random: object) -> str:
    """Let the lines of a file stand the other way round."""
    file = world.folder / "content/metrics.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(reversed(lines)), encoding="utf-8")
    return "the measures stand the other way round"


def say_twice(world: World, random: Random) -> str:
    """Let a text say the very sentence that sums it up."""
    said = "Most wait at the [](touchpoint:counter) in green _silence_."
    write("content/journeys/first-cup.yml", "From the smell of it to the last sip", f'"{said}"')(
        world, random
    )
    return "a text that says what its summary says"


def another_word(world: World, _random: object) -> str:
    """Agree on a word that no text uses yet."""
    terms = "bowl: {name: {en: bowl, zh-Hans: 碗}, deprecated: {en: [cup]}}\n"
    (world.folder / "content/terms.yml").write_text(terms, encoding="utf-8")
    return "a bowl is no cup"


def renamed_picture(world: World, _random: object) -> str:
    """Give a picture a name that nobody names."""
    picture = world.folder / "content/images/cup.png"
    picture.rename(picture.with_name("cuq.png"))
    return "a picture has another name"


def build_with(**settings: Any) -> Rule:
    """Build with other settings."""

    def change(world: World, _random: object) -> str:
        world.settings = replace(world.settings, **settings)
        return str(settings)

    return change


def another_version(world: World, _random: object) -> str:
    """Install another version."""
    world.settings = replace(world.settings, program=replace(world.settings.program, version=1))
    return "another version"


def another_edition(world: World, _random: object) -> str:
    """Freeze other numbers."""
    handbook = read_handbook(world.folder).handbook
    assert handbook is not None
    frozen = handbook.frozen["2026-08"]
    metrics: dict[str, FrozenMetric] = {
        name: replace(
            metric, numbers=tuple(replace(one, value=(one.value or 0) + 1) for one in metric.numbers)
        )
        for name, metric in frozen.metrics.items()
    }
    text = frozen_text(replace(frozen, metrics=metrics))
    (world.folder / "content/editions/2026-08.json").write_text(text, encoding="utf-8")
    return "other numbers in an edition"


def after_a_while(rule: Rule) -> Rule:
    """Let the clock go on before something changes: then the state of the build before can be trusted."""

    def change(world: World, random: Any) -> str:
        sleep(0.03)
        world.build()
        return rule(world, random)

    return change


def without_numbers(rule: Rule) -> Rule:
    """Let a journey name no measures before something changes: then its drawing has no number of any version."""

    def change(world: World, random: Any) -> str:
        write("content/journeys/first-cup.yml", "measures: [nps, effort]\n", "")(world, random)
        world.build()
        return rule(world, random)

    return change


def another_tint_in_the_store(world: World, _random: object) -> str:
    """Change what is kept, and nothing that leads to it."""
    with opened(world) as connection:
        assert connection is not None
        for row, data in connection.execute("SELECT id, data FROM objects").fetchall():
            new = data.replace(b"green", b"black")
            connection.execute("UPDATE objects SET data = ? WHERE id = ?", (new, row))
    return "other words in the store"


def deface_one(world: World, _random: object) -> str:
    """Change a byte in the output, nothing else of the file."""
    page = world.output / "en/journeys/first-cup.html"
    page.write_bytes(page.read_bytes().replace(b"green", b"blacj", 1))
    return "a byte of the output"


SENTENCE = write("content/personas/regular.yml", "Old green Lin", "Old black Lin")
BRUSH = write("themes/stall/templates/brush.html", "green", "black")
ANSWERS = write("content/data/cups.csv", ",R,C,", ",R,M,")
LOCK = write("content/i18n.lock", " zh-Hans ", " zh-Hans 0")
ADDRESS = write("content/site.yml", "https://tea.example.com/", "https://cup.example.com/")
RULES = write("content/site.yml", "show: 4", "show: 12")
QUESTION = write("content/data/cups.yml", '["", "NA"]', '["", "NA", "7"]')
VERDICT = write("content/comments/cups.txt", "no | ", "yes | ")
CLASS = write("content/journeys/first-cup.yml", "class: pre", "class: first")
DAY = build_with(as_of=date(2027, 6, 30))

IN_KEYS = (
    Mutant("arguments of a page", forget.first_without(3), SENTENCE),
    Mutant("theme, before views are built", forget.first_without(4), BRUSH),
    Mutant("version, before views are built", forget.first_without(5), another_version),
    Mutant("view", forget.second_without(0), SENTENCE),
    Mutant("closure of a template", forget.second_without(1), BRUSH),
    Mutant(
        "what a template pulls in",
        lambda patch: patch.setattr(Renderer, "references", lambda *_: ()),
        BRUSH,
    ),
    Mutant("version, after views are built", forget.look_without(3), another_version),
    Mutant("marks of a drawing", forget.drawing_without(1), SENTENCE),
    Mutant("version of a drawing", forget.drawing_without(2), another_version),
    Mutant("drawing that is a file", forget.file_without(1), SENTENCE),
    Mutant("version of a drawing that is a file", forget.file_without(2), without_numbers(another_version)),
    Mutant("as-of day", forget.all_keys_without(Frame, "as_of"), DAY),
    Mutant("address of the site", forget.all_keys_without(Frame, "base_url"), ADDRESS),
    Mutant("status of a translation", forget.all_keys_without(Wording, "status"), LOCK),
    Mutant("numbers of a measure", forget.all_keys_without(MetricFindings, "findings"), ANSWERS),
    Mutant("numbers of an edition", forget.all_keys_without(FrozenMetric, "numbers"), another_edition),
    Mutant("bytes of a source", forget.without_source, SENTENCE),
    Mutant("lines of the lock", forget.parts_without(1), LOCK),
    Mutant("what a text takes from the rest", forget.parts_without(2), another_word),
    Mutant("names of sources", forget.without_names, renamed_picture),
    Mutant("how a text is rendered", forget.without_way, say_twice),
    Mutant("version of a text", forget.memory_without(1), another_version),
    Mutant("what findings are made of", forget.findings_without(1), ANSWERS),
    Mutant("last edition, in findings", forget.findings_without_part("frozen"), another_edition),
    Mutant("classes of touchpoints, in findings", forget.findings_without_part("classes"), CLASS),
    Mutant("version of findings", forget.findings_without(2), another_version),
    Mutant("bytes of data", forget.all_keys_without(DataFile, "digest"), ANSWERS),
    Mutant("rules of privacy", forget.all_keys_without(Privacy, "min_n"), RULES),
    Mutant("a question", forget.all_keys_without(Question, "no_answer"), QUESTION),
    Mutant("what was decided about comments", forget.all_keys_without(Review, "decisions"), VERDICT),
    Mutant("what pages say, in what is searched", forget.all_keys_without(Telling, "told"), SENTENCE),
    Mutant("order of a mapping", forget.without_order, swapped_lines),
)
BESIDE_KEYS = (
    Mutant("hash of what is kept", forget.without_hash, another_tint_in_the_store),
    Mutant("seal of an entry", lambda patch: patch.setattr(file_store, "_seal", lambda *_: b""), confuse),
    Mutant("bytes of the output", forget.without_bytes, deface_one),
    Mutant("times of the output", forget.without_times, after_a_while(deface_one)),
    Mutant(
        "time at which a source was changed",
        forget.state_without(r" \d+(?= \d+$)"),
        after_a_while(retint_secretly),
    ),
    Mutant(
        "day of the environment",
        forget.state_without("^day .*"),
        after_a_while(build_with(epoch="1798675200")),
    ),
    Mutant("version, in the state", forget.state_without("^version .*"), after_a_while(another_version)),
    Mutant("output, in the state", forget.state_without("^/.*"), after_a_while(deface_one)),
)
MUTANTS = IN_KEYS + BESIDE_KEYS
