"""A network between a store and its server that can fall silent, or cut off at any message."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Self


class UnsteadyProxy:
    """
    Hands bytes on between whoever connects and a server's *port* on loopback.

    Attributes:
        port: Where it listens.
        answers: How many times the server has been heard so far.
    """

    def __init__(self, port: int) -> None:
        self._server = port
        self._flowing = threading.Event()
        self._flowing.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._cut_at: int | None = None
        self.port: int = self._listener.getsockname()[1]
        self.answers = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.go_on()
        for one in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def pause(self) -> None:
        """Connections stay open, and new ones are made, but nothing passes."""
        self._flowing.clear()

    def go_on(self) -> None:
        """What was held back arrives."""
        self._flowing.set()

    def cut_after(self, answers: int) -> None:
        """Swallow the server's answer after that many more, and break that connection; once."""
        self._cut_at = self.answers + answers

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._server))
                self._open += (client, server)
                for ends in ((client, server, False), (server, client, True)):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, sender: socket.socket, receiver: socket.socket, answering: bool) -> None:
        with contextlib.suppress(OSError):
            while data := sender.recv(65536):
                self._flowing.wait()
                if answering and self._is_cut():
                    break
                receiver.sendall(data)
        for end in (sender, receiver):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _is_cut(self) -> bool:
        cut = self.answers == self._cut_at
        self.answers += 1
        if cut:
            self._cut_at = None
        return cut
