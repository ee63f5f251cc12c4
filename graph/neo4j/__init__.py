"""The archive in Neo4j: many writers, one transaction a deposit."""

from graph.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
