"""A strategy in its simplest honest form, to show how one drives the desk; it is no advice.

    DESK_KEY=desk_... python3 examples/python/percentile_strategy.py MSFT

It looks every second for two minutes; EVERY_MS and SECONDS say otherwise.

Regime: calm or wild, by the moves of late against those before. Percentile: where the price stands
among its last ones. Score: low in a calm market is good. It buys a good score with a stop a percent
away and a target beside it, and leaves when the market turns wild. Make the strategy known first:

    curl -X PUT $DESK_URL/api/v1/strategies/example-percentile -H "authorization: Bearer $RISK_KEY" \\
      -H 'content-type: application/json' -d '{"enabled":true,"automatic":true,"reason":"a try"}'
"""

import os
import sys
import time

from desk_client import DeskClient, DeskRefusal

URL = os.environ.get("DESK_URL", "http://localhost:3000")
INSTRUMENT = sys.argv[1] if len(sys.argv) > 1 else "MSFT"
EVERY_SECONDS = float(os.environ.get("EVERY_MS", "1000")) / 1000
SECONDS = float(os.environ.get("SECONDS", "120"))
KEPT = 20


class Entry:
    """The entry sent last: until it is filled or over, another one would only stand behind it."""

    signal_id: str | None = None

    def is_under_way(self, desk: DeskClient) -> bool:
        if self.signal_id is not None and not desk.is_under_way(self.signal_id):
            self.signal_id = None
        return self.signal_id is not None


def look(desk: DeskClient, prices: list[float], entry: Entry) -> None:
    quote = desk.quote(INSTRUMENT)
    if quote["bid"] is None or quote["ask"] is None:
        return
    prices.append((float(quote["bid"]) + float(quote["ask"])) / 2)
    del prices[:-KEPT]
    if len(prices) < KEPT:
        return
    price = prices[-1]
    moves = [abs(after - before) for before, after in zip(prices, prices[1:])]
    is_calm = mean(moves[-5:]) <= 2 * mean(moves)
    percentile = sum(one < price for one in prices) / (KEPT - 1)
    score = (1 - percentile) if is_calm else 0.0
    is_entering = entry.is_under_way(desk)
    position = desk.position(INSTRUMENT)
    if position is None and score > 0.8 and not is_entering:
        entered = desk.enter(
            INSTRUMENT,
            direction="long",
            price=f"{price * 1.001:.2f}",
            quantity="10",
            stopLoss={"kind": "percent", "percent": "1"},
            takeProfit=f"{price * 1.01:.2f}",
            metadata={"percentile": round(percentile, 3), "compositeScore": round(score, 3)},
        )
        entry.signal_id = entered["signalId"]
        tell(entered)
    elif position is not None and not is_calm:
        tell(desk.exit(INSTRUMENT, "the market turned wild"))


def tell(answer: dict) -> None:
    print(f"{answer['signalId']} {answer['state']}: {answer['verdict']}", flush=True)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def main() -> None:
    desk = DeskClient(URL, os.environ.get("DESK_KEY", ""), "example-percentile")
    prices: list[float] = []
    entry = Entry()
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            look(desk, prices, entry)
        except (DeskRefusal, OSError) as error:
            print(error, file=sys.stderr)
        time.sleep(EVERY_SECONDS)


if __name__ == "__main__":
    main()
