"""A server as publishers set one up: packed by gzip, with an icon for whoever asks for one."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PACKED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt")
ICON = b"\0\0\1\0\0\0"
"""An icon without a picture: nobody loses points because the bench brought none."""
TYPES = {".js": "text/javascript", ".mjs": "text/javascript"}


class Packing(SimpleHTTPRequestHandler):
    """Sends files, those that are text packed, as every server on the public net does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library calls it by
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with the file, that of a folder being its `index.html`."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            self._send(file.read_bytes(), file, HTTPStatus.OK)
        elif file.name.startswith("favicon"):
            self._send(ICON, file, HTTPStatus.OK)
        else:
            self._send(b"", file, HTTPStatus.NOT_FOUND)

    def _send(self, data: bytes, file: Path, status: HTTPStatus) -> None:
        packed = file.suffix in PACKED
        body = gzip.compress(data, 6, mtime=0) if packed else data
        self.send_response(status)
        kind = TYPES.get(file.suffix) or self.guess_type(str(file))
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if packed and file.suffix != ".svg" else kind
        )
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """A server that does not wait for connections which a browser keeps open."""

    daemon_threads = True


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, which may be made later, on a free port; give its address, with a slash at the end."""
    with Server(("127.0.0.1", 0), partial(Packing, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
