"""The texts of a library's documents side by side."""

from library.targets import Targets


class Texts(Targets):
    """Lays the texts of documents side by side."""
