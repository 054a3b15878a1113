"""PDF files: opened, read page by page, and joined into a document."""

from ingest.readers.pdf.content import PageContent, PageLine, PageTable
from ingest.readers.pdf.join import join_pages, read_pdf
from ingest.readers.pdf.opening import page_count
from ingest.readers.pdf.pages import read_pages

__all__ = [
    "PageContent",
    "PageLine",
    "PageTable",
    "join_pages",
    "page_count",
    "read_pages",
    "read_pdf",
]
