#!/usr/bin/env python3
"""Runs `candor flows` over DroidBench and scores it by pairs of source and sink and by counts.

usage: bench/droidbench/run.py GIT-DIRECTORY [--candor COMMAND] [--branch develop] [--only REGEX] [--out DIR] [--sources-and-sinks]

GIT-DIRECTORY is a clone (bare or not) of https://github.com/secure-software-engineering/DroidBench, which has no licence: it is read
where it lies, unpacked into a temporary folder, and nothing of it stands in this repository. What is expected stands beside this file as
facts of our own, with the columns that README.md explains.
"""
import argparse
import collections
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
OUT_OF_SCOPE = {"Native", "DynamicLoading", "SelfModification", "ImplicitFlows", "InterAppCommunication"}
TRUTHS = ("comment", "curated")
EXTRA = []  # further arguments of every run
PATIENCE = 600  # seconds that one run may take before it counts as failed


def read(name):
    with open(os.path.join(HERE, name), newline="") as file:
        return list(csv.DictReader(file))


def place(method):
    """Lcom/example/Main$1;->onClick(Landroid/view/View;)V as com.example.Main$1.onClick."""
    match = re.match(r"L([^;]+);->([^(]+)\(", method or "")
    return f"{match[1].replace('/', '.')}.{match[2]}" if match else (method or "")


def called(signature, names):
    """Whether a called method is one of 'name|Class.name|…'."""
    match = re.match(r"\[*L([^;]+);->([^(:]+)", signature or "")
    if not match:
        return False
    simple = match[1].rsplit("/", 1)[-1]
    for name in names.split("|"):
        holder, _, bare = name.rpartition(".")
        if match[2] == bare and holder in ("", simple):
            return True
    return False


def stands(end, places):
    """Whether an end of a flow stands in one of 'Class.method|Class.method@offset|…'; an offset is in code units, hexadecimal."""
    for wanted in places.split("|"):
        name, _, offset = wanted.partition("@")
        if place(end["method"]) == name and (not offset or end.get("offset") == int(offset, 16)):
            return True
    return False


def fits(flow, row):
    return (called(flow["source"]["signature"], row["source"]) and stands(flow["source"], row["sourceIn"])
            and called(flow["sink"]["signature"], row["sink"]) and stands(flow["sink"], row["sinkIn"]))


def sites(flows):
    """One flow for each pair of a place of a source and a place of a sink, whatever the way between them."""
    seen = {}
    for flow in flows:
        key = tuple((end["signature"], end["method"], end.get("offset")) for end in (flow["source"], flow["sink"]))
        seen.setdefault(key, flow)
    return [seen[key] for key in sorted(seen, key=str)]


def score(flows, rows, column):
    """Matches leaks to flows one to one. Returns found leaks, missed leaks, wrong flows, flows that count neither way, repeated flows."""
    leaks = collections.OrderedDict()
    for row in rows:
        if row[column] not in ("", "-", "also"):
            leaks.setdefault(row[column], []).append(row)
    flows = sites(flows)
    taken = {}

    def assign(leak, visited):
        for number, flow in enumerate(flows):
            if number not in visited and any(fits(flow, row) for row in leaks[leak]):
                visited.add(number)
                if number not in taken or assign(taken[number], visited):
                    taken[number] = leak
                    return True
        return False

    for leak in leaks:
        assign(leak, set())
    found = set(taken.values())
    wrong, also, repeated = [], [], []
    for number, flow in enumerate(flows):
        if number in taken:
            continue
        kinds = {row[column] for row in rows if fits(flow, row)}
        if kinds & set(leaks):
            repeated.append(flow)
        elif "also" in kinds:
            also.append(flow)
        else:
            wrong.append(flow)
    return sorted(found), [leak for leak in leaks if leak not in found], wrong, also, repeated, leaks


def candor(command, arguments, environment):
    """Runs the command under time(1). Returns objects of its JSON lines, seconds, MiB, exit code, standard error."""
    with tempfile.NamedTemporaryFile("r", suffix=".time") as clock:
        run = subprocess.run(["timeout", str(PATIENCE), "/usr/bin/time", "-f", "%e %M", "-o", clock.name, *command, "flows", *arguments, *EXTRA, "--json"],
                             capture_output=True, text=True, env=environment)
        last = (clock.read().strip().splitlines() or [f"{PATIENCE} 0"])[-1].split()
    lines = []
    for line in run.stdout.splitlines():
        try:
            lines.append(json.loads(line))
        except ValueError:
            lines.append({"kind": "broken", "text": line[:200]})
    return lines, float(last[0]), int(last[1]) / 1024, run.returncode, run.stderr.strip()


def ratio(part, whole):
    return part / whole if whole else 1.0


def figures(tp, fp, fn):
    precision, recall = ratio(tp, tp + fp), ratio(tp, tp + fn)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{tp:4} {fp:3} {fn:3}  {precision:5.3f} {recall:5.3f} {f1:5.3f}"


def shown(flow):
    ends = []
    for end in (flow["source"], flow["sink"]):
        name = re.sub(r"^\[*L[^;]*/([^;/]+);->([^(]+).*$", r"\1.\2", end["signature"])
        ends.append(f"{name} in {place(end['method'])}@{end.get('offset', 0):04x}")
    return " → ".join(ends) + f" [{flow.get('stage', '?')}]"


def quantile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))] if values else 0.0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("suite")
    options.add_argument("--candor", default=os.path.join(HERE, "..", "..", "candor"))
    options.add_argument("--branch", default="develop")
    options.add_argument("--only", default="")
    options.add_argument("--out")
    options.add_argument("--no-single", action="store_true", help="only all apps in one process (faster; no times for each app)")
    options.add_argument("--sources-and-sinks", action="store_true", help="add sources-and-sinks.yaml beside this file: what the suite counts and what is no personal information")
    chosen = options.parse_args()
    command = chosen.candor.split()
    if len(command) == 1:
        command = [os.path.abspath(command[0])] if os.path.exists(command[0]) else command

    global EXTRA
    if chosen.sources_and_sinks:
        EXTRA = ["--sources-and-sinks", os.path.join(HERE, "sources-and-sinks.yaml")]

    counts = {row["app"]: row for row in read("counts.csv")}
    facts = collections.defaultdict(list)
    for row in read("expected.csv"):
        facts[row["app"]].append(row)

    work = tempfile.mkdtemp(prefix="candor-droidbench-")
    archive = subprocess.Popen(["git", f"--git-dir={chosen.suite}", "archive", chosen.branch, "apk"], stdout=subprocess.PIPE)
    subprocess.run(["tar", "x", "-C", work], stdin=archive.stdout, check=True)
    if archive.wait() != 0:
        sys.exit("git archive failed")
    missing = [app for app in counts if not os.path.exists(os.path.join(work, "apk", app))]
    if missing:
        sys.exit(f"{len(missing)} apps of the list are not on this branch, for example {missing[0]}")

    # Two categories have apps of the same name: a link under a name of its own keeps them apart in the output.
    paths = {}
    for app in counts:
        if re.search(chosen.only, app):
            path = os.path.join(work, app.replace("/", "-").replace(" ", "_"))
            os.symlink(os.path.join(work, "apk", app), path)
            paths[app] = path
    names = {os.path.basename(path): app for app, path in paths.items()}

    environment = dict(os.environ)
    flows = collections.defaultdict(list)
    seconds, mebibytes, ended = {}, {}, {}
    broken = []
    if chosen.no_single:
        for implicit in (False, True):
            apps = [app for app in paths if (counts[app]["category"] == "ImplicitFlows") == implicit]
            if apps:
                lines, _, _, code, error = candor(command, [*(paths[app] for app in apps), *(["--implicit"] if implicit else [])], environment)
                for line in lines:
                    if line.get("kind") == "flow":
                        flows[names[line["app"]]].append(line)
                if code not in (0, 1):
                    broken.append(("all apps", code, error[-400:]))
    else:
        for app, path in paths.items():
            extra = ["--implicit"] if counts[app]["category"] == "ImplicitFlows" else []
            lines, seconds[app], mebibytes[app], ended[app], error = candor(command, [path, *extra], environment)
            flows[app] = [line for line in lines if line.get("kind") == "flow"]
            if ended[app] not in (0, 1) or any(line.get("kind") == "broken" for line in lines) \
                    or not any(line.get("kind") == "summary" for line in lines):
                broken.append((app, ended[app], error[-400:]))

    result = {truth: collections.defaultdict(lambda: [0] * 6) for truth in TRUTHS}
    wrong_apps, table, also_total = [], [], 0
    for app in paths:
        category = counts[app]["category"]
        row = {"app": app, "seconds": seconds.get(app, ""), "MiB": round(mebibytes.get(app, 0), 1), "flows": len(flows[app])}
        for truth in TRUTHS:
            found, missed, wrong, also, repeated, leaks = score(flows[app], facts[app], truth)
            expected = int(counts[app][truth] or counts[app]["curated"] or 0)
            got = len(sites(flows[app])) - len(also)
            by_pair = (len(found), len(wrong), len(missed)) if app in facts else \
                (min(got, expected), max(0, got - expected), max(0, expected - got))
            by_count = (min(got, expected), max(0, got - expected), max(0, expected - got))
            for name in {category, "all", *(["in scope"] if category not in OUT_OF_SCOPE else [])}:
                for place_, value in enumerate((*by_pair, *by_count)):
                    result[truth][name][place_] += value
            row[truth] = "/".join(map(str, by_pair))
            if truth == "comment":
                also_total += len(also)
            if (by_pair[1] or by_pair[2]) and (truth == "comment" or row["comment"] != row["curated"]):
                lines = [f"- {app} ({truth}): TP/FP/FN {row[truth]}"]
                for leak in missed:
                    for fact in leaks[leak]:
                        lines.append(f"    missed: {fact['source']} in {fact['sourceIn']} → {fact['sink']} in {fact['sinkIn']}"
                                     + (f" ({fact['note']})" if fact["note"] else ""))
                lines.extend(f"    wrong: {shown(flow)}" for flow in wrong)
                if app not in facts:
                    lines.append(f"    {got} flows where {expected} are expected (counted only)")
                wrong_apps.append("\n".join(lines))
        table.append(row)

    for truth in TRUTHS:
        title = "the authors' own comments" if truth == "comment" else "the counts curated by later work"
        print(f"\n## Against {title}\n\n{'':28}   by pair                          by count")
        print(f"{'category':28}   TP  FP  FN      P     R    F1      TP  FP  FN      P     R    F1")
        for name in [*sorted(set(result[truth]) - {"all", "in scope"}), "in scope", "all"]:
            if name in result[truth]:
                values = result[truth][name]
                print(f"{name:28} {figures(*values[:3])}    {figures(*values[3:])}")
    print(f"\nTrue flows of our wider lists that the suite does not count: {also_total}")

    print("\n## Apps that are wrong\n")
    print("\n".join(wrong_apps) or "none")

    together = collections.OrderedDict()
    for row in read("together.csv"):
        together.setdefault(row["apps"], []).append({**row, "comment": str(len(together.get(row["apps"], []))) if row["counts"] == "leak" else "also"})
    by_name = {os.path.basename(app)[:-4]: path for app, path in paths.items() if counts[app]["category"] == "InterAppCommunication"}
    tp = fp = fn = 0
    notes = []
    for apps, rows in together.items():
        wanted = apps.split("+")
        if not all(app in by_name for app in wanted):
            continue
        lines, _, _, code, error = candor(command, [*(by_name[app] for app in wanted), "--together"], environment)
        found, missed, wrong, _, _, leaks = score([line for line in lines if line.get("kind") == "flow"], rows, "comment")
        tp, fp, fn = tp + len(found), fp + len(wrong), fn + len(missed)
        if code not in (0, 1):
            notes.append(f"- {apps}: ended with {code}: {error[-300:]}")
        notes.extend(f"- {apps} missed: {leaks[leak][0]['source']} → {leaks[leak][0]['sink']} in {leaks[leak][0]['sinkIn']}" for leak in missed)
        notes.extend(f"- {apps} wrong: {shown(flow)}" for flow in wrong)
    if tp + fn:
        print(f"\n## Two apps given together (pairs)\n\n{'':28}   TP  FP  FN      P     R    F1\n{'InterAppCommunication':28} {figures(tp, fp, fn)}")
        print("\n".join(notes))

    print("\n## Time and memory\n")
    if seconds:
        print(f"each app in a process of its own: seconds median {quantile(seconds.values(), .5):.2f}, p95 {quantile(seconds.values(), .95):.2f}, "
              f"max {max(seconds.values()):.2f}, sum {sum(seconds.values()):.1f}; MiB median {quantile(mebibytes.values(), .5):.0f}, "
              f"p95 {quantile(mebibytes.values(), .95):.0f}, max {max(mebibytes.values()):.0f}")
        slow = sorted(seconds, key=seconds.get)[-3:]
        print("slowest: " + ", ".join(f"{app} {seconds[app]:.2f} s {mebibytes[app]:.0f} MiB" for app in reversed(slow)))
    lines, wall, memory, code, error = candor(command, list(paths.values()), environment)
    print(f"all {len(paths)} apps in one process: {wall:.1f} s, {memory:.0f} MiB, exit code {code}")
    if seconds:
        once = collections.Counter(json.dumps({k: v for k, v in line.items() if k != "milliseconds"}, sort_keys=True) for line in lines if line.get("kind") == "flow")
        alone = collections.Counter(json.dumps({k: v for k, v in line.items() if k != "milliseconds"}, sort_keys=True) for app in paths
                                    if counts[app]["category"] != "ImplicitFlows" for line in flows[app])
        differ = sum((alone - once).values()) + sum(v for k, v in (once - alone).items() if "ImplicitFlow" not in k)
        print(f"flows that differ between the two ways of running: {differ}")
    for app, code, error in broken:
        print(f"- {app} ended with {code}: {error}")

    if chosen.out:
        os.makedirs(chosen.out, exist_ok=True)
        with open(os.path.join(chosen.out, "apps.csv"), "w", newline="") as file:
            writer = csv.DictWriter(file, ["app", "flows", "comment", "curated", "seconds", "MiB"], lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)
        with open(os.path.join(chosen.out, "flows.jsonl"), "w") as file:
            for app in paths:
                for flow in flows[app]:
                    file.write(json.dumps({**flow, "app": app}, ensure_ascii=False) + "\n")
    subprocess.run(["rm", "-rf", work], check=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
