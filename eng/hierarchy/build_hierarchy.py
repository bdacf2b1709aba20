"""Builds knowledge/android/hierarchy.txt from the typings of @nativescript/types-android. See README.md."""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = "@nativescript/types-android@9.1.1"
REVIEWED = "2026-11-24"
PLATFORM = "lib/android/android-platform-21-37-merged.d.ts"
LIBRARIES = "lib/android/androidx-32.d.ts"

NOT_FRAMEWORK = ("com.google.", "globalAndroid.")

OBJECT = "java.lang.Object"
ENUM = "java.lang.Enum"
ANNOTATION = "java.lang.annotation.Annotation"

MODULE = re.compile(r"(?:declare|export) module ([\w$]+) \{")
CLASS = re.compile(r"export (abstract )?class ([\w$]+)")
OWN_NAME = re.compile(r"public static class: java\.lang\.Class<([\w.$]+)")
METHOD = re.compile(r"public (?:abstract )?([\w$]+)(?:<[^(]*>)?\(")
INTERFACE_MARK = " interface with the provided implementation"
OMITTED = re.compile(r"(?:get|set|is)[A-Z_0-9]\w*|toString|hashCode|equals|clone|finalize")


@dataclass
class Type:
    """One class or interface; names are dotted as in the typings."""

    name: str
    abstract: bool = False
    interface: bool = False
    super: str | None = None
    interfaces: set = field(default_factory=set)
    methods: set = field(default_factory=set)


def strip_generics(text):
    """Removes everything between angle brackets, however deep."""
    out, depth = [], 0
    for c in text:
        if c == "<":
            depth += 1
        elif c == ">":
            depth -= 1
        elif depth == 0:
            out.append(c)
    return "".join(out)


def heritage(line):
    """The names after `extends` and `implements` of a class line."""
    bare = strip_generics(line).replace("globalAndroid.", "android.")
    found = re.search(r"\bextends ([\w.$]+)", bare)
    listed = re.search(r"\bimplements ([\w.$, ]+)", bare)
    names = [n.strip() for n in listed.group(1).split(",")] if listed else []
    return (found.group(1) if found else None), {n for n in names if n}


def parse(path, types):
    """Adds the types of one typings file; a type that is there already only gains members."""
    scope = []          # one entry per open brace: a segment of the name, or None
    current = []        # the types whose bodies are open
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith(("*", "/*", "//")):
            if INTERFACE_MARK in line and current and current[-1]:
                current[-1].interface = True
            continue
        module = MODULE.match(line)
        declared = CLASS.match(line)
        if module:
            scope.append(module.group(1))
            current.append(None)
        elif declared:
            container = ".".join(s for s in scope if s)
            type_ = Type(f"{container}.{declared.group(2)}", abstract=bool(declared.group(1)))
            type_.super, type_.interfaces = heritage(line)
            scope.append(None)
            current.append(type_)
        else:
            opened, closed = line.count("{"), line.count("}")
            top = current[-1] if current else None
            if top is not None:
                own = OWN_NAME.match(line)
                method = METHOD.match(line)
                if own:
                    top.name = own.group(1)
                elif method and method.group(1) != "constructor":
                    top.methods.add(method.group(1))
            if opened > closed:
                scope.append(None)
                current.append(None)
            elif closed > opened:
                scope.pop()
                done = current.pop()
                if done is not None:
                    keep(done, types)


def keep(type_, types):
    """Stores a type that has been read, or merges it into the one of the same name."""
    if type_.name.startswith(NOT_FRAMEWORK):
        return
    known = types.get(type_.name)
    if known is None:
        types[type_.name] = type_
        return
    known.interface |= type_.interface
    known.interfaces |= type_.interfaces
    known.methods |= type_.methods


def supplement(path, types):
    """Adds what the typings leave out: see the comment at the top of supplement.txt."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split("|")
        if len(parts) != 5:
            raise SystemExit(f"supplement.txt:{number}: five parts are needed")
        name, flags, base, interfaces, methods = parts
        added = {i for i in interfaces.split(",") if i}
        if flags == "+":
            if name not in types:
                raise SystemExit(f"supplement.txt:{number}: {name} is not in the typings")
            types[name].interfaces |= added
            types[name].methods |= {m for m in methods.split(",") if m}
            if base:
                types[name].super = base
        elif name not in types:
            types[name] = Type(name, flags == "a", flags == "i", base or None, added,
                               {m for m in methods.split(",") if m})


def settle(types):
    """Gives every type one superclass and moves interfaces that stand in its place."""
    for type_ in types.values():
        if type_.super is None and type_.name != OBJECT:
            type_.super = OBJECT if type_.interface else ENUM
        base = types.get(type_.super)
        if base is not None and base.interface:
            type_.interfaces.add(type_.super)
            type_.super = OBJECT
        if type_.interface:
            type_.super = OBJECT
            type_.abstract = False
        type_.interfaces.discard(type_.name)


def descriptor(name, types):
    """The type descriptor: `$` follows each segment that is itself a type."""
    parts = name.split(".")
    text = parts[0]
    for i in range(1, len(parts)):
        text += ("$" if ".".join(parts[:i]) in types else "/") + parts[i]
    return f"L{text};"


def methods_of(type_):
    """The methods that are worth listing: see docs/knowledge.md."""
    if type_.interface or type_.abstract:
        return sorted(type_.methods)
    return sorted(m for m in type_.methods if not OMITTED.fullmatch(m))


def lines_of(types):
    for name, type_ in types.items():
        flag = "i" if type_.interface else "a" if type_.abstract else "c"
        base = "" if name == OBJECT else descriptor(type_.super, types)
        interfaces = ",".join(sorted(descriptor(i, types) for i in type_.interfaces))
        yield f"{descriptor(name, types)}|{flag}|{base}|{interfaces}|{','.join(methods_of(type_))}"


def main(package, target):
    package, target = Path(package), Path(target)
    types = {}
    parse(package / PLATFORM, types)
    parse(package / LIBRARIES, types)
    supplement(Path(__file__).with_name("supplement.txt"), types)
    settle(types)
    lines = sorted(lines_of(types), key=lambda l: l.split("|")[0])
    header = [
        f"# origin: npm package {PACKAGE} (NativeScript; typings of the Android API 21 to 37 and of androidx), and eng/hierarchy/supplement.txt",
        "# licence: Apache-2.0",
        f"# version: {REVIEWED}",
        "# descriptor|flags|super|interface,interface|method,method    flags: c class, i interface, a abstract class",
        "# Built by eng/hierarchy/build_hierarchy.py; do not edit. Classes that are not abstract leave out get*, set*, is* and the methods of Object.",
    ]
    target.write_text("\n".join(header + lines) + "\n", encoding="utf-8", newline="\n")
    missing = sorted({n for t in types.values() for n in (t.super, *t.interfaces) if n and n not in types})
    print(f"{len(lines)} types, {target.stat().st_size} bytes; named but not listed: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: build_hierarchy.py PACKAGE-FOLDER TARGET-FILE")
    main(sys.argv[1], sys.argv[2])
