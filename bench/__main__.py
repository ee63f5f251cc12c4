"""``python -m bench [section…]``: the figures as Markdown, all sections or those named."""

from __future__ import annotations

import sys

from bench import faults, ingest, memory, neo4j_faults, pages, questions


def main() -> int:
    """Print each section as soon as it is measured; 2 if a name is none."""
    sections = {
        "ingest": ingest.section,
        "questions": questions.section,
        "memory": memory.section,
        "faults": faults.section,
        "neo4j-faults": neo4j_faults.section,
        "pages": pages.section,
    }
    wanted = sys.argv[1:] or list(sections)
    unknown = [name for name in wanted if name not in sections]
    if unknown:
        print(f"no section is named {', '.join(unknown)}; there are {', '.join(sections)}.", file=sys.stderr)
        return 2
    for name in wanted:
        print(sections[name](), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
