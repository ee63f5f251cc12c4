"""
The archive as RDF, out and in, losing nothing.

About every claim's IRI stand its evidence (Web Annotation selectors), its source (PROV-O) and what was said
(rdf:subject, rdf:predicate, rdf:object); where the format has named graphs, the statement itself stands in the
graph of that IRI too.
"""

from graph.rdf.names import FORMATS, PREFIXES
from graph.rdf.reading import read_rdf
from graph.rdf.writing import deposit_quads, quads_of, write_rdf

__all__ = ["FORMATS", "PREFIXES", "deposit_quads", "quads_of", "read_rdf", "write_rdf"]
