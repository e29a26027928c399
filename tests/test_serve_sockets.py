"""The server as a stranger meets it: raw bytes, slow and greedy clients, and everybody else is still served."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from serving import SITE, Client, Served, serving

from cxsite.model.problems import Place, Problem
from cxsite.serve import connections
from cxsite.serve.site import Built

HOST = "Host: {host}"


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A server that shows a small site."""
    with serving() as server:
        yield server


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(2_000):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError


def request(line: str, *headers: str) -> bytes:
    return "\r\n".join([line, *headers, "Connection: close", "", ""]).encode("latin-1")


PROBES = [
    # Names
    ("this name", 200, request("GET / HTTP/1.1", HOST)),
    ("localhost", 200, request("GET / HTTP/1.1", "Host: localhost:{port}")),
    ("the other loopback", 200, request("GET / HTTP/1.1", "Host: [::1]:{port}")),
    ("no name", 400, request("GET / HTTP/1.1")),
    ("no name, in the old protocol", 403, request("GET / HTTP/1.0")),
    ("an empty name", 403, request("GET / HTTP/1.1", "Host:")),
    ("two names", 400, request("GET / HTTP/1.1", HOST, "Host: evil.example")),
    ("no port", 403, request("GET / HTTP/1.1", "Host: localhost")),
    ("another port", 403, request("GET / HTTP/1.1", "Host: localhost:1")),
    ("a name pointed here", 403, request("GET / HTTP/1.1", "Host: evil.example:{port}")),
    ("a name that begins like ours", 403, request("GET / HTTP/1.1", "Host: localhost:{port}.evil.example")),
    ("a name that ends like ours", 403, request("GET / HTTP/1.1", "Host: evil.localhost:{port}")),
    ("an address within a name", 403, request("GET / HTTP/1.1", "Host: 127.0.0.1.evil.example:{port}")),
    ("a user before the name", 403, request("GET / HTTP/1.1", "Host: a@localhost:{port}")),
    ("all addresses", 403, request("GET / HTTP/1.1", "Host: 0.0.0.0:{port}")),
    ("a name forwarded", 403, request("GET / HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: {host}")),
    # Pages of elsewhere
    ("our own origin", 200, request("HEAD /_cxsite/events HTTP/1.1", HOST, "Origin: http://{host}")),
    ("another origin", 403, request("GET /_cxsite/events HTTP/1.1", HOST, "Origin: http://evil.example")),
    ("no origin at all", 403, request("GET /_cxsite/events HTTP/1.1", HOST, "Origin: null")),
    ("another port's origin", 403, request("GET /_cxsite/events HTTP/1.1", HOST, "Origin: http://127.0.0.1:1")),
    ("two origins", 403, request("GET /_cxsite/events HTTP/1.1", HOST, "Origin: http://{host}", "Origin: null")),
    ("a script of elsewhere", 403, request("GET /search/en.js HTTP/1.1", HOST, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors")),  # noqa: E501
    ("a picture of elsewhere", 403, request("GET /images/plan.svg HTTP/1.1", HOST, "Sec-Fetch-Site: same-site")),
    ("a link of elsewhere", 200, request("GET / HTTP/1.1", HOST, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")),  # noqa: E501
    # Methods
    ("asking for the head", 200, request("HEAD /en/ HTTP/1.1", HOST)),
    ("sending a form", 405, request("POST / HTTP/1.1", HOST, "Content-Length: 0")),
    ("writing", 405, request("PUT /en/index.html HTTP/1.1", HOST, "Content-Length: 0")),
    ("deleting", 405, request("DELETE / HTTP/1.1", HOST)),
    ("asking what is allowed", 405, request("OPTIONS * HTTP/1.1", HOST)),
    ("a tunnel", 405, request("CONNECT evil.example:443 HTTP/1.1", HOST)),
    ("an echo", 405, request("TRACE / HTTP/1.1", HOST)),
    ("a word that is no method", 405, request("FETCH / HTTP/1.1", HOST)),
    # Addresses
    ("another server's address", 400, request("GET http://evil.example/ HTTP/1.1", HOST)),
    ("up", 404, request("GET /../../etc/passwd HTTP/1.1", HOST)),
    ("up, in code", 404, request("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", HOST)),
    ("up, in code altogether", 404, request("GET /%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1", HOST)),
    ("up, twice in code", 404, request("GET /%252e%252e/etc/passwd HTTP/1.1", HOST)),
    ("up, over-long", 400, request("GET /%c0%ae%c0%ae/etc/passwd HTTP/1.1", HOST)),
    ("up, as elsewhere", 400, request("GET /..%5c..%5cetc HTTP/1.1", HOST)),
    ("from the root", 404, request("GET //etc/passwd HTTP/1.1", HOST)),
    ("from a drive", 404, request("GET /C:/Windows/win.ini HTTP/1.1", HOST)),
    ("nothing", 400, request("GET /en%00/index.html HTTP/1.1", HOST)),
    ("a second line", 400, request("GET /%0d%0aSet-Cookie:x HTTP/1.1", HOST)),
    ("not in UTF-8", 400, request("GET /%ff%fe HTTP/1.1", HOST)),
    ("bytes that are no address", 400, request("GET /\xe5\xae\xa2.html HTTP/1.1", HOST)),
    ("too long", 400, request(f"GET /{'a' * 5_000} HTTP/1.1", HOST)),
    ("far too long", 400, request(f"GET /{'a' * 50_000} HTTP/1.1", HOST)),
    ("the server's own code", 404, request("GET /_cxsite/answers.py HTTP/1.1", HOST)),
    ("above the server's own", 404, request("GET /_cxsite/../en/index.html HTTP/1.1", HOST)),
    ("a folder", 307, request("GET /en HTTP/1.1", HOST)),
    ("a folder without a page", 404, request("GET /assets/ HTTP/1.1", HOST)),
    ("Chinese", 200, request("GET /zh-hans/%E5%AE%A2.html HTTP/1.1", HOST)),
    # Protocol
    ("no protocol", 400, b"hello\r\n\r\n"),
    ("encrypted", 400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(300) + b"\r\n\r\n"),
    ("a newer protocol", 403, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    ("a socket", 200, request("GET / HTTP/1.1", HOST, "Upgrade: websocket", "Sec-WebSocket-Key: eA==")),
    ("two lengths", 400, request("GET / HTTP/1.1", HOST, "Content-Length: 1", "Content-Length: 2")),
    ("a length and pieces", 400, request("GET / HTTP/1.1", HOST, "Content-Length: 5", "Transfer-Encoding: chunked, x")),
    ("a byte that no head has", 400, request("GET / HTTP/1.1", HOST, "X-A: a\x00b")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "sent"), [probe[1:] for probe in PROBES], ids=[probe[0] for probe in PROBES]
)
def test_a_probe_gets_its_status_and_learns_nothing(served: Served, status: int, sent: bytes) -> None:
    """Nothing of the disk, of the program or of what was sent; the next one is served."""
    sent = sent.replace(b"{host}", served.host.encode()).replace(b"{port}", str(served.port).encode())
    response = served.answer(sent)
    assert response.status == status, response
    if status >= 400:
        assert len(response.body) < 1_500
        assert not any(
            word in response.body for word in (b"Traceback", b"root:", b"File ", b"evil", b"/cxsite/")
        )
        assert response.headers["content-type"].startswith(("text/plain", "text/html"))
    assert served.get("/").status == 200
    assert served.failures == []


def test_a_head_without_end_is_not_read_to_its_end(served: Served) -> None:
    """The connection ends, with a word or without."""
    head = f"GET / HTTP/1.1\r\nHost: {served.host}\r\nX: {'a' * 200_000}".encode()
    assert served.answer(head).status in {0, 400}
    assert served.get("/").status == 200


def test_every_answer_is_for_this_reader_only(served: Served) -> None:
    """No browser keeps it, guesses at it, frames it or gives it to a page of elsewhere."""
    for path in ("/", "/en/", "/none", "/assets/site.aaaaaaaaaa.css", "/data/nps.csv", "/_cxsite/reload.js"):
        headers = served.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers
    assert served.get("/", method="POST").headers["allow"] == "GET, HEAD"


def test_a_head_is_all_but_the_body(served: Served) -> None:
    """The length is that of the page."""
    page, head = served.get("/en/"), served.get("/en/", method="HEAD")
    assert (head.body, head.headers["content-length"]) == (b"", str(len(page.body)))


def listen(client: Client, served: Served, query: str = "version=run-1&lang=en", *headers: str) -> None:
    """Open the channel of events."""
    client.send(request(f"GET /_cxsite/events?{query} HTTP/1.1", f"Host: {served.host}", *headers))
    head = client.until(b"\r\n\r\n")
    assert b"200 OK" in head
    assert b"content-type: text/event-stream; charset=utf-8" in head


def news(client: Client) -> dict[str, Any]:
    """Return the next event."""
    client.until(b"data: ")
    found = json.loads(client.until(b"\n\n"))
    assert isinstance(found, dict)
    return found


def test_open_pages_hear_what_changed_and_what_is_wrong() -> None:
    """At once and after every build; each in the language of the page."""
    mistake = Problem(Place("content/a.yml", 3), "odd", "`a` is odd", "write `b`")
    with serving() as served, served.client() as english, served.client() as chinese:
        listen(english, served)
        listen(chinese, served, "version=run-1&lang=zh-Hans")
        first = news(english)
        assert (first["version"], first["all"], first["changed"], first["told"]["errors"]) == (
            "run-1",
            False,
            [],
            [],
        )
        news(chinese)
        served.show({**SITE, "en/journeys/a.html": b"<head></head>b"})
        assert news(english)["changed"] == ["en/journeys/a.html"]
        assert news(chinese)["changed"] == ["en/journeys/a.html"]
        served.take(Built(None, [mistake]))
        wrong = news(english)
        assert (wrong["version"], wrong["changed"], wrong["told"]["title"]) == ("run-3", [], "1 errors")
        assert wrong["told"]["errors"][0]["copied"] == "content/a.yml:3"
        assert news(chinese)["told"]["title"] == "中1 errors"
        assert served.get("/en/journeys/a.html").body.endswith(b"b")
        with served.client() as late:
            listen(late, served, "version=run-1&lang=en")
            assert news(late)["changed"] == ["en/journeys/a.html"]
        served.show({**SITE, "en/journeys/a.html": b"<head></head>b"})
        assert news(english)["told"]["errors"] == []


def test_a_channel_that_broke_goes_on_where_it_was() -> None:
    """The browser says what it heard last; what it cannot have heard of is everything."""
    with serving() as served:
        served.show({**SITE, "index.html": b"<head></head>2"})
        for headers, query, everything, changed in (
            (["Last-Event-ID: run-2"], "version=run-1", False, []),
            (["Last-Event-ID: run-1"], "version=run-2", False, ["index.html"]),
            ([], "version=other-2", True, []),
            ([], "version=run-x", True, []),
            ([], f"version=run-{'9' * 5_000}", True, []),
            ([], "", True, []),
            ([], "version=%ff&lang=%ff%00&x=%", True, []),
        ):
            with served.client() as client:
                listen(client, served, query, *headers)
                told = news(client)
                assert (told["all"], told["changed"]) == (everything, changed), query
        assert served.failures == []


def test_a_channel_whose_reader_left_is_closed() -> None:
    """Nothing is kept for who is not there."""
    with serving() as served:
        with served.client() as client:
            listen(client, served)
            news(client)
            assert served.channel.listeners == 1
        until(lambda: served.channel.listeners == 0)


def test_a_silent_channel_says_that_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment, which no page hears."""
    monkeypatch.setattr("cxsite.serve.channel.HEARTBEAT", 0.02)
    with serving() as served, served.client() as client:
        listen(client, served)
        news(client)
        client.until(b": still here\n\n")
        client.until(b": still here\n\n")


def test_a_server_that_ends_lets_its_channels_go() -> None:
    """Every reader is told by the end of the stream, and nobody waits."""
    with ExitStack() as stack:
        with serving() as served:
            readers = [stack.enter_context(served.client()) for _ in range(5)]
            for reader in readers:
                listen(reader, served)
                news(reader)
        for reader in readers:
            reader.until(b"0\r\n\r\n")  # the end of a body in pieces


def test_who_sends_a_head_byte_by_byte_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is who sends nothing, and who begins a second request; the others are served meanwhile."""
    monkeypatch.setattr(connections, "PATIENCE", 0.3)
    with serving() as served, served.client() as silent, served.client() as slow, served.client() as second:
        second.send(f"GET / HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode())
        second.until(b"home")
        second.send(b"GET /")
        for byte in b"GET / HTTP/1.1\r\nX: aaaaaaaaa":
            slow.send(bytes([byte]))
            time.sleep(0.02)
            assert byte != b"/"[0] or served.get("/").status == 200
        assert silent.response().status == 0
        assert slow.response().status == 0
        assert second.response().status == 0


def test_there_is_always_room_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opens connections without end loses the oldest of them."""
    monkeypatch.setattr(connections, "MOST", 20)
    with serving() as served, ExitStack() as stack:
        for _ in range(60):
            greedy = stack.enter_context(served.client())
            greedy.send(request("GET /_cxsite/events HTTP/1.1", f"Host: {served.host}"))
        for _ in range(30):
            assert served.get("/en/").status == 200
        until(lambda: 10 < served.channel.listeners <= 20)


def test_who_does_not_read_stops_nobody() -> None:
    """Fifty clients ask for much and take nothing; every other one gets its pages and hears the news."""
    large = {**SITE, "data/large.csv": b"x" * 3_000_000}
    with serving() as served, ExitStack() as stack:
        served.show(large)
        until(lambda: served.showing.turn == 2)
        for _ in range(50):
            stuck = stack.enter_context(served.client())
            stuck.send(request("GET /data/large.csv HTTP/1.1", f"Host: {served.host}"))
        with served.client() as reader:
            listen(reader, served, "version=run-2")
            news(reader)
            for _ in range(20):
                assert served.get("/en/journeys/a.html").status == 200
            served.show({**large, "index.html": b"<head></head>2"})
            assert news(reader)["changed"] == ["index.html"]


def test_a_flood_of_requests_is_answered_in_turn() -> None:
    """A thousand in one breath; somebody else is served between them."""
    with serving() as served, served.client() as flood:
        flood.send(f"GET /en/ HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode() * 1_000)
        assert served.get("/").status == 200
        for _ in range(1_000):
            flood.until(b"</head>")


def test_a_mistake_of_ours_is_told_to_the_author_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client gets a status; the next one is served."""

    def fail(*_: object) -> None:
        raise KeyError("secret")

    with serving() as served:
        with monkeypatch.context() as broken:
            broken.setattr("cxsite.serve.application.answer", fail)
            response = served.get("/")
        assert (response.status, response.body) == (500, b"This is a mistake of cxsite.\n")
        assert [repr(error) for error in served.failures] == ["KeyError('secret')"]
        assert served.get("/").status == 200


def test_nothing_is_written_about_strangers(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever they send: the terminal is the author's."""
    upgrade = ["Upgrade: websocket", "Connection: Upgrade"]
    with serving() as served:
        served.answer(b"\x00\xff\r\n\r\n")
        served.answer(request("GET / HTTP/1.1", f"Host: {served.host}", *upgrade))
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
