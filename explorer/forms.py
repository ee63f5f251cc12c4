"""Answers as the JSON that the command line and the API promise."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from explorer.wording import say
from graph.answers import CitedWords, Reason, SettingSaid, TechniqueHit, TechniquesFound, WhyChain
from ontology.vocabulary import Concept


def words_form(words: CitedWords) -> dict[str, Any]:
    """Words quoted, with where and when they were said."""
    return {
        "source": words.source,
        "title": words.source_title,
        "speaker": words.speaker,
        "start": words.start,
        "end": words.end,
        "t0": words.t0,
        "t1": words.t1,
        "quote": words.quote,
        "modality": words.modality,
        "status": words.status,
        "claim": words.claim,
        "technique": words.technique,
        "textbook": words.textbook,
    }


def setting_form(setting: SettingSaid) -> dict[str, Any]:
    """A setting with its evidence."""
    return {
        "parameter": setting.parameter,
        "min": setting.quantity.min,
        "max": setting.quantity.max,
        "unit": setting.quantity.unit,
        "qualifier": setting.quantity.qualifier,
        "about": list(setting.about),
        "start": setting.evidence.start,
        "end": setting.evidence.end,
        "quote": setting.evidence.quote,
        "evidence": words_form(setting.evidence),
    }


def hit_form(hit: TechniqueHit) -> dict[str, Any]:
    """One found technique."""
    return {
        "technique": hit.technique.id,
        "title": hit.technique.title,
        "trade": hit.technique.trade,
        "defects": list(hit.defects),
        "materials": list(hit.materials),
        "processes": list(hit.processes),
        "settings": [setting_form(setting) for setting in hit.settings],
        "sources": hit.sources,
        "score": hit.score,
        "speaker": hit.technique.speaker,
        "reasons": [asdict(reason) for reason in hit.reasons],
        "evidence": [words_form(words) for words in hit.evidence],
    }


def search_form(found: TechniquesFound) -> dict[str, Any]:
    """``ppuri search --json``."""
    return {
        "total": found.total,
        "results": [hit_form(hit) for hit in found.hits],
        "facets": [asdict(facet) for facet in found.facets],
        "understood": list(found.understood),
        "nearest": list(found.nearest),
    }


def suggestion_form(label: str, concept: Concept, language: str) -> dict[str, str | None]:
    """A label on offer; *about* says in words what kind of thing of which trade it names."""
    about = " · ".join(say(language, key) for key in (concept.kind, concept.trade) if key)
    return {"label": label, "id": concept.id, "kind": concept.kind, "trade": concept.trade, "about": about}


def reason_form(reason: Reason) -> dict[str, Any]:
    """A cause or remedy."""
    return {
        "target": reason.target,
        "direction": reason.direction,
        "said_by": reason.said_by,
        "textbook": reason.textbook,
        "settings": [setting_form(setting) for setting in reason.settings],
        "defects": list(reason.defects),
        "evidence": [words_form(words) for words in reason.evidence],
    }


def why_form(chain: WhyChain) -> dict[str, Any]:
    """``ppuri why --json``."""
    return {
        "defect": chain.defect,
        "causes": [reason_form(reason) for reason in chain.causes],
        "remedies": [reason_form(reason) for reason in chain.remedies],
        "disagreements": [
            {
                "target": disagreement.target,
                "positions": [
                    {
                        "direction": position.direction,
                        "settings": [setting_form(setting) for setting in position.settings],
                        "conditions": list(position.conditions),
                        "evidence": [words_form(words) for words in position.evidence],
                    }
                    for position in disagreement.positions
                ],
            }
            for disagreement in chain.disagreements
        ],
        "unsure": [reason_form(reason) for reason in chain.unsure],
        "in_all": {
            "causes": chain.all_causes,
            "remedies": chain.all_remedies,
            "disagreements": chain.all_disagreements,
            "unsure": chain.all_unsure,
        },
    }
