#!/usr/bin/env bash
# Rebuilds the fixtures of this folder. Needs Debian's mitmproxy. The persona is that of 'candor persona'.
set -euo pipefail
cd "$(dirname "$0")"
"${CANDOR:-../../../candor}" persona > persona.json
/usr/bin/python3 write_flows.py flows.flow persona.json
