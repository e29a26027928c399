"""The labels of a frame's two axes: values at its left, times below it."""

from cxsite.draw.chart import Words
from cxsite.draw.fonts import width
from cxsite.draw.frame import Frame
from cxsite.draw.labels import Anchor, Label, plain
from cxsite.draw.room import GAP, MIDDLE, apart, inside


def values(words: Words, frame: Frame) -> list[Label]:
    """Put the labels left of their rules; one that is wider than the margin begins at the edge."""
    size = frame.sheet.text
    found = []
    for value, written in words.values:
        text = plain(written)
        if text and frame.holds(value):
            x = max(frame.left - GAP, width(text, size))
            found.append(Label("value", text, x, frame.y(value) + MIDDLE * size, Anchor.END, size))
    return apart(found, frame)


def times(words: Words, frame: Frame) -> list[Label]:
    """Put the labels below their positions, those at the ends moved inside."""
    size, baseline = frame.sheet.text, frame.sheet.height - GAP
    said = [(at, plain(text)) for at, text in words.times if 0 <= at < frame.count and plain(text)]
    positions = [at for at, _ in said]
    ends = {min(positions, default=0), max(positions, default=0)}
    ranked = sorted(said, key=lambda time: time[0] not in ends)
    found = [
        Label("time", text, inside(frame.x(at), text, frame), baseline, Anchor.MIDDLE, size)
        for at, text in ranked
    ]
    return sorted(apart(found, frame), key=lambda label: label.x)
