"""Pictures are found, confined, small enough, and as large as their headers say."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cxsite.model.problems import Place
from cxsite.model.text import Languages
from cxsite.read.notes import Notes
from cxsite.read.pictures import MAX_PICTURE, read_pictures, size_of
from cxsite.read.translation import lock_of

PLACE = Place("content/articles/walk.en.md", 3, 12, 8)


def encoded(kind: str, width: int = 37, height: int = 11, mode: str = "RGB", **options: object) -> bytes:
    """Return a picture as another program writes it."""
    out = BytesIO()
    Image.new(mode, (width, height)).save(out, kind, **options)
    return out.getvalue()


def shown(folder: Path, *names: str) -> tuple[list[str], list[str]]:
    """Return the pictures that are read where a text shows these, and what is said."""
    notes = Notes(Languages(("en",)), lock_of({}))
    for name in names:
        notes.show(PLACE, name)
    found = read_pictures(folder, notes)
    return list(found), [f"{problem.message} [{problem.code}]" for problem in notes.problems]


def saved(folder: Path, name: str, data: bytes) -> Path:
    """Put a picture into a handbook."""
    path = folder / "content" / "images" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(encoded("PNG"), id="png"),
        pytest.param(encoded("JPEG"), id="jpeg"),
        pytest.param(encoded("JPEG", progressive=True), id="progressive jpeg"),
        pytest.param(encoded("JPEG", comment=b"x" * 3000, dpi=(300, 300)), id="jpeg with remarks"),
        pytest.param(encoded("WEBP"), id="webp, lossy"),
        pytest.param(encoded("WEBP", lossless=True), id="webp, lossless"),
        pytest.param(encoded("WEBP", mode="RGBA", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"), id="webp, extended"),
    ],
)
def test_the_size_is_what_the_program_wrote(data: bytes) -> None:
    """Width before height, in every format and form; half a header has no size."""
    assert size_of(data) == (37, 11)
    assert size_of(data[:12]) is None


def test_a_jpeg_may_fill_up_before_a_marker() -> None:
    """With any number of bytes that mean nothing (T.81, B.1.1.2)."""
    data = encoded("JPEG")
    assert size_of(data[:2] + b"\xff\xff" + data[2:]) == (37, 11)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg/>", b"RIFF\0\0\0\0WEBPVP9 ", b"\xff\xd8\xff", b"\xff\xd8\xff\xd9"]
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    """Nor has a picture of no width."""
    assert size_of(data) is None
    assert size_of(encoded("PNG")[:16] + bytes(8)) is None


@given(
    st.sampled_from([encoded("PNG"), encoded("JPEG"), encoded("WEBP")]),
    st.integers(0, 60),
    st.binary(max_size=9),
)
def test_damage_never_raises(data: bytes, at: int, damage: bytes) -> None:
    """A header that lies has some size or none."""
    size = size_of(data[:at] + damage + data[at + len(damage) :])
    assert size is None or all(side > 0 for side in size)


def test_a_picture_is_read_once_however_often_it_is_shown(tmp_path: Path) -> None:
    """And only those that are shown."""
    saved(tmp_path, "pier.png", encoded("PNG"))
    saved(tmp_path, "other.png", encoded("PNG"))
    assert shown(tmp_path, "pier.png", "pier.png") == (["pier.png"], [])


def test_a_mistake_is_said_once_a_picture(tmp_path: Path) -> None:
    """Two languages that show it have the same one."""
    assert shown(tmp_path, "pier.png", "pier.png") == (
        [],
        ["there is no `pier.png` in `content/images` [unknown-picture]"],
    )


def test_a_picture_may_be_no_larger_than_readers_wait_for(tmp_path: Path) -> None:
    """500 kB are shown, one byte more is not."""
    data = encoded("PNG")
    saved(tmp_path, "fits.png", data + bytes(MAX_PICTURE - len(data)))
    saved(tmp_path, "large.png", data + bytes(MAX_PICTURE - len(data) + 1))
    assert shown(tmp_path, "fits.png", "large.png") == (
        ["fits.png"],
        ["`large.png` has 501 kB; at most 500 kB are shown [picture-too-large]"],
    )


def test_a_picture_stands_in_the_handbook(tmp_path: Path) -> None:
    """A link that leads out of it is followed by nobody."""
    outside = tmp_path / "secret.png"
    outside.write_bytes(encoded("PNG"))
    folder = tmp_path / "handbook"
    (folder / "content" / "images").mkdir(parents=True)
    (folder / "content" / "images" / "pier.png").symlink_to(outside)
    assert shown(folder, "pier.png") == (
        [],
        ["`pier.png` leads out of the handbook's folder [outside-folder]"],
    )


def test_a_picture_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason of the system."""
    saved(tmp_path, "pier.png", encoded("PNG"))

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert shown(tmp_path, "pier.png") == (
        [],
        ["`pier.png` cannot be read: Permission denied [unreadable-file]"],
    )
