"""Vectors of names are made once and kept beside the library."""

import os

import numpy as np
import pytest

from library.name_vectors import NameVectors


class Counting:
    """An embedder that counts what it is asked for."""

    def __init__(self):
        self.asked = []

    def encode_passages(self, names):
        self.asked += names
        return np.array([[len(name), 1 / 3] for name in names], np.float32)


@pytest.fixture
def embedder():
    return Counting()


def test_each_name_is_asked_for_once(tmp_path, embedder):
    file = tmp_path / "names.npz"
    first = NameVectors(file, "model", lambda: embedder)
    found = first(["b", "aaa", "b"])
    assert found[:, 0].tolist() == [1, 3, 1]
    first(["aaa", "cc"])
    again = NameVectors(file, "model", lambda: embedder)(["cc", "b"])
    assert embedder.asked == ["b", "aaa", "cc"]
    # kept or just made, they are the same
    assert again[1].tolist() == found[0].tolist()
    assert os.listdir(tmp_path) == ["names.npz"]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut short"])
def test_a_broken_file_counts_as_none(tmp_path, embedder, content):
    file = tmp_path / "names.npz"
    file.write_bytes(content)
    assert NameVectors(file, "model", lambda: embedder)(["a"]).shape == (1, 2)
    assert NameVectors(file, "model", lambda: embedder)(["a"]).shape == (1, 2)
    assert embedder.asked == ["a"]


def test_another_model(tmp_path, embedder):
    file = tmp_path / "names.npz"
    NameVectors(file, "one", lambda: embedder)(["a"])
    NameVectors(file, "two", lambda: embedder)(["a"])
    assert embedder.asked == ["a", "a"]


def test_a_folder_that_cannot_be_written(tmp_path, embedder):
    vectors = NameVectors(tmp_path / "gone" / "names.npz", "model", lambda: embedder)
    assert vectors(["a"]).shape == (1, 2)
