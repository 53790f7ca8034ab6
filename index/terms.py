"""Texts -> terms, and the lexical index over them: tantivy (BM25) on our own terms.

Terms of a text:
1. syllables in their KEY form (tone placement and i/y made one), numbers by value (`2.100` and `2100` are one term),
   document numbers whole;
2. bigrams of neighbours (`ngọc_linh`, `476_ha`): they do the work of words where the segmenter fails (sâm Ngọc Linh);
3. words of two syllables and more as underthesea sees them (`=dân_tộc_thiểu_số`);
4. all syllables and bigrams folded, in a field of their own, for questions typed without accents.

Text and context (document and headings above) stand in one field: a point a) is found by the words of its article. What
a term is worth (idf) for an answer is counted over texts alone, for the title's words stand in every context.

The index is a cache of the catalogue: `terms.json` beside it carries its generation and the checksums of its files
(tantivy trusts them: a wrong byte would bring it down or change an answer). It is refreshed like the vectors: rebuilt
where it does not match, else forgetting and adding. A folder without rights of writing gets it in memory.
"""

import itertools
import json
import logging
import os
import shutil
import uuid
import zlib
from collections.abc import Sequence
from pathlib import Path

import tantivy

from index.catalog import Catalog
from vietnamese.forms import fold, key
from vietnamese.numbers import parse_number
from vietnamese.tokens import tokens
from vietnamese.words import segment

log = logging.getLogger(__name__)

FIELDS = ("terms", "own", "folded")
_FORMAT = 2  # raise when the terms below or the fields change: an index of another format is rebuilt
_WRITER_BYTES = 64_000_000


def syllables(text: str) -> list[str]:
    """Return the KEY form of each token of CLEAN `text`: syllables, numbers by value, document numbers."""
    found = []
    for token in tokens(text):
        if token.kind == "number":
            value = parse_number(token.text)
            found.append(f"{value.normalize():f}" if value is not None else token.text)
        elif token.kind == "docnumber":
            # 26 - NQ/TU and a number that runs over the line end are one term too.
            found.append(key("".join(token.text.split())))
        elif token.kind != "symbol" or token.text == "%":
            found.extend(key(token.text).split() or [token.text])
    return found


def bigrams(items: Sequence[str]) -> list[str]:
    """Return the pairs of neighbours, joined by `_`."""
    return [f"{first}_{second}" for first, second in itertools.pairwise(items)]


def words(text: str) -> list[str]:
    """Return the words of two syllables and more, `=` before them so that they are no bigrams."""
    return ["=" + "_".join(key(word.text).split()) for word in segment(text) if " " in word.text.strip()]


def index_terms(text: str, context: str) -> str:
    """Return the terms of a passage for the catalogue: its own, its context's, both folded; a line each."""
    own, above = syllables(text), syllables(context)
    folded, folded_above = [fold(term) for term in own], [fold(term) for term in above]
    fields = (
        [*own, *bigrams(own), *words(text)],
        [*above, *bigrams(above)],
        [*folded, *bigrams(folded), *folded_above, *bigrams(folded_above)],
    )
    return "\n".join(" ".join(field) for field in fields)


class TermIndex:
    """BM25 over the terms of passages."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder = folder / "terms"
        self._sidecar = folder / "terms.json"
        self._in_memory = read_only
        self.generation = 0
        self.stamp = ""
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True, indexed=True, fast=True)
        builder.add_integer_field("document", indexed=True)
        builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
        for field in FIELDS:
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index: tantivy.Index | None = None

    def load(self) -> bool:
        """Open the index on disk; return False if there is none that matches."""
        if self._in_memory:  # tantivy opens nothing where it may not put its lock
            return False
        try:
            state = json.loads(self._sidecar.read_text("utf-8"))
            if state["format"] != _FORMAT:
                return False
            if any(_checksum(self._folder / name) != known for name, known in state["files"].items()):
                raise ValueError("checksum differs")
            index = tantivy.Index.open(str(self._folder))
            if index.searcher().num_docs != state["passages"]:
                raise ValueError(f"{index.searcher().num_docs} passages instead of {state['passages']}")
            index.config_reader("manual")
            index.reload()
            self._index, self.generation, self.stamp = index, int(state["generation"]), str(state["stamp"])
        except FileNotFoundError:
            return False
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("Chỉ mục từ không khớp (%s): dựng lại từ catalog.sqlite.", error)
            return False
        return True

    def is_current(self, catalog: Catalog) -> bool:
        """Return whether the index is of the catalogue's generation."""
        return self.generation == catalog.generation and self.stamp == catalog.stamp(self.generation)

    def refresh(self, catalog: Catalog) -> bool:
        """Bring the index to the catalogue's generation; return whether anything changed. One writer at a time."""
        if self._index is not None and self.is_current(catalog):
            return False
        target, since = catalog.generation, self.generation
        if self._index is None or self.stamp != catalog.stamp(since):
            self._index, since = self._fresh(), 0
        writer = self._index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        gone = catalog.forgotten_since(since) if since else []
        for start in range(0, len(gone), 1000):
            writer.delete_documents_by_query(
                tantivy.Query.term_set_query(self._schema, "id", gone[start : start + 1000])
            )
        for identity, document, kind, terms in catalog.terms_since(since):
            own, above, folded = terms.split("\n")
            fields = {"terms": f"{above} {own}", "own": own, "folded": folded}
            writer.add_document(tantivy.Document(id=identity, document=document, kind=kind, **fields))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self.generation, self.stamp = target, catalog.stamp(target)
        if not self._in_memory:
            # Hidden ones and locks are tantivy's own and change at each opening.
            files = (f for f in self._folder.iterdir() if not f.name.startswith(".") and f.suffix != ".lock")
            state = {
                "generation": target,
                "stamp": self.stamp,
                "format": _FORMAT,
                "passages": len(self),
                "files": {file.name: _checksum(file) for file in files},
            }
            temporary = self._sidecar.with_name(f"terms.json.{os.getpid()}.tmp")
            temporary.write_text(json.dumps(state), "utf-8")
            temporary.replace(self._sidecar)
        return True

    def _fresh(self) -> tantivy.Index:
        if self._in_memory:
            return tantivy.Index(self._schema)
        self._sidecar.unlink(missing_ok=True)
        # Out of the way first: tantivy's own threads may still put a lock into a folder that is being deleted.
        if self._folder.exists():
            self._folder.rename(self._folder.with_name(f"terms.{uuid.uuid4().hex}.old"))
        for old in self._folder.parent.glob("terms.*.old"):
            shutil.rmtree(old, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema, path=str(self._folder))
        index.config_reader("manual")
        return index

    def search(
        self,
        fields: dict[str, dict[str, float]],
        limit: int,
        documents: Sequence[int] | None = None,
        kinds: Sequence[str] = (),
        ids: Sequence[int] | None = None,
    ) -> list[tuple[int, float]]:
        """Return ids and BM25 scores of passages that hold any of the terms, best first.

        Args:
            fields: For each field the terms and their weights.
            limit: How many at most.
            documents: Ids of the documents to choose from; None for all.
            kinds: Kinds of passage to choose from; empty for all.
            ids: Passages to choose from, for scoring passages that another search found.
        """
        query, occur = tantivy.Query, tantivy.Occur
        wanted = [
            (occur.Should, query.boost_query(query.term_query(self._schema, field, term, "freq"), weight))
            for field, weights in fields.items()
            for term, weight in weights.items()
        ]
        if self._index is None or not wanted:
            return []
        parts = [(occur.Must, query.boolean_query(wanted))]
        for name, values in (("document", documents), ("kind", kinds or None), ("id", ids)):
            if values is not None:
                among = query.term_set_query(self._schema, name, list(values))
                parts.append((occur.Must, query.const_score_query(among, 0.0)))
        searcher = self._index.searcher()
        result = searcher.search(query.boolean_query(parts), limit, count=False)
        return [(searcher.doc(address)["id"][0], score) for score, address in result.hits]

    def document_frequency(self, field: str, term: str) -> int:
        """Return in how many passages a term stands."""
        return int(self._index.searcher().doc_freq(field, term)) if self._index is not None else 0

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs) if self._index is not None else 0


def _checksum(file: Path) -> list[int]:
    """Size in bytes and CRC-32."""
    data = file.read_bytes()
    return [len(data), zlib.crc32(data)]
