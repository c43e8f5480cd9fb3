"""A small load generator on raw sockets: it must not take the processor from what it measures."""

import socket
import threading
import time


class Connection:
    """A connection that is kept open; `get` returns the status and the bytes of the body."""

    def __init__(self, port, path, cookie=""):
        self.lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {cookie}"]
        self.request = self.with_headers()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def with_headers(self, *headers):
        return ("\r\n".join([*self.lines, *headers]) + "\r\n\r\n").encode()

    def get(self):
        status, _head, length = self.answer()
        return status, length

    def answer(self):
        """Return the status, the head in lower case and the bytes of the body."""
        self.socket.sendall(self.request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self.received()
        head, _, body = data.partition(b"\r\n\r\n")
        status, head = int(head[9:12]), head.lower()
        length = 0 if status == 304 else int(header(head, b"content-length"))
        while len(body) < length:
            body += self.received()
        return status, head, length

    def received(self):
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("The server closed the connection.")
        return data


def header(head, name):
    return head.split(name + b":")[1].split(b"\r\n")[0].strip()


def in_turns(ours, bare, *, requests):
    """Return the times in ms of both connections' requests, and the bytes of ours.

    One at a time, in turns: whatever else the machine does meanwhile, both have it alike.
    """
    times, size = ([], []), 0
    for _ in range(10):  # the first ones warm caches and connections up
        ours.get(), bare.get()
    for _ in range(requests):
        size, took = measured(ours)
        times[0].append(took)
        times[1].append(measured(bare)[1])
    return *times, size


def measured(connection):
    begin = time.perf_counter()
    status, size = connection.get()
    if status != 200:
        raise RuntimeError(f"{connection.request.split()[1].decode()} answered {status}")
    return size, (time.perf_counter() - begin) * 1000


def all_at_once(address, *, connections, seconds):
    """Return the requests per second that `connections` get, each as fast as it is answered."""
    counts = [0] * connections
    stop = time.perf_counter() + seconds

    def visit(number):
        connection = Connection(*address)
        while time.perf_counter() < stop:
            connection.get()
            counts[number] += 1

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds
