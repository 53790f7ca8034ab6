"""The frame of the drawing, in the language and on the ground of the page.

The component knows English only, one ground of its own, and makes few documents larger than all that stands around
them. A script puts that right in its frame, which this app serves itself:

1. The tools say in the language of the session what they do. The one that saves the inside of the component, which is
   no use to anybody, is not shown: files are made by ui/network/exports.py.
2. The ground is that of the page.
3. A drawing that is fitted into the frame is not enlarged.

Nothing that a document or a person wrote stands in the script.
"""

import json

import streamlit as st

from ui.language import Words

_TOOLS = Words(
    {
        "toolbarRefresh": "Vẽ lại",
        "toolbarFullscreen": "Cả màn hình",
        "viewbarPlus": "Phóng to",
        "viewbarFit": "Xem toàn bộ",
        "viewbarCenter": "Về giữa",
        "viewbarMinus": "Thu nhỏ",
    },
    {
        "toolbarRefresh": "Draw again",
        "toolbarFullscreen": "Full screen",
        "viewbarPlus": "Zoom in",
        "viewbarFit": "Show all of it",
        "viewbarCenter": "Back to the middle",
        "viewbarMinus": "Zoom out",
    },
)
_NAME = Words({"name": "Mạng lưới dẫn chiếu"}, {"name": "Network of citations"})
_SCRIPT = """
<script>
(() => {
  const dress = left => {
    const frame = document.querySelector(".st-key-network-drawing iframe");
    const inside = frame && frame.contentDocument, place = inside && inside.getElementById("cy");
    const drawing = place && place._cyreg && place._cyreg.cy;
    if (!drawing) return left && setTimeout(dress, 100, left - 1);
    for (const [id, said] of Object.entries(%s)) inside.getElementById(id)?.setAttribute("title", said);
    frame.setAttribute("aria-label", %s);
    const ground = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
    const look = inside.createElement("style");
    look.textContent = `#toolbarExport, #toolbarExport + hr { display: none }
      html, body, #container, #cy { background: ${ground} !important }`;
    inside.head.append(look);
    const fitted = () => { if (drawing.zoom() > 1) { drawing.zoom(1); drawing.center(); } };
    drawing.on("layoutstop", fitted);
    fitted();
  };
  dress(300);
})();
</script>
"""


def dress() -> None:
    """Put the script beside the drawing."""
    st.html(_SCRIPT % (json.dumps(dict(_TOOLS)), json.dumps(_NAME["name"])), unsafe_allow_javascript=True)
