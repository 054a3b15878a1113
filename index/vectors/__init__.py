"""Vector search over one or more vectors of each passage, exact or approximate by their number."""

from index.vectors.flat import INDEX_NAME, Matrix, PassageVectors
from index.vectors.passages import OWNERS_NAME, Vectors

__all__ = ["INDEX_NAME", "OWNERS_NAME", "Matrix", "PassageVectors", "Vectors"]
