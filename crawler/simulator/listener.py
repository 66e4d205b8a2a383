"""HTTP on the wire: validators, and answers that go out whole, slowly, cut, or not at all."""

from __future__ import annotations

import socket
import struct
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from crawler.simulator.exchange import Answer, Request, Wire, pairs

if TYPE_CHECKING:
    from crawler.simulator.server import Served

_SHANGHAI = timezone(timedelta(hours=8))
_DRIBBLE_SECONDS = 0.2
_LONGEST_FORM = 65536


class Listener(ThreadingHTTPServer):
    """The socket of a served portal, one thread for each connection."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, served: Served) -> None:
        self.served = served
        super().__init__(("127.0.0.1", 0), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of ours."""


class Handler(BaseHTTPRequestHandler):
    """Turns requests of the wire into requests for the portal, and answers into bytes."""

    protocol_version = "HTTP/1.1"
    server_version = "simulator"
    sys_version = ""
    disable_nagle_algorithm = True
    server: Listener

    def do_GET(self) -> None:
        """Answer."""
        self._respond()

    do_HEAD = do_POST = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """The log is kept by Served."""

    def _respond(self) -> None:
        served = self.server.served
        agent = self.headers.get("User-Agent", "")
        with served.counted(self.command, self.path, agent) as status:
            answer = served.answer(self._request())
            if served.conditional and answer.status == 200:
                answer = self._validated(answer)
            status.append(answer.status)
        # Logged before it goes out: a client that has its answer finds it in the log.
        self._send(answer)

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        length = min(int(self.headers.get("Content-Length") or 0), _LONGEST_FORM)
        text = self.rfile.read(length).decode("utf-8", "replace") if length else ""
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = pairs(parts.query)
        return Request(unquote(parts.path), self.command, query, pairs(text), headers, text)

    def _validated(self, answer: Answer) -> Answer:
        """The answer with its validators, or 304 where the client's still hold."""
        tag = f'"{sha256(answer.body).hexdigest()[:20]}"'
        headers = [("ETag", tag)]
        if answer.modified:
            headers.append(("Last-Modified", _http_date(answer.modified)))
        asked = self.headers.get("If-None-Match")
        fresh = tag in asked if asked else self._unmodified(answer.modified)
        if fresh:
            return Answer(status=304, headers=tuple(headers))
        kept = (*answer.headers, *headers)
        return Answer(answer.body, 200, answer.content_type, kept, wire=answer.wire)

    def _unmodified(self, modified: datetime | None) -> bool:
        since = self.headers.get("If-Modified-Since")
        if not since or not modified:
            return False
        return parsedate_to_datetime(since) >= modified.replace(tzinfo=_SHANGHAI, second=0)

    def _send(self, answer: Answer) -> None:
        if answer.wire is Wire.RESET:
            self._reset()
        elif answer.wire is Wire.SILENT:
            self.server.served.stopping.wait()
        else:
            self._send_head(answer)
            if self.command != "HEAD" and answer.status != 304:
                self._send_body(answer)
        self.close_connection = self.close_connection or answer.wire is not Wire.PLAIN

    def _send_head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()

    def _send_body(self, answer: Answer) -> None:
        half = answer.body[: len(answer.body) // 2]
        self.wfile.write(answer.body if answer.wire is Wire.PLAIN else half[:64])
        if answer.wire is Wire.STALL:
            self.wfile.flush()
            self.server.served.stopping.wait()
        elif answer.wire is Wire.CUT:
            self.wfile.write(half[64:])
        elif answer.wire is Wire.DRIBBLE:
            for byte in answer.body[64:]:
                if self.server.served.stopping.wait(_DRIBBLE_SECONDS):
                    break
                self.wfile.write(bytes([byte]))

    def _reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()


def _http_date(at: datetime) -> str:
    return format_datetime(at.replace(tzinfo=_SHANGHAI).astimezone(UTC), usegmt=True)
