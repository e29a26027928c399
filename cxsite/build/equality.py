"""Equality of two outputs: the same files with the same bytes, whatever an earlier generation left there."""

from hashlib import sha256
from pathlib import Path

from cxsite.build.manifest import NAME, read_manifest_in, without_kept
from cxsite.build.tree import files_in


def digests_in(output: Path) -> dict[str, str]:
    """Return what tells one site from another: path to hash of every file, foreign ones too, sorted.

    Kept assets are left out, and the manifest counts as if it kept nothing. A link is where it leads to.
    """
    manifest = read_manifest_in(output / NAME)
    kept = {entry.path for entry in manifest.kept} if manifest else set()
    return {path: _digest(output / path, path) for path in sorted(files_in(output)) if path not in kept}


def _digest(file: Path, path: str) -> str:
    if file.is_symlink():
        return f"link to {file.readlink()}"
    data = file.read_bytes()
    return sha256(without_kept(data) if path == NAME else data).hexdigest()
