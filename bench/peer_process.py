"""One system of the table of peers, in a process of its own: `PYTHON -P bench/peer_process.py NAME`, JSON lines.

1. The first line says what to take in: `{"model", "query", "passage", "texts"}`, or for ours `{"library", "sources"}`.
   Libraries and model are loaded first, not timed. The reply: seconds and CPU seconds from the texts in memory to the
   first search that can be made, and the versions; or `{"missing": …}` where this Python lacks what is needed.
2. Every further line is a question, `{"question", "limit"}`. The reply: which texts were found, best first (places in
   the list, for ours ids of passages), the seconds and CPU seconds it took, and the peak memory so far.
3. `{"question", "limit": 1, "answer": true}` asks for its best sentence: `found` is the place of the best passage and
   of the sentence in it that a second index of the same kind, made of its sentences (`sentences` of the first line, a
   list for each text), finds best; the first sentence where it finds none.
4. It imports nothing of ours unless it is us, so that any Python that has a peer can run it. Peers keep their defaults,
   but for the model, float32, batches of 32, and the two prompts that the model wants.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

_BATCH = 32

Search = Callable[[str, int], Sequence[int]]
"""Question, number of hits -> places of the texts found, best first."""
Indexer = Callable[[list[str]], Search]


Given = Mapping[str, str]
"""`model`: a SentenceTransformer folder; `query`, `passage`: what it wants in front of questions and passages."""


def _bm25s(_: Given) -> Indexer:
    bm25s = import_module("bm25s")

    def words(texts: list[str]) -> Any:
        return bm25s.tokenize(texts, stopwords=None, show_progress=False)

    def index(texts: list[str]) -> Search:
        retriever = bm25s.BM25()
        retriever.index(words(texts), show_progress=False)

        def search(question: str, limit: int) -> list[int]:
            found, scores = retriever.retrieve(words([question]), k=min(limit, len(texts)), show_progress=False)
            return [int(place) for place, score in zip(found[0], scores[0], strict=True) if score > 0]

        return search

    return index


def _stock(given: Given) -> Indexer:
    faiss = import_module("faiss")
    encoder = import_module("sentence_transformers").SentenceTransformer(
        given["model"], device="cpu", model_kwargs={"dtype": "float32"}
    )

    def encode(texts: list[str], prompt: str) -> Any:
        return encoder.encode(
            texts, prompt=prompt, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )

    def index(texts: list[str]) -> Search:
        vectors = encode(texts, given["passage"])
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)

        def search(question: str, limit: int) -> list[int]:
            return [int(place) for place in flat.search(encode([question], given["query"]), limit)[1][0] if place >= 0]

        return search

    return index


def _txtai(given: Given) -> Indexer:
    # It reads the prompts from the folder by itself.
    embeddings = import_module("txtai").Embeddings(
        path=given["model"], hybrid=True, content=False, encodebatch=_BATCH, vectors={"dtype": "float32"}
    )

    def index(texts: list[str]) -> Search:
        embeddings.index(enumerate(texts))
        return lambda question, limit: [int(place) for place, _ in embeddings.search(question, limit)]

    return index


def _langchain(given: Given) -> Indexer:
    ensemble = import_module("langchain_classic.retrievers").EnsembleRetriever
    bm25 = import_module("langchain_community.retrievers").BM25Retriever
    import_module("rank_bm25")
    faiss = import_module("langchain_community.vectorstores").FAISS
    prompted = {"batch_size": _BATCH, "normalize_embeddings": True}
    embeddings = import_module("langchain_huggingface").HuggingFaceEmbeddings(
        model_name=given["model"],
        model_kwargs={"device": "cpu", "model_kwargs": {"dtype": "float32"}},
        encode_kwargs={"prompt": given["passage"], **prompted},
        query_encode_kwargs={"prompt": given["query"], **prompted},
    )

    def index(texts: list[str]) -> Search:
        places = [{"place": place} for place in range(len(texts))]
        words = bm25.from_texts(texts, metadatas=places)
        vectors = faiss.from_texts(texts, embeddings, metadatas=places)

        def search(question: str, limit: int) -> list[int]:
            words.k = limit
            dense = vectors.as_retriever(search_kwargs={"k": limit})
            both = ensemble(retrievers=[words, dense], weights=[0.5, 0.5], id_key="place")
            return [document.metadata["place"] for document in both.invoke(question)][:limit]

        return search

    return index


def _haystack(given: Given) -> Indexer:
    haystack = import_module("haystack")
    memory = import_module("haystack.components.retrievers.in_memory")
    store = import_module("haystack.document_stores.in_memory").InMemoryDocumentStore(
        embedding_similarity_function="cosine"
    )
    embedders = import_module("haystack_integrations.components.embedders.sentence_transformers")
    shared = {
        "model": given["model"],
        "device": haystack.utils.ComponentDevice.from_str("cpu"),
        "model_kwargs": {"dtype": "float32"},
        "progress_bar": False,
    }
    passages = embedders.SentenceTransformersDocumentEmbedder(prefix=given["passage"], batch_size=_BATCH, **shared)
    passages.warm_up()
    parts = {
        "question": embedders.SentenceTransformersTextEmbedder(prefix=given["query"], **shared),
        "dense": memory.InMemoryEmbeddingRetriever(store),
        "words": memory.InMemoryBM25Retriever(store),
        "join": import_module("haystack.components.joiners").DocumentJoiner(join_mode="reciprocal_rank_fusion"),
    }
    pipeline = haystack.Pipeline()
    for name, part in parts.items():
        pipeline.add_component(name, part)
    for sender, receiver in (("question.embedding", "dense.query_embedding"), ("dense", "join"), ("words", "join")):
        pipeline.connect(sender, receiver)

    def index(texts: list[str]) -> Search:
        documents = [haystack.Document(id=str(place), content=text) for place, text in enumerate(texts)]
        store.write_documents(passages.run(documents=documents)["documents"])

        def search(question: str, limit: int) -> list[int]:
            wanted: dict[str, dict[str, Any]] = {part: {"top_k": limit} for part in ("dense", "words", "join")}
            wanted["words"]["query"] = question
            found = pipeline.run({"question": {"text": question}, **wanted})["join"]["documents"]
            return [int(document.id) for document in found]

        return search

    return index


PEERS: dict[str, tuple[Callable[[Given], Indexer], tuple[str, ...]]] = {
    "BM25": (_bm25s, ("bm25s",)),
    "stock": (_stock, ("sentence-transformers", "torch", "faiss-cpu")),
    "txtai": (_txtai, ("txtai",)),
    "LangChain": (
        _langchain,
        ("langchain-classic", "langchain-community", "langchain-huggingface", "rank-bm25", "faiss-cpu"),
    ),
    "Haystack": (_haystack, ("haystack-ai", "sentence-transformers-haystack")),
}
"""Name -> what loads it, and the packages that it needs."""


ANSWERING = ("BM25", "stock", "txtai", "LangChain")
"""Those whose second index shares nothing with the first; Haystack's store does."""


def _take_in(name: str, given: dict[str, Any]) -> tuple[Search, dict[str, Any]]:
    if name == "nghiquyet":
        return _ours(Path(given["library"]), Path(given["sources"]))
    load, packages = PEERS[name]
    index = load(given)
    began, worked = time.perf_counter(), time.process_time()
    search = index(given["texts"])
    seconds = {"seconds": time.perf_counter() - began, "cpu_seconds": time.process_time() - worked}
    return search, {**seconds, "versions": {package: version(package) for package in packages}}


def _ours(folder: Path, sources: Path) -> tuple[Search, dict[str, Any]]:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from bench.probe import ingest
    from library import Library

    worked = time.process_time()
    said = ingest(folder, sources)
    if said["failed"]:
        raise RuntimeError("; ".join(said["failed"]))
    library = Library.open(folder)
    seconds = said["seconds"] - said["stages"]["parse"]
    spent = {"seconds": seconds, "cpu_seconds": time.process_time() - worked, "versions": {}}
    return lambda question, limit: [hit.passage.id for hit in library.search(question, limit=limit).hits], spent


def main(name: str) -> None:
    """Take in and answer until there are no more lines."""
    # Whatever a library prints must not come between the replies.
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def reply(said: dict[str, Any]) -> None:
        replies.write(json.dumps(said) + "\n")
        replies.flush()

    given = json.loads(sys.stdin.readline())
    try:
        search, spent = _take_in(name, given)
        choose = PEERS[name][0](given) if "sentences" in given else None
    except ImportError as error:
        reply({"missing": str(error)})
        return
    reply(spent)
    for line in sys.stdin:
        asked = json.loads(line)
        began, worked = time.perf_counter(), time.process_time()
        found = list(search(asked["question"], asked["limit"]))
        if choose and asked.get("answer") and found:
            found = [found[0], *(choose(given["sentences"][found[0]])(asked["question"], 1) or [0])]
        seconds = {"seconds": time.perf_counter() - began, "cpu_seconds": time.process_time() - worked}
        reply({"found": found, **seconds, "peak_mb": _peak_mb()})


def _peak_mb() -> float:
    """The high-water mark of this process since it began; getrusage would give its parent's, where that was higher."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1])
