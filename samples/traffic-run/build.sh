#!/usr/bin/env bash
# Rebuilds run.flow. Needs Debian's mitmproxy. The persona is that of 'candor persona --seed 7'.
set -euo pipefail
cd "$(dirname "$0")"
"${CANDOR:-../../candor}" persona --seed 7 > persona.json
/usr/bin/python3 src/write_capture.py run.flow persona.json
