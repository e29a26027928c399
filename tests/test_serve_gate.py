"""Who is answered, and how an address is read."""

import pytest

from cxsite.serve.gate import (
    Asked,
    Refusal,
    bracketed,
    is_everywhere,
    is_loopback,
    names_of,
    path_of,
    refusal,
)

NAMES = names_of("127.0.0.1", 8000, ())


def status(asked: Asked, names: frozenset[str] = NAMES) -> int:
    """Return the status of a refusal, 200 when there is none."""
    found = refusal(asked, names)
    return found.status if found else 200


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:8000"])
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    """Each with the port."""
    assert status(Asked("GET", [host])) == 200
    assert status(Asked("HEAD", [host])) == 200


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["localhost"],
        ["localhost:8001"],
        ["evil.example:8000"],
        ["127.0.0.1.evil.example:8000"],
        ["localhost.:8000"],
        ["127.0.0.2:8000"],
        ["0.0.0.0:8000"],
        ["localhost:8000", "evil.example"],
        ["localhost:8000 "],
        ["user@localhost:8000"],
    ],
)
def test_every_other_name_is_refused(hosts: list[str]) -> None:
    """A name of elsewhere that is pointed at this machine reads nothing."""
    assert status(Asked("GET", hosts)) == 403


def test_names_can_be_added() -> None:
    """With the port, without any, and as it was written; nobody else comes in with them."""
    names = names_of("127.0.0.1", 8000, ["Desk.example", "tunnel.example:443", "fe80::1"])
    for host in ("desk.example", "desk.example:8000", "tunnel.example:443", "[fe80::1]:8000"):
        assert status(Asked("GET", [host]), names) == 200
    assert status(Asked("GET", ["desk.example:9000"]), names) == 403


def test_the_port_of_the_web_is_left_away() -> None:
    """Browsers do not send 80."""
    assert status(Asked("GET", ["localhost"]), names_of("127.0.0.1", 80, ())) == 200


def test_a_server_answers_to_the_address_it_is_bound_to() -> None:
    """To all addresses is none."""
    assert "192.168.1.5:8000" in names_of("192.168.1.5", 8000, ())
    assert "[fe80::5]:8000" in names_of("fe80::5", 8000, ())
    assert names_of("0.0.0.0", 8000, ()) == names_of("::", 8000, ()) == NAMES  # noqa: S104 - that is the claim


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE", "get", "X"]
)
def test_only_reading_is_answered(method: str) -> None:
    """405 for everything that could change something, and for what is no method."""
    assert status(Asked(method, ["localhost:8000"])) == 405


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        (["http://localhost:8000"], 200),
        (["https://localhost:8000"], 200),
        (["http://127.0.0.1:8000"], 403),
        (["http://evil.example"], 403),
        (["http://localhost:8000.evil.example"], 403),
        (["null"], 403),
        ([""], 403),
        (["http://localhost:8000", "http://evil.example"], 403),
    ],
)
def test_only_our_own_pages_may_ask_by_script(origins: list[str], expected: int) -> None:
    """The origin is the very name that was asked for."""
    assert status(Asked("GET", ["localhost:8000"], origins)) == expected


@pytest.mark.parametrize(
    ("sites", "modes", "expected"),
    [
        (["same-origin"], ["cors"], 200),
        (["none"], ["navigate"], 200),
        (["cross-site"], ["navigate"], 200),
        (["cross-site"], ["no-cors"], 403),
        (["same-site"], ["no-cors"], 403),
        (["cross-site"], [], 403),
        (["cross-site"], ["navigate", "no-cors"], 403),
        (["same-origin", "cross-site"], ["no-cors"], 403),
    ],
)
def test_a_page_of_elsewhere_may_link_here_and_no_more(
    sites: list[str], modes: list[str], expected: int
) -> None:
    """A script or picture of ours within it would tell what is not published yet."""
    assert status(Asked("GET", ["localhost:8000"], (), sites, modes)) == expected


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (b"/", ""),
        (b"/en/", "en/"),
        (b"/en/index.html", "en/index.html"),
        (b"/%E5%AE%A2.html", "客.html"),
        (b"/a%20b", "a b"),
        (b"/100%", "100%"),
        (b"/..a/b..", "..a/b.."),
    ],
)
def test_an_address_is_decoded_once(target: bytes, path: str) -> None:
    """Signs of every script; what looks like a code and is none stays."""
    assert path_of(target) == path


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"", 400),
        (b"*", 400),
        (b"http://evil.example/", 400),
        (b"en/index.html", 400),
        (b"/" + b"a" * 2_000, 400),
        (b"/%ff%fe", 400),
        (b"/%00", 400),
        (b"/a%0d%0aSet-Cookie:%20a", 400),
        (b"/en\\index.html", 400),
        (b"/%5c..%5cetc", 400),
        (b"/../etc/passwd", 404),
        (b"/en/../../etc/passwd", 404),
        (b"/%2e%2e/etc/passwd", 404),
        (b"/%2e%2e%2fetc%2fpasswd", 404),
        (b"/en%2Findex.html", 404),
        (b"//etc/passwd", 404),
        (b"//evil.example/..", 404),
        (b"/en//index.html", 404),
        (b"/./en", 404),
        (b"/en/.", 404),
        (b"/en/..", 404),
    ],
)
def test_an_address_that_leads_elsewhere_is_none(target: bytes, status: int) -> None:
    """However it is written."""
    found = path_of(target)
    assert isinstance(found, Refusal)
    assert found.status == status


def test_a_code_within_a_code_is_not_decoded() -> None:
    """`%252e` is the name of a file that nobody has."""
    assert path_of(b"/%252e%252e/etc") == "%2e%2e/etc"


@pytest.mark.parametrize(
    ("host", "everywhere", "loopback"),
    [
        ("0.0.0.0", True, False),  # noqa: S104 - it is to be recognised
        ("::", True, False),
        ("[::]", True, False),
        ("127.0.0.1", False, True),
        ("127.9.9.9", False, True),
        ("::1", False, True),
        ("localhost", False, True),
        ("10.0.0.1", False, False),
        ("here", False, False),
    ],
)
def test_addresses_are_recognised(host: str, *, everywhere: bool, loopback: bool) -> None:
    """Names too, as far as they are this machine's."""
    assert (is_everywhere(host), is_loopback(host)) == (everywhere, loopback)


def test_an_address_with_colons_stands_in_brackets() -> None:
    """A port does not make one."""
    assert [bracketed(host) for host in ("::1", "[::1]", "here", "here:80")] == [
        "[::1]",
        "[::1]",
        "here",
        "here:80",
    ]
