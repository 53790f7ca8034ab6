"""Which texts go through the model together: sorted by length, so many that the padded batch has a bounded size."""

from collections.abc import Iterator, Sequence


def batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Group texts of similar length.

    Args:
        lengths: Tokens of each text.
        budget: The most tokens of a batch, padding included. A longer text is a batch by itself.

    Yields:
        Places in `lengths`, longest first: the largest batch comes first, so that memory is claimed once.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > budget:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
