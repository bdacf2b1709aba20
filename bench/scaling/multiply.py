#!/usr/bin/env python3
"""Makes a synthetic app of N times the code of a real one: N - 1 copies of every executable, each with all of its own classes renamed.

usage: bench/scaling/multiply.py APP.apk N OUT.apk

In a copy every package prefix of a defined class gets another letter, of the same length and in the same order of the string table, so
that the executable stays valid; references into the framework stay. The manifest is written anew with the components of every copy, so
that the copies are reached as the original is. Resources are those of the original. Needs Debian's aapt and android-framework-res.
"""
import bisect
import hashlib
import os
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from xml.sax.saxutils import quoteattr

FRAMEWORK = os.environ.get("ANDROID_FRAMEWORK", "/usr/share/android-framework-res/framework-res.apk")
PLATFORM = (b"java/", b"javax/", b"android/", b"dalvik/", b"org/w3c/", b"org/xml/", b"org/json/", b"org/apache/http/", b"com/android/", b"sun/", b"libcore/")
LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"


def uleb(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


class Dex:
    """The strings of an executable and where they stand."""

    def __init__(self, data):
        self.data = bytearray(data)
        count, table = struct.unpack_from("<II", data, 0x38)
        self.strings, self.places = [], []
        for number in range(count):
            at = struct.unpack_from("<I", data, table + 4 * number)[0]
            _, at = uleb(data, at)
            self.places.append(at)
            self.strings.append(bytes(data[at:data.index(0, at)]))
        types, type_table = struct.unpack_from("<II", data, 0x40)
        self.types = [struct.unpack_from("<I", data, type_table + 4 * n)[0] for n in range(types)]
        classes, class_table = struct.unpack_from("<II", data, 0x60)
        self.classes = [self.strings[self.types[struct.unpack_from("<I", data, class_table + 32 * n)[0]]] for n in range(classes)]

    def renamed(self, mapping):
        """A copy whose strings are changed by the mapping; the checksums are made anew."""
        copy = bytearray(self.data)
        for text, place in zip(self.strings, self.places):
            new = rename(text, mapping)
            if new != text:
                copy[place:place + len(text)] = new
        copy[12:32] = hashlib.sha1(copy[32:]).digest()
        copy[8:12] = struct.pack("<I", zlib.adler32(bytes(copy[12:])) & 0xFFFFFFFF)
        return bytes(copy)


def consistent(dexes, mapping):
    """The mapping without what, together, would put a string table out of its order."""
    while True:
        wrong = set()
        for dex in dexes:
            last, holder = b"", None
            for text in dex.strings:
                new = rename(text, mapping)
                owner = next((pair for pair in mapping if new != text and rename_key(text).startswith(pair[0])), None)
                if new <= last and last:
                    wrong.update(pair for pair in (owner, holder) if pair)
                last, holder = new, owner
        if not wrong:
            return mapping
        mapping = [pair for pair in mapping if pair not in wrong]


def rename(text, mapping):
    match = re.match(rb"\[*L", text)
    if match is None:
        return text
    body = text[match.end():]
    for prefix, new in mapping:
        if body.startswith(prefix):
            return text[:match.end()] + new + body[len(prefix):]
    return text


def prefixes(classes, framework):
    """Package prefixes, of three parts where there are as many, that hold defined classes and no class of the framework. Classes beside the framework's own keep their names."""
    defined = {name[1:-1] for name in classes}
    others = sorted(framework - defined)
    chosen = set()
    for name in defined:
        parts = name.split(b"/")
        for depth in range(min(3, len(parts) - 1), len(parts)):
            prefix = b"/".join(parts[:depth]) + b"/"
            if not any(other.startswith(prefix) for other in others_near(others, prefix)):
                chosen.add(prefix)
                break
    # Where one holds another, the outer one moves both.
    return sorted((prefix for prefix in chosen if not any(prefix != outer and prefix.startswith(outer) for outer in chosen)), key=len, reverse=True)


def others_near(others, prefix):
    at = bisect.bisect_left(others, prefix)
    return others[at:at + 1]


def mapping_for(dexes, chosen, number):
    """Another last letter for every prefix that keeps all string tables in their order and meets no name that is there."""
    taken = {rename_key(text) for dex in dexes for text in dex.strings}
    result = []
    for prefix in chosen:
        head, last = prefix[:-2], prefix[-2:-1]
        options = [bytes([letter]) for letter in LETTERS if bytes([letter]) != last]
        # Letters near the old one keep the order most often.
        options.sort(key=lambda letter: abs(letter[0] - last[0]))
        good = []
        for letter in options:
            new = head + letter + prefix[-1:]
            if any(key.startswith(new) for key in near(taken, new)):
                continue
            if all(in_order(dex, prefix, new) for dex in dexes):
                good.append(new)
            if len(good) >= number:
                break
        result.append((prefix, good))
    return result


_sorted = {}


def near(taken, prefix):
    if id(taken) not in _sorted:
        _sorted[id(taken)] = sorted(taken)
    ordered = _sorted[id(taken)]
    at = bisect.bisect_left(ordered, prefix)
    return ordered[at:at + 1]


def rename_key(text):
    match = re.match(rb"\[*L", text)
    return text[match.end():] if match else b"\0" + text


def in_order(dex, prefix, new):
    """Whether the strings with the prefix, renamed, still stand between their neighbours."""
    strings = dex.strings
    for dimension in range(0, 4):
        old, changed = b"[" * dimension + b"L" + prefix, b"[" * dimension + b"L" + new
        first = bisect.bisect_left(strings, old)
        last = bisect.bisect_left(strings, old[:-1] + bytes([old[-1] + 1]))
        if first == last:
            continue
        if (first > 0 and strings[first - 1] >= changed) or (last < len(strings) and strings[last] < changed + b"\x7f"):
            return False
    return True


def components(path):
    """Kind and name of every component, and of the application, of a compiled manifest."""
    text = subprocess.run(["aapt", "dump", "xmltree", path, "AndroidManifest.xml"], capture_output=True, text=True, check=True).stdout
    package = re.search(r'package="([^"]+)"', text)[1]
    result, kind = [], None
    for line in text.splitlines():
        element = re.match(r"\s*E: ([\w-]+)", line)
        if element:
            kind = element[1]
            continue
        name = re.search(r'A: android:name\(0x01010003\)="([^"]+)"', line)
        if name and kind in ("activity", "service", "receiver", "provider", "application"):
            full = package + name[1] if name[1].startswith(".") else name[1]
            result.append((kind, full))
            kind = None
    return package, result


def main():
    source, times, target = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with zipfile.ZipFile(source) as archive:
        entries = {info.filename: archive.read(info) for info in archive.infolist()
                   if not info.filename.startswith(("META-INF/", "assets/", "lib/"))}
    names = sorted((name for name in entries if re.fullmatch(r"classes\d*\.dex", name)), key=lambda n: int(re.sub(r"\D", "", n) or 1))
    dexes = [Dex(entries.pop(name)) for name in names]
    classes = [name for dex in dexes for name in dex.classes]
    referred = {text[1:-1] for dex in dexes for text in (dex.strings[t] for t in dex.types) if text.startswith(b"L")}
    chosen = prefixes(classes, {name for name in referred if name.startswith(PLATFORM) and not name.startswith(b"android/support/")})
    options = mapping_for(dexes, chosen, times - 1)
    package, parts = components(source)
    lines = [f'<manifest xmlns:android="http://schemas.android.com/apk/res/android" package={quoteattr(package)}>', '<uses-sdk android:minSdkVersion="23" android:targetSdkVersion="30"/>']
    lines += [f'<uses-permission android:name="android.permission.{name}"/>' for name in ("INTERNET", "READ_PHONE_STATE", "ACCESS_FINE_LOCATION", "READ_CONTACTS")]
    application = [name for kind, name in parts if kind == "application"]
    lines.append("<application" + (f" android:name={quoteattr(application[0])}" if application else "") + ">")
    executables, first, unique = [], True, 0
    for copy in range(times):
        mapping = [] if copy == 0 else consistent(dexes, [(prefix, good[copy - 1]) for prefix, good in options if len(good) >= copy])
        unique += sum(1 for name in classes if copy == 0 or rename(name, mapping) != name)
        executables += [bytes(dex.data) if copy == 0 else dex.renamed(mapping) for dex in dexes]
        for kind, name in parts:
            if kind == "application":
                continue
            renamed = rename(b"L" + name.replace(".", "/").encode() + b";", mapping).decode()[1:-1].replace("/", ".")
            inner = ""
            if kind == "activity" and first:
                inner = '<intent-filter><action android:name="android.intent.action.MAIN"/><category android:name="android.intent.category.LAUNCHER"/></intent-filter>'
                first = False
            owner = quoteattr(re.sub(r"[^\w.]", "", renamed) + ".authority")
            authority = f" android:authorities={owner}" if kind == "provider" else ""
            lines.append(f'<{kind} android:name={quoteattr(renamed)}{authority} android:exported="true">{inner}</{kind}>')
    lines += ["</application>", "</manifest>"]

    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "AndroidManifest.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        subprocess.run(["aapt", "package", "-f", "-M", path, "-I", FRAMEWORK, "-F", os.path.join(work, "base.zip")], check=True, stdout=subprocess.DEVNULL)
        with zipfile.ZipFile(os.path.join(work, "base.zip")) as base:
            entries["AndroidManifest.xml"] = base.read("AndroidManifest.xml")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package_file:
        package_file.writestr("AndroidManifest.xml", entries.pop("AndroidManifest.xml"))
        for number, data in enumerate(executables):
            package_file.writestr("classes.dex" if number == 0 else f"classes{number + 1}.dex", data)
        for name in sorted(entries):
            package_file.writestr(name, entries[name])
    size = sum(map(len, executables))
    print(f"{target}: {times} × {len(classes)} classes, of which {unique} with a name of their own, {size / 1e6:.1f} MB of DEX in {len(executables)} executables")


if __name__ == "__main__":
    main()
