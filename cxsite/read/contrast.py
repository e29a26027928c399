"""How well text is told from what it stands on, by the Web Content Accessibility Guidelines 2.2."""

LEAST = 4.5
"""The least contrast of text: success criterion 1.4.3, level AA."""


KNEE = 0.04045
"""The share of a colour's light above which it is no longer told in proportion."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (`#rrggbb`), from 1 (the same) to 21 (black on white).

    Source:
        W3C (2023), WCAG 2.2, definition of contrast ratio.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= KNEE else float(((share + 0.055) / 1.055) ** 2.4)
