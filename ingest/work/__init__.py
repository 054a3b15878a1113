"""Reading files as work: in bounded processes, page range by page range, kept until it is done."""
