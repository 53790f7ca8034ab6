"""Whether what an answer states stands in what it cites."""
