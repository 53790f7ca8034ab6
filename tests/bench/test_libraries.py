import numpy as np
import pytest

from bench import libraries
from bench.libraries import QuickStore, build
from bench.sets.model import SourceFile


class FakeEmbedder:
    """Counts what it is asked to embed."""

    name, dimension, fingerprint = "fake", 4, "fake-1"

    def __init__(self):
        self.embedded = []

    def encode_passages(self, texts, progress=None):
        self.embedded += texts
        return np.eye(4, dtype=np.float32)[np.arange(len(texts)) % 4]


FILES = (
    SourceFile("a.txt", "Điều 1. Du lịch\n1. Khách du lịch là ai.\n2. Tổ chức du lịch.".encode()),
    SourceFile("b.txt", b""),
)


@pytest.fixture
def said(tmp_path, monkeypatch):
    monkeypatch.setattr(libraries, "cache", lambda: tmp_path)
    return []


def test_a_library_is_built_once_and_names_what_it_could_not_read(said):
    embedder = FakeEmbedder()
    built = build("laws", FILES, embedder, say=said.append)
    assert len(said) == 1
    assert [reason.split(":")[0] for reason in built.failed] == ["b.txt"]
    assert {p.text for p in QuickStore(built.folder, 4).passages.values()} >= {"2. Tổ chức du lịch."}
    assert build("laws", FILES, embedder, say=said.append) == built
    assert len(said) == 1


def test_other_files_make_another_library_and_embed_only_what_is_new(said):
    first = FakeEmbedder()
    old = build("laws", FILES[:1], first, say=said.append)
    more = SourceFile("c.txt", "Điều 1. Núi\n1. Núi cao.".encode())
    second = FakeEmbedder()
    new = build("laws", (FILES[0], more), second, say=said.append)
    assert new.folder != old.folder
    assert not old.folder.exists()
    assert len(second.embedded) < len(first.embedded)
    assert not set(first.embedded) & set(second.embedded)


def test_fresh_embeds_everything_again(said):
    first, second = FakeEmbedder(), FakeEmbedder()
    build("laws", FILES[:1], first, say=said.append)
    build("laws", FILES[:1], second, fresh=True, say=said.append)
    assert first.embedded == second.embedded != []
