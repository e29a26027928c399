"""The output as a folder that somebody has zipped, sent, and opened somewhere else: it reads the same."""

import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from sites import Files, document, parse

from cxsite.build.links import anchors_of, broken_links

ROOTED = "404.html"
"""The one page that a server shows at any depth: its links begin at the root, and nobody opens it from a disk."""

LOADED = {"script": "src", "img": "src", "source": "srcset", "iframe": "src"}
"""What a page loads by itself, and where its address stands; of links the styles and icons."""


@pytest.fixture(scope="module")
def moved(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of the output as they come out of a zip in another place."""
    archive = tmp_path_factory.mktemp("sent") / "handbook.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted(site.rglob("*")):
            packed.write(file, file.relative_to(site).as_posix())
    there = tmp_path_factory.mktemp("somewhere") / "else, 别处"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(there)
    return {
        each.relative_to(there).as_posix(): each.read_bytes() for each in there.rglob("*") if each.is_file()
    }


def loaded(html: bytes) -> list[str]:
    """Return the address of everything that a page loads by itself."""
    return [found for element in parse(html).iter() for found in _loaded(element)]


def _loaded(element: Element) -> list[str]:
    if element.tag == "link":
        rel = element.get("rel", "")
        return [element.get("href", "")] if rel in {"stylesheet", "icon", "preload"} else []
    name = LOADED.get(str(element.tag))
    return [value] if name and (value := element.get(name)) else []


def strays(files: Files, folder: Path) -> list[tuple[str, str]]:
    """Return what ties files to a place: a link from the root, or the name of a folder."""
    found = []
    for path, data in files.items():
        if bytes(folder) in data:
            found.append((path, str(folder)))
        if path.endswith(".html") and path != ROOTED:
            found += [
                (path, link) for link in anchors_of(data).links if link.startswith(("/", "file:", "\\"))
            ]
    return found


def test_every_link_of_the_unpacked_folder_leads_to_a_file_in_it(moved: Files) -> None:
    """Pages, anchors, styles, scripts, pictures, downloads."""
    assert len([path for path in moved if path.endswith(".html")]) > 200
    assert broken_links(moved) == ()


def test_nothing_ties_the_folder_to_where_it_was_made(moved: Files, site: Path, root: Path) -> None:
    """No address from the root, and the name of no folder of this machine in any file."""
    assert strays(moved, site.parent) == strays(moved, root) == []


@pytest.mark.parametrize("link", ["/en/index.html", "file:///srv/index.html", "/srv/handbook"])
def test_what_ties_a_folder_to_a_place_is_found(link: str) -> None:
    """A link from the root or to a disk, and a path in a text."""
    assert strays({"en/index.html": f'<p><a href="{link}">x</a></p>'.encode()}, Path("/srv/handbook"))


def test_a_page_loads_only_what_came_with_it(moved: Files) -> None:
    """No third host, so it looks the same without a network; one page of each language is enough to know its frame."""
    for path in ("index.html", "en/index.html", "zh-hans/index.html", "en/articles/counting-honestly.html"):
        wanted = loaded(moved[path])
        assert len(wanted) > 2
        for address in wanted:
            parts = urlsplit(address)
            assert parts.scheme in {"", "data"}, (path, address)
            assert not parts.netloc
            if not parts.scheme:
                file = _resolved(PurePosixPath(path).parent, parts.path)
                assert file in moved, (path, address)
    assert loaded(b'<!doctype html><title>x</title><script src="https://cdn.example.com/x.js"></script>') == [
        "https://cdn.example.com/x.js"
    ]


def _resolved(folder: PurePosixPath, way: str) -> str:
    parts: list[str] = []
    for part in (folder / way).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_styles_and_scripts_load_nothing(moved: Files) -> None:
    """What a style asks for by `url()` or `@import` would have to be in the zip as well."""
    for path, data in moved.items():
        if path.endswith(".css"):
            assert b"url(" not in data.replace(b"url(data:", b""), path
            assert b"@import" not in data, path
    assert document("x", moved["en/index.html"]).anchors.links
