"""How much of everything there is."""

from __future__ import annotations

from graph.answers import (
    Counts,
)
from graph.sqlite.archive import Archive


class Counting(Archive):
    """Counts."""

    def counts(self) -> Counts:
        """How much of everything there is."""
        ask = self.connection.execute
        totals = ask(
            "SELECT COUNT(*), SUM(passages), SUM(techniques), SUM(asides) FROM source WHERE NOT superseded AND kind <> 'textbook'"
        ).fetchone()
        by_trade = "SELECT trade, COUNT(*) FROM technique WHERE live AND trade IS NOT NULL GROUP BY trade"
        return Counts(
            sources=totals[0],
            passages=totals[1] or 0,
            techniques=totals[2] or 0,
            claims=ask("SELECT IFNULL(SUM(claims), 0) FROM tally").fetchone()[0],
            masters=ask("SELECT COUNT(*) FROM voice WHERE techniques > 0").fetchone()[0],
            set_aside=totals[3] or 0,
            superseded=ask("SELECT COUNT(*) FROM source WHERE superseded").fetchone()[0],
            by_predicate=self._tallied("predicate"),
            by_status=self._tallied("status"),
            by_trade=dict(ask(by_trade).fetchall()),
        )

    def _tallied(self, column: str) -> dict[str, int]:
        text = f"SELECT {column}, SUM(claims) AS n FROM tally GROUP BY {column} HAVING n > 0 ORDER BY {column}"  # noqa: S608
        return dict(self.connection.execute(text).fetchall())
