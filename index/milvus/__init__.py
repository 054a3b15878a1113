"""A snapshot's words and vectors in Milvus, where one machine's memory is outgrown.

The snapshot on disk stays the master: Milvus gives candidates, the exact scores are the
snapshot's. A Milvus that holds something else is noticed by that, and nothing of it is shown.
"""

from index.milvus.keep import keep
from index.milvus.publish import publish, retire
from index.milvus.search import MilvusSearch
from index.milvus.server import MilvusChoice, Server

__all__ = ["MilvusChoice", "MilvusSearch", "Server", "keep", "publish", "retire"]
