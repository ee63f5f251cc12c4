"""What a model found, laid beside what the rules found."""

from __future__ import annotations

from dataclasses import replace

from ingest.findings import Findings, Link, Mention, Setting


def merged(rules: Findings, model: Findings) -> Findings:
    """
    The rules' findings, untouched, and of the model's those that they lack.

    A mention is lacking where the rules name nothing in its place, a setting or a link where they have none that
    says the same of the same thing. The model's own repetitions count once.
    """
    mentions, settings, links = list(rules.mentions), list(rules.settings), list(rules.links)
    for mention in model.mentions:
        if not any(_overlap(mention, other) for other in mentions):
            mentions.append(mention)
    for setting in model.settings:
        if not any(_said(setting) == _said(other) for other in settings):
            settings.append(setting)
    for link in model.links:
        if not any(_named(link) == _named(other) for other in links):
            links.append(link)
    return replace(
        rules,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        settings=tuple(settings),
        links=tuple(links),
    )


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _said(setting: Setting) -> tuple[str, float | None, float | None]:
    return setting.parameter, setting.quantity.min, setting.quantity.max


def _named(link: Link) -> tuple[str, str, str | None]:
    return link.defect, link.role, link.target
