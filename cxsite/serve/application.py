"""The application: from a request to an answer, or to a channel that stays open."""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from cxsite.serve.answers import EVENTS, HEADERS, Answer, answer, refused
from cxsite.serve.channel import Channel
from cxsite.serve.gate import Asked, Refusal, path_of, refusal
from cxsite.serve.showing import Showing

LAST = "last-event-id"
"""What a browser sends when it asks for a channel again: the version it has heard of."""


def application(
    showing: Showing, channel: Channel, names: frozenset[str], fail: Callable[[Exception], None]
) -> ASGIApp:
    """Return what answers every request.

    Args:
        showing: what is shown.
        channel: where open pages listen.
        names: every `Host` that is answered.
        fail: is told of a mistake of our own; the client gets no more than its status.
    """

    async def respond(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = _response(request, showing, channel, names)
        except Exception as error:  # noqa: BLE001 - one request must not end the server
            fail(error)
            response = _sent(Answer(500, b"This is a mistake of cxsite.\n", HEADERS))
        await response(scope, receive, send)

    return respond


def _response(request: Request, showing: Showing, channel: Channel, names: frozenset[str]) -> Response:
    values = request.headers.getlist
    asked = Asked(
        request.method, values("host"), values("origin"), values("sec-fetch-site"), values("sec-fetch-mode")
    )
    if reason := refusal(asked, names):
        return _sent(refused(reason))
    path = path_of(request.scope["raw_path"])
    if isinstance(path, Refusal):
        return _sent(refused(path))
    if path == EVENTS:
        return _events(request, showing, channel)
    return _sent(answer(showing, path, languages(request.headers.get("accept-language", ""))))


def _sent(answer: Answer) -> Response:
    return Response(answer.body, answer.status, dict(answer.headers))


def _events(request: Request, showing: Showing, channel: Channel) -> Response:
    headers = {**HEADERS, "content-type": "text/event-stream; charset=utf-8"}
    if request.method == "HEAD":
        return Response(b"", 200, headers)
    query = parse_qs(request.scope["query_string"].decode("latin-1"))
    version = request.headers.get(LAST, query.get("version", [""])[0])
    return StreamingResponse(channel.stream(showing, version, query.get("lang", [""])[0]), 200, headers)


def languages(header: str) -> Sequence[str]:
    """Return the tags of `Accept-Language`, the best first; what cannot be read stands last."""

    def rank(part: str) -> float:
        _, _, quality = part.partition(";q=")
        try:
            return -float(quality or 1)
        except ValueError:
            return 0.0

    return [part.partition(";")[0].strip() for part in sorted(header.split(","), key=rank)]
