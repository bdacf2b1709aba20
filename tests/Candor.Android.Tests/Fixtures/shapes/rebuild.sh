#!/usr/bin/env bash
# Makes Sample.class and sample.dex; needs javac and Debian's smali.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir -p "$work/android/os"
echo 'package android.os; public class Build { public static final String MODEL = System.getProperty("model"); }' >"$work/android/os/Build.java"
javac --release 8 -Xlint:-options -g:none -d "$work" "$work/android/os/Build.java" Sample.java
cp "$work/example/shapes/Sample.class" Sample.class
smali assemble -j 1 -o sample.dex Sample.smali
