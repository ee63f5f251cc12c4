"""Findings as the JSON that the command line promises."""

from __future__ import annotations

from typing import Any

from ingest.documents import Document
from ingest.findings import Findings


def extraction_form(document: Document, findings: Findings) -> dict[str, Any]:
    """``ppuri extract --json``; offsets are code points of the NFC text, end not included."""
    return {
        "source": {
            "path": document.path,
            "sha256": document.sha256,
            "language": document.language,
            "kind": document.kind,
        },
        "mentions": [
            {
                "concept": mention.concept,
                "kind": mention.kind,
                "surface": mention.surface,
                "start": mention.start,
                "end": mention.end,
                "confidence": round(mention.confidence, 3),
            }
            for mention in findings.mentions
        ],
        "settings": [
            {
                "parameter": setting.parameter,
                "min": setting.quantity.min,
                "max": setting.quantity.max,
                "unit": setting.quantity.unit,
                "qualifier": setting.quantity.qualifier,
                "about": list(setting.about),
                "start": setting.start,
                "end": setting.end,
                "quote": setting.quote,
            }
            for setting in findings.settings
        ],
        "links": [
            {
                "defect": link.defect,
                "role": link.role,
                "target": link.target,
                "direction": link.direction,
                "modality": link.modality,
                "conditions": list(link.conditions),
                "start": link.start,
                "end": link.end,
                "quote": link.quote,
                "rule": link.rule,
            }
            for link in findings.links
        ],
        "cues": [{"sense": cue.sense, "start": cue.start, "end": cue.end, "quote": cue.quote} for cue in findings.cues],
        "steps": [
            {
                "order": step.order,
                "process": step.process,
                "start": step.start,
                "end": step.end,
                "quote": step.quote,
            }
            for step in findings.steps
        ],
        "cautions": [
            {
                "hazard": caution.hazard,
                "start": caution.start,
                "end": caution.end,
                "quote": caution.quote,
            }
            for caution in findings.cautions
        ],
        "set_aside": [
            {"start": aside.start, "end": aside.end, "quote": aside.quote, "reason": aside.reason}
            for aside in findings.set_aside
        ],
    }
