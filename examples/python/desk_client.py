"""The few calls a strategy needs, with nothing but the standard library."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone


CLOSED = {"denied", "rejected", "filled", "canceled", "expired"}


class DeskRefusal(Exception):
    """The desk said no; sending the same again would not help."""


class DeskClient:
    """The key needs the scope `signals`, which may read too."""

    def __init__(self, url: str, key: str, strategy: str) -> None:
        self.url = url
        self.key = key
        self.strategy = strategy
        self.count = 0

    def quote(self, instrument: str) -> dict:
        return self._call("GET", f"/instruments/{instrument}/quote")

    def position(self, instrument: str) -> dict | None:
        query = urllib.parse.urlencode({"instrument": instrument})
        items = self._call("GET", f"/positions?{query}")["items"]
        return items[0] if items else None

    def signal(self, signal_id: str) -> dict:
        """What has become of a signal meanwhile: a person may have decided."""
        return self._call("GET", f"/signals/{urllib.parse.quote(signal_id, safe='')}")

    def order(self, order_id: str) -> dict:
        return self._call("GET", f"/orders/{urllib.parse.quote(order_id, safe='')}")

    def is_under_way(self, signal_id: str) -> bool:
        """Whether a signal waits for a person, or an order of it may still be filled."""
        answer = self.signal(signal_id)
        if answer["state"] == "awaitingApproval":
            return True
        return any(self.order(one)["status"] not in CLOSED for one in answer["orderIds"])

    def enter(self, instrument: str, **entry) -> dict:
        return self._send({"type": "ENTRY_SIGNAL", "instrument": instrument, **entry})

    def exit(self, instrument: str, reason: str) -> dict:
        return self._send({"type": "EXIT_SIGNAL", "instrument": instrument, "reason": reason})

    def move_stop(self, instrument: str, new_stop: dict, reason: str) -> dict:
        adjustment = {"type": "STOP_ADJUSTMENT", "newStop": new_stop, "reason": reason}
        return self._send({"instrument": instrument, **adjustment})

    def _send(self, signal: dict) -> dict:
        """One id per signal, also when it has to be sent twice: the desk acts on it once."""
        self.count += 1
        now = datetime.now(timezone.utc)
        body = {
            "signalId": f"{self.strategy}-{int(time.time() * 1000)}-{self.count}",
            "strategy": self.strategy,
            "time": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            **signal,
        }
        try:
            return self._call("POST", "/signals", body)
        except OSError:
            return self._call("POST", "/signals", body)

    def _call(self, method: str, path: str, body: dict | None = None) -> dict:
        request = urllib.request.Request(
            f"{self.url}/api/v1{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"authorization": f"Bearer {self.key}", "content-type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            problem = json.load(error)
            raise DeskRefusal(f"{problem['code']}: {problem['detail']}") from None
