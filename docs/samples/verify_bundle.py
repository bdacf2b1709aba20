#!/usr/bin/env python3
"""Verifies an evidence bundle that is a folder, written from docs/evidence-bundle.md alone: a second opinion on `candor verify`.

    verify_bundle.py BUNDLE

It needs Python 3 and the openssl command. It checks manifest, tree, root, signature and every file, redacted ones included; not the time-stamp and not
the archive form.
"""
import hashlib
import json
import os
import subprocess
import sys

BLOCK, MANIFEST_BLOCK = 65536, 4096
FRAME = ["manifest.json", "manifest.sums", "statement.json", "signature.der", "key.pem"]
CUTS = {"bytes": 0, "text": 1, "json": 2}


def sha(data):
    return hashlib.sha256(data).digest()


def tree(leaves):
    """RFC 6962, 2.1."""
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return sha(b"\0" + leaves[0])
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha(b"\1" + tree(leaves[:k]) + tree(leaves[k:]))


def commit(salt, value):
    return sha(b"\2" + salt + value)


def derive(seed, label, number):
    return sha(b"\3" + seed + label + number.to_bytes(8, "big"))


def blocks_of(data):
    return [data[i:i + BLOCK] for i in range(0, len(data), BLOCK)]


def leaf(entry, data):
    """Checks a file and gives its leaf."""
    size, path, whole = entry["size"], entry["path"], bytes.fromhex(entry["whole"])
    if data is not None:
        assert len(data) == size, f"{path} has another size"
    if "seed" in entry:
        seed = bytes.fromhex(entry["seed"])
        name = commit(derive(seed, b"n", 0)[:16], path.encode())
        assert commit(derive(seed, b"w", 0)[:16], sha(data)) == whole, f"{path} was changed"
        blocks = [commit(derive(derive(seed, b"b", j), b"s", 0)[:16], b) for j, b in enumerate(blocks_of(data))]
        assert [b.hex() for b in blocks] == entry["blocks"], f"{path}: a block was changed"
        blocks_root, parts_root = tree(blocks), bytes.fromhex(entry["parts"])
    else:
        name = commit(bytes.fromhex(entry["nameSalt"]), path.encode()) if "nameSalt" in entry else bytes.fromhex(entry["name"])
        if "removed" in entry:
            assert data is None
            blocks_root, parts_root = bytes.fromhex(entry["removed"]), bytes.fromhex(entry["parts"])
        else:
            assert sha(data).hex() == entry["sha256"], f"{path} was changed"
            commitments, roots = [], []
            for block, here in zip(entry["redacted"], blocks_of(data), strict=True):
                commitments.append(bytes.fromhex(block["block"]))
                roots.append(bytes.fromhex(block["parts"]))
                if "seed" in block:
                    assert commit(derive(bytes.fromhex(block["seed"]), b"s", 0)[:16], here) == commitments[-1], f"{path}: a block was changed"
                    continue
                parts, at = [], 0
                for length, secret in block["cuts"]:
                    secret = bytes.fromhex(secret)
                    parts.append(commit(secret, here[at:at + length]) if len(secret) == 16 else secret)
                    at += length
                assert at == len(here) and tree(parts) == roots[-1], f"{path}: a part was changed"
            blocks_root, parts_root = tree(commitments), tree(roots)
    return b"candor-bundle/1 file\n" + size.to_bytes(8, "big") + bytes([CUTS[entry["cut"]]]) + name + whole + blocks_root + parts_root


def seal(bundle, folder):
    """Checks a signature and gives its statement."""
    at = lambda name: os.path.join(bundle, folder, name)
    with open(at("statement.json"), "rb") as file:
        statement = json.loads(file.read())
    subprocess.run(["openssl", "dgst", "-sha256", "-verify", at("key.pem"), "-signature", at("signature.der"), at("statement.json")], check=True, stdout=subprocess.DEVNULL)
    info = subprocess.run(["openssl", "pkey", "-pubin", "-in", at("key.pem"), "-outform", "DER"], check=True, stdout=subprocess.PIPE).stdout
    assert sha(info).hex() == statement["key"], "the key is not the one of the statement"
    return statement


def main(bundle):
    def read(path):
        full = os.path.join(bundle, path)
        assert not os.path.islink(full) and os.path.isfile(full), f"{path} is missing"
        with open(full, "rb") as file:
            return file.read()

    statement = seal(bundle, "")
    manifest_bytes = read("manifest.json")
    hashes = [sha(manifest_bytes[i:i + MANIFEST_BLOCK]) for i in range(0, len(manifest_bytes), MANIFEST_BLOCK)]
    assert tree(hashes).hex() == statement["manifestRoot"] and len(manifest_bytes) == statement["manifestSize"], "manifest.json was changed"
    assert read("manifest.sums") == b"".join(h.hex().encode() + b"\n" for h in hashes), "manifest.sums was changed"
    manifest = json.loads(manifest_bytes)
    leaves = [leaf(e, None if "removed" in e else read(e["path"])) for e in manifest["files"]]
    root = tree(leaves).hex()
    assert root == statement["root"] and len(leaves) == statement["files"], "the root is another"
    for added in manifest["added"]:
        assert sha(read(added["path"])).hex() == added["sha256"], f"{added['path']} was changed"
    expected = set(FRAME) | {e["path"] for e in manifest["files"] if "removed" not in e} | {a["path"] for a in manifest["added"]}
    if statement["timestamp"]:
        assert sha(read("timestamp.tst")).hex() == statement["timestamp"], "timestamp.tst was changed"
        expected.add("timestamp.tst")
    found = {os.path.relpath(os.path.join(d, f), bundle) for d, _, files in os.walk(bundle) for f in files}
    assert found == expected, f"files were added: {sorted(found - expected)}"
    if statement["kind"] == "redaction":
        original = seal(bundle, "original")
        assert original["kind"] == "bundle" and original["root"] == root and original["files"] == len(leaves), "the original is another"
        print("redacted; signed by", original["key"], "and redacted by", statement["key"])
    else:
        assert all("seed" in e for e in manifest["files"]) and not manifest["added"], "something is left out without a word"
        print("signed by", statement["key"])
    print("intact", root)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (AssertionError, KeyError, ValueError, OSError, subprocess.CalledProcessError) as problem:
        print("NOT INTACT:", problem)
        sys.exit(1)
