"""The commands that show what was understood of a document: targets and references."""

import typer

from terminal import options
from terminal.session import opened_library, show_result


def targets(
    context: typer.Context,
    document: options.Document,
    everything: options.All = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê các chỉ tiêu bằng số của một văn bản, kèm thời gian và địa chỉ; chỗ chưa chắc thì nói rõ vì sao.

    List a document's numeric targets with period and address; doubtful ones say why.
    """
    from terminal import structure_json
    from terminal.targets import targets_table

    with opened_library(context) as opened:
        view = opened.show(document)
    shown = [target for target in view.targets if everything or target.certainty != "rejected"]
    show_result(structure_json.targets(view, shown) if as_json else targets_table(view, shown))


def references(
    context: typer.Context,
    document: options.Document,
    everything: options.All = False,
    as_json: options.Json = False,
    library: options.Library = None,
    verbose: options.Verbose = False,
) -> None:
    """Liệt kê các văn bản mà một văn bản căn cứ, thực hiện, sửa đổi hay dẫn chiếu, và kho có văn bản đó hay chưa.

    List what a document rests on, carries out, amends or cites, and whether the library has it.
    """
    from terminal import structure_json
    from terminal.references import is_own, references_list

    with opened_library(context) as opened:
        view, documents = opened.show(document), opened.documents()
    shown = [
        reference
        for reference in view.references
        if everything or not (is_own(reference) or reference.certainty == "rejected")
    ]
    shape = structure_json.references(view, shown, documents) if as_json else None
    show_result(shape if shape is not None else references_list(view, shown, documents))
