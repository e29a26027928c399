"""Fonts are found, confined, and each is one face; who sets what, and in which order."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from fonted import font

from cxsite.model.typeface import SHIPPED, Typeface, faces_of
from cxsite.read.handbook import read_handbook

ONE, OTHER, THIRD = (Typeface(f"{name}.otf", name, "") for name in "abc")


def asked(folder: Path, *lines: str, files: Mapping[str, bytes] | None = None) -> tuple[list[str], list[str]]:
    """Return the languages with a typeface of a handbook with these lines of settings, and what is said."""
    fonts = folder / "content" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for name, data in (files or {}).items():
        (fonts / name).write_bytes(data)
    settings = ("title: {en: Kiosk, zh-Hans: 报亭}", "languages: [en, zh-Hans]", *lines, "")
    (folder / "content" / "site.yml").write_text("\n".join(settings), encoding="utf-8")
    reading = read_handbook(folder)
    faces = reading.handbook.typefaces if reading.handbook else {}
    return [f"{code} {face.name}" for code, face in faces.items()], [each.code for each in reading.problems]


def table_of(*tags: bytes) -> bytes:
    """Return how a font with these tables begins."""
    return b"OTTO" + len(tags).to_bytes(2, "big") + bytes(6) + b"".join(tag + bytes(12) for tag in tags)


@pytest.mark.parametrize(
    ("lines", "files", "found", "codes"),
    [
        ((), {}, [], []),
        (("fonts:", "  zh-Hans: Kiosk.ttf"), {}, [], []),
        (
            ("pictures: true", "fonts:", "  zh-Hans: Kiosk.ttf"),
            {"Kiosk.ttf": font()},
            ["zh-Hans Kiosk.ttf"],
            [],
        ),
        (("pictures: true",), {}, [], ["no-font"]),
        (("pictures: true", "fonts:", "  zh-Hans: ../site.yml"), {}, [], ["unknown-font"]),
        (("pictures: true", "fonts:", "  zh: Kiosk.ttf"), {"Kiosk.ttf": font()}, [], ["unknown-language"]),
        (
            ("pictures: true", "fonts:", "  zh-Hans: Kiosk.otf"),
            {"Kiosk.otf": table_of(b"CFF ", b"fvar")},
            [],
            ["many-faces"],
        ),
        (
            ("pictures: true", "fonts:", "  zh-Hans: Kiosk.otf"),
            {"Kiosk.otf": table_of(b"CFF ", b"cmap") + b"fvar"},
            ["zh-Hans Kiosk.otf"],
            [],
        ),
        (("pictures: true", "fonts:", "  zh-Hans: Kiosk.otf"), {"Kiosk.otf": b"wOF2"}, [], ["broken-font"]),
        (("pictures: true", "fonts:", "  zh-Hans: Kiosk.otf"), {"Kiosk.otf": b""}, [], ["broken-font"]),
    ],
    ids=[
        *("nothing is asked", "no pictures", "a font", "none", "elsewhere", "no language"),
        *("many weights", "one weight", "for the web", "empty"),
    ],
)
def test_a_font_is_one_face_in_its_folder(
    tmp_path: Path, lines: tuple[str, ...], files: Mapping[str, bytes], found: list[str], codes: list[str]
) -> None:
    """Without `pictures: true` no font is looked at; a broken one is said once."""
    assert asked(tmp_path, *lines, files=files) == (found, codes)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A font of somebody else is copied in, not pointed at."""
    (tmp_path / "far.ttf").write_bytes(font())
    home = tmp_path / "book"
    (home / "content" / "fonts").mkdir(parents=True)
    (home / "content" / "fonts" / "Kiosk.ttf").symlink_to(tmp_path / "far.ttf")
    assert asked(home, "pictures: true", "fonts:", "  zh-Hans: Kiosk.ttf") == ([], ["outside-folder"])


def test_a_font_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every other file."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    files = {"Kiosk.ttf": font()}
    asked(tmp_path, files=files)
    monkeypatch.setattr("cxsite.read.hashes.Hashes.digest", refuse)
    said = asked(tmp_path, "pictures: true", "fonts:", "  zh-Hans: Kiosk.ttf")
    assert said == ([], ["unreadable-file"])


def test_other_bytes_are_another_font_where_nothing_else_changed(tmp_path: Path) -> None:
    """A reading that remembers looks at the bytes of fonts, too."""
    lines = ("pictures: true", "fonts:", "  zh-Hans: Kiosk.ttf")
    digests = set()
    for height in (800, 700):
        asked(tmp_path, *lines, files={"Kiosk.ttf": font(height=height)})
        handbook = read_handbook(tmp_path).handbook
        assert handbook is not None
        face = handbook.typefaces["zh-Hans"]
        digests.add(face.sha256)
        assert Path(face.location).read_bytes() == font(height=height)
    assert len(digests) == 2


def test_a_language_is_set_in_its_own_font_then_in_the_shipped_one() -> None:
    """The other script of the same language comes before it, every other language behind."""
    assert faces_of("en", {}) == (SHIPPED,)
    assert faces_of("zh-Hans", {"zh-Hans": ONE}) == (ONE, SHIPPED)
    assert faces_of("en", {"zh-Hans": ONE, "zh-Hant": OTHER}) == (SHIPPED, ONE, OTHER)
    both = {"zh-Hans": ONE, "zh-Hant": OTHER, "en": THIRD}
    assert faces_of("zh-Hant", both) == (OTHER, ONE, SHIPPED, THIRD)
    assert faces_of("zh-Hant", {"zh-Hans": ONE, "zh-Hant": ONE}) == (ONE, SHIPPED)
