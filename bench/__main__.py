"""``python -m bench [section…]``: the figures as Markdown, all sections or those named."""

from __future__ import annotations

import sys

from bench import faults, questions


def main() -> int:
    """Print each section as soon as it is measured; 2 if a name is none."""
    sections = {"questions": lambda: print(questions.section()), "faults": faults.main}
    wanted = sys.argv[1:] or list(sections)
    unknown = [name for name in wanted if name not in sections]
    if unknown:
        print(f"no section is named {', '.join(unknown)}; there are {', '.join(sections)}.", file=sys.stderr)
        return 2
    for name in wanted:
        sections[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
