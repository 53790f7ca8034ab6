"""What the documents of a library say of each other, and of those that it lacks."""

from library.texts import Texts


class Network(Texts):
    """Follows references in both directions."""
