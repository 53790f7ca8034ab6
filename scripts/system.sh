#!/bin/sh
# Debian packages that pip cannot bring:  sh scripts/system.sh [dev]
#
# For use: tesseract with Vietnamese (reads scans) and LibreOffice without a screen (opens .doc, .rtf, .ppt).
# dev adds a browser for the screen tests, and two font families with all Vietnamese letters (a PDF made with a font
# that lacks them comes out broken by the font, not by our code).
# Installs what is missing when it may (root and apt); otherwise says so, and only CI treats that as a failure.
set -eu

packages=
have() { command -v "$1" >/dev/null 2>&1; }
want() { packages="$packages $*"; }

have tesseract || want tesseract-ocr
tesseract --list-langs 2>/dev/null | grep -qx vie || want tesseract-ocr-vie
tesseract --list-langs 2>/dev/null | grep -qx osd || want tesseract-ocr-osd
have soffice || have libreoffice || want libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
if [ "${1:-}" = dev ]; then
    have chromium || have chromium-browser || have google-chrome || want chromium
    [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || want fonts-dejavu-core
    [ -e /usr/share/fonts/truetype/croscore/Tinos-Regular.ttf ] || want fonts-croscore
fi
[ -n "$packages" ] || exit 0

if have apt-get && [ "$(id -u)" = 0 ]; then
    echo "Cài gói hệ thống, vài phút / installing system packages, some minutes:$packages" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2
    # shellcheck disable=SC2086 # a list of names
    apt-get install -q -y --no-install-recommends $packages >&2
    exit 0
fi

echo "Thiếu gói hệ thống (đọc bản chụp, .doc, .rtf, .ppt). Trên Debian/Ubuntu: sudo apt-get install$packages" >&2
echo "System packages are missing (scans, .doc, .rtf, .ppt; tests); the rest works without them." >&2
[ "${CI:-}" != true ]
