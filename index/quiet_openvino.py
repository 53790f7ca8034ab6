"""OpenVINO without its telemetry.

`import openvino` sends an event to Google Analytics and writes ~/intel, unless the package `openvino_telemetry`, which
comes with it, cannot be imported: then it uses its own stub. What people read and ask here is nobody's business, and
many machines have no network, so every module of ours takes `openvino` from here. In a process that imported it before,
this changes nothing.
"""

import sys

_NAME = "openvino_telemetry"
_before = {name: module for name, module in sys.modules.items() if name.split(".")[0] == _NAME}
for _name in _before:
    del sys.modules[_name]
sys.modules[_NAME] = None  # type: ignore[assignment]  # Python's own way to say that a module cannot be imported
try:
    import openvino
    from openvino import opset13
finally:
    del sys.modules[_NAME]
    sys.modules.update(_before)

__all__ = ["openvino", "opset13"]
