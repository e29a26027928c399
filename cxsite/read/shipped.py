"""What comes with the program: the default theme, found in a wheel and in a checkout alike."""

from pathlib import Path

DEFAULT = "default"
PACKAGE = Path(__file__).resolve().parent.parent


def themes_folder(package: Path = PACKAGE) -> Path:
    """Return the folder that holds the default theme."""
    shipped = package / "themes"
    return shipped if shipped.is_dir() else package.parent / "themes"
