#!/bin/sh
# Make .venv and install this checkout into it, editable:  sh scripts/install.sh [dev]
#
# 1. Nothing to do when the stamp in .venv matches: then this costs some milliseconds, and every `make` may call it.
# 2. Choose a Python (PYTHON=… overrides) and make .venv, or keep a sound one.
# 3. Install torch first and alone, as a CPU build: PyPI's Linux build brings several GB of CUDA packages.
# 4. Install the rest at the versions of constraints.txt, without OpenVINO's telemetry, and fail if a CUDA package
#    came along after all.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

# PyTorch's own index of CPU builds, asked only where the default index has none (Linux).
TORCH_CPU_INDEX=https://download.pytorch.org/whl/cpu
venv=$PWD/.venv

say() { printf '%s\n' "$*" >&2; }
die() { say "LỖI: $1"; say "ERROR: $2"; exit 1; }

case ${1:-} in
    '') target=. stamp=.venv/.installed ;;
    dev) target='.[dev]' stamp=.venv/.installed-dev ;;
    *) die "chỉ có thể thêm: dev" "the only extra is: dev" ;;
esac

# The path is part of it because scripts in .venv/bin and the editable install hold absolute paths.
fingerprint="$(cat pyproject.toml constraints.txt scripts/install.sh | cksum) $venv"

venv_runs() { .venv/bin/python -c '' 2>/dev/null; }

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$fingerprint" ] && venv_runs; then
    exit 0
fi

# A command of the right name is not enough: a version manager's shim may exist and only print an error,
# and Debian's python3 lacks ensurepip until python3-venv is installed.
python_fits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1
}

choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        python_fits "$PYTHON" || die "PYTHON=$PYTHON không dùng được (cần Python 3.11-3.13 có venv)" \
            "PYTHON=$PYTHON does not work (needs Python 3.11-3.13 with venv)"
        return
    fi
    # 3.11 first: constraints.txt is resolved for it and the tests run on it.
    for PYTHON in python3.11 python3.12 python3.13 python3; do
        if python_fits "$PYTHON"; then return; fi
    done
    die "không tìm thấy Python 3.11-3.13 có venv (Debian/Ubuntu: apt install python3-venv), hoặc đặt PYTHON=…" \
        "no Python 3.11-3.13 with venv found (Debian/Ubuntu: apt install python3-venv), or set PYTHON=…"
}

# A moved checkout leaves a .venv whose python may start but whose scripts point to the old place.
if [ -d .venv ] && ! { venv_runs && python_fits .venv/bin/python && grep -qF "$venv" .venv/bin/activate; }; then
    say "Môi trường .venv hỏng hoặc đã bị chuyển chỗ: tạo lại / .venv is broken or was moved: making it again"
    rm -rf .venv
fi
minor() { "$1" -c 'import sys; print(*sys.version_info[:2], sep=".")'; }
if [ -d .venv ] && [ -n "${PYTHON:-}" ] && python_fits "$PYTHON" && [ "$(minor "$PYTHON")" != "$(minor .venv/bin/python)" ]; then
    say "Tạo lại .venv bằng Python $(minor "$PYTHON") / making .venv again with Python $(minor "$PYTHON")"
    rm -rf .venv
fi
if [ ! -d .venv ]; then
    choose_python
    say "[1/3] Tạo .venv bằng Python $(minor "$PYTHON") / making .venv"
    "$PYTHON" -m venv .venv || die "không tạo được .venv" "could not make .venv"
    made=yes
fi

# Twice quiet: errors only, without a mirror's warnings and the notice that an editable install is editable.
pip() { .venv/bin/python -m pip --disable-pip-version-check -qq "$@"; }

# Before 23.3 pip downloads whole wheels for --dry-run, which for torch may be a gigabyte.
pip install 'pip>=23.3' || die "không cập nhật được pip (có mạng không?)" "could not update pip (is there a network?)"

torch=$(sed -n 's/^\(torch==[^ ;]*\).*/\1/p' constraints.txt)
say "[2/3] Cài $torch bản CPU / installing the CPU build of $torch"
# Empty when it is installed already, else the version that pip would take: 2.13.0, or 2.13.0+cpu from a mirror.
build=$(
    pip install --dry-run --no-deps --report - "$torch" |
        .venv/bin/python -c 'import json, sys; print(*[i["metadata"]["version"] for i in json.load(sys.stdin)["install"]])'
) || die "không tìm được $torch cho Python này" "found no $torch for this Python"
case $(uname -s):$build in
    *:) ;;
    Linux:*+cpu | Darwin:* | MINGW* | MSYS*) pip install --no-deps "$torch" ;;
    # --index-url, not --extra-index-url: if that index cannot be reached, fail rather than take the CUDA build.
    *) pip install --no-deps --index-url "$TORCH_CPU_INDEX" "$torch" ;;
esac || {
    # Another Python may have a build: do not let the next run begin with this one.
    [ -z "${made:-}" ] || rm -rf .venv
    die "không tải được $torch bản CPU (nguồn: $TORCH_CPU_INDEX)" "could not get a CPU build of $torch"
}

say "[3/3] Cài các gói còn lại, khoảng 1 phút / installing the rest, about a minute"
# uv halves the time of the whole installation but does not know pip's settings (a company's mirror, say): then pip does it.
# Compiled now, because a first start that compiles torch and streamlit looks as if it hung.
pip install -c constraints.txt uv &&
    .venv/bin/uv pip install --quiet --python .venv/bin/python --compile-bytecode -c constraints.txt -e "$target" ||
    pip install -c constraints.txt -e "$target" ||
    die "cài đặt không thành công, xem thông báo ở trên" "the installation failed, see the messages above"

# It would report every model conversion to Google Analytics without asking; openvino has a stub for its absence.
pip uninstall --yes openvino-telemetry

.venv/bin/python - <<'PYTHON' || die "có gói CUDA trong .venv: chạy 'make clean' rồi cài lại" \
    "there are CUDA packages in .venv: run 'make clean' and install again"
import sys
from importlib.metadata import distributions

names = {d.metadata["Name"].lower() for d in distributions()}
cuda = sorted(n for n in names if n.startswith(("nvidia-", "cuda-")) or n == "triton")
sys.exit(", ".join(cuda) or 0)
PYTHON

# .[dev] includes what . installs.
printf '%s\n' "$fingerprint" >.venv/.installed
printf '%s\n' "$fingerprint" >"$stamp"
say "Xong / done"
