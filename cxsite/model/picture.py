"""Pictures that a text shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """One file of `content/images/`.

    Attributes:
        name: the file's name (`counter.jpg`).
        data: its bytes.
        width: pixels; with the height it lets a page keep the picture's place free before it is there.
        height: pixels.
    """

    name: str
    data: bytes
    width: int
    height: int
