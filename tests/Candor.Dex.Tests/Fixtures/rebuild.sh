#!/bin/sh
# Builds the fixtures from their sources with Debian's smali (package libsmali-java or smali).
set -eu
cd "$(dirname "$0")"
smali assemble --api 29 --output shop.dex shop
smali assemble --api 29 --jobs 1 --output gates.dex gates
