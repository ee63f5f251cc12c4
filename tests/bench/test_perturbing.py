"""Said differently, a document still has its blocks where its words are."""

import pytest

from bench.perturbing import CHANGES, perturbed
from ingest.documents import Block, Cell, Document

TEXT = "용탕을 세게 저으면 기공이 나옵니다.\n스패터 발생은 전압을 낮추면 줄어듭니다."
CUT = TEXT.index("\n")
BLOCKS = (Block(0, CUT), Block(CUT + 1, len(TEXT), kind="row", cells=((CUT + 1, len(TEXT), Cell(1, 1)),)))


@pytest.mark.parametrize("name", CHANGES)
def test_blocks_and_cells_move_with_their_words(name: str) -> None:
    """Every block still begins and ends where its line does."""
    document = perturbed(Document("a.txt", "0" * 64, "txt", TEXT, BLOCKS), CHANGES[name], seed=2)
    first, second = document.blocks
    assert document.text.split("\n") == [document.text[first.start : first.end], document.text[second.start :]]
    assert len(document.text) == second.end == second.cells[0][1]


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_seed_gives_the_same_text(name: str) -> None:
    """Figures can be compared from one run to the next."""
    document = Document("a.txt", "0" * 64, "txt", TEXT, BLOCKS)
    assert perturbed(document, CHANGES[name], 1).text == perturbed(document, CHANGES[name], 1).text


def test_josa_take_their_other_form() -> None:
    """What a careless typist writes: 용탕를 for 용탕을."""
    texts = {
        perturbed(Document("a.txt", str(seed), "txt", TEXT, BLOCKS), CHANGES["josa swapped"], seed).text
        for seed in range(9)
    }
    assert any("용탕를" in text for text in texts)
