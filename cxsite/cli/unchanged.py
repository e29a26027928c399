"""What a build says that found nothing to do; it stands in the start-up of every build and imports nothing."""


def nothing_changed(counts: str, target: str) -> str:
    """Return the sentence.

    Args:
        counts: how many pages there are and how many warnings, as in `605 2`.
        target: the output folder, as it was named.
    """
    pages, warnings = map(int, counts.split())
    as_before = f", {counted(warnings, 'warning')} as before" if warnings else ""
    return f"nothing changed: {counted(pages, 'page')}{as_before} → {target}"


def counted(number: int, word: str) -> str:
    """Return a number with its word: `1 page`, `2 pages`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
