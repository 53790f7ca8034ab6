#!/bin/sh
# Debian packages that the tests need and pip cannot bring: a browser for the screen tests, and two font families
# with all Vietnamese letters (a PDF made with a font that lacks them comes out broken by the font, not by our code).
# Installs what is missing when it may (root and apt); otherwise says so, and only CI treats that as a failure.
set -eu

packages=
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null 2>&1; then found=yes; fi
done
[ -n "${found:-}" ] || packages="chromium"
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages="$packages fonts-dejavu-core"
[ -e /usr/share/fonts/truetype/croscore/Tinos-Regular.ttf ] || packages="$packages fonts-croscore"
[ -n "$packages" ] || exit 0

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Cài gói hệ thống / installing system packages:$packages" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2
    # shellcheck disable=SC2086 # a list of names
    apt-get install -q -y --no-install-recommends $packages >&2
    exit 0
fi

echo "Thiếu gói hệ thống cho kiểm thử; hãy chạy: sudo apt-get install $packages" >&2
echo "System packages for the tests are missing; run the command above. Browser tests are skipped without them." >&2
[ "${CI:-}" != true ]
