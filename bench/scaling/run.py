#!/usr/bin/env python3
"""Measures how time and memory of `candor` grow with the size of the code, over synthetic apps of 1, 2, 4, 8 and 16 times a real one.

usage: bench/scaling/run.py APP.apk [--candor COMMAND] [--commands flows,audit] [--times 1,2,4,8,16] [--repeat 2] [--svg FILE] [--cpu] [--real FILE…]

Prints a table and, with --svg, draws it. With --real each of the named apps is measured as it is. Best of the repeated runs.
With --cpu the chart and the exponent are those of the processor's time, which says more while other work shares the machine.
"""
import argparse
import math
import os
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))


def dex_megabytes(path):
    with zipfile.ZipFile(path) as archive:
        return sum(info.file_size for info in archive.infolist() if info.filename.startswith("classes") and info.filename.endswith(".dex")) / 1e6


def measure(command, action, path, repeat):
    """Wall seconds, processor seconds and MiB of the fastest run, and the exit code."""
    best = None
    for _ in range(repeat):
        with tempfile.TemporaryDirectory() as out:
            clock = os.path.join(out, "clock")
            arguments = [action, path, *(["--out", out, "--fail-on", "never"] if action == "audit" else ["--json"])]
            run = subprocess.run(["/usr/bin/time", "-f", "%e %U %S %M", "-o", clock, *command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            with open(clock) as file:
                wall, user, system, kibibytes = file.read().strip().splitlines()[-1].split()
        if run.returncode not in (0, 1):
            sys.exit(f"candor {action} {path} ended with {run.returncode}: {run.stderr[-400:]}")
        result = float(wall), float(user) + float(system), int(kibibytes) / 1024
        best = result if best is None or result < best else best
    return best


def slope(points):
    """Exponent of the power law through the points: 1 is linear."""
    logs = [(math.log(x), math.log(max(y, 0.001))) for x, y in points]
    middle_x, middle_y = (sum(values) / len(logs) for values in zip(*logs))
    spread = sum((x - middle_x) ** 2 for x, _ in logs)
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / spread if spread else 0.0


def draw(series, path):
    """A plain chart: megabytes of DEX against seconds, a line for each command, and a dashed one for what would be linear."""
    width, height, left, bottom = 720, 420, 60, 50
    largest_x = max(x for points in series.values() for x, _, _, _ in points)
    largest_y = max(y for points in series.values() for _, y, _, _ in points) * 1.1
    to_x = lambda x: left + (width - left - 20) * x / largest_x
    to_y = lambda y: height - bottom - (height - bottom - 40) * y / largest_y
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
             f'<rect width="{width}" height="{height}" fill="#fff"/>',
             '<text x="60" y="22" font-size="14">Time of candor against the size of the code (synthetic apps)</text>',
             f'<path d="M{left} 36V{height - bottom}H{width - 20}" fill="none" stroke="#444"/>',
             f'<text x="{width - 20}" y="{height - 12}" text-anchor="end">MB of DEX</text><text x="8" y="36">s</text>']
    step = 10 ** math.floor(math.log10(largest_y)) / 2
    for number in range(int(largest_y / step) + 1):
        y = to_y(number * step)
        parts.append(f'<path d="M{left} {y:.1f}H{width - 20}" stroke="#eee"/><text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{number * step:g}</text>')
    for number, (name, points) in enumerate(series.items()):
        colour = ("#1f6feb", "#b35900", "#2da44e")[number % 3]
        line = " ".join(f"{to_x(x):.1f},{to_y(y):.1f}" for x, y, _, _ in points)
        first_x, first_y = points[0][:2]
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<path d="M{to_x(first_x):.1f} {to_y(first_y):.1f}L{to_x(largest_x):.1f} {to_y(first_y * largest_x / first_x):.1f}" stroke="{colour}" stroke-dasharray="4 4" opacity="0.5"/>')
        for x, y, _, memory in points:
            parts.append(f'<circle cx="{to_x(x):.1f}" cy="{to_y(y):.1f}" r="3.5" fill="{colour}"><title>{x:.1f} MB: {y:.2f} s, {memory:.0f} MiB</title></circle>')
        if name == "audit" or number == 0:
            for x, _, _, _ in points:
                parts.append(f'<text x="{to_x(x):.1f}" y="{height - bottom + 16}" text-anchor="middle">{x:.0f}</text>')
        parts.append(f'<text x="{left + 12}" y="{56 + 18 * number}" fill="{colour}">candor {name} (solid: measured, dashed: linear from the first)</text>')
    parts.append("</svg>\n")
    with open(path, "w") as file:
        file.write("\n".join(parts))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("app")
    options.add_argument("--candor", default=os.path.join(HERE, "..", "..", "candor"))
    options.add_argument("--commands", default="flows,audit")
    options.add_argument("--times", default="1,2,4,8,16")
    options.add_argument("--repeat", type=int, default=2)
    options.add_argument("--svg")
    options.add_argument("--cpu", action="store_true")
    options.add_argument("--real", nargs="*", default=[])
    chosen = options.parse_args()
    command, actions = chosen.candor.split(), chosen.commands.split(",")

    series = {action: [] for action in actions}
    with tempfile.TemporaryDirectory(prefix="candor-scaling-") as work:
        print("| code | MB of DEX | " + " | ".join(f"{action} s | {action} CPU s | {action} MiB" for action in actions) + " |")
        print("| --- | ---: |" + " ---: | ---: | ---: |" * len(actions))
        for times in map(int, chosen.times.split(",")):
            path = os.path.join(work, f"x{times}.apk")
            subprocess.run([sys.executable, os.path.join(HERE, "multiply.py"), chosen.app, str(times), path], check=True, stdout=subprocess.DEVNULL)
            size = dex_megabytes(path)
            cells = []
            for action in actions:
                wall, processor, memory = measure(command, action, path, chosen.repeat)
                series[action].append((size, wall, processor, memory))
                cells.append(f"{wall:.2f} | {processor:.2f} | {memory:.0f}")
            print(f"| {times} × | {size:.1f} | " + " | ".join(cells) + " |", flush=True)
            os.remove(path)
    if chosen.cpu:
        series = {action: [(x, processor, processor, memory) for x, _, processor, memory in points] for action, points in series.items()}
    for action, points in series.items():
        if len(points) > 1:
            print(f"\n{action}: {'processor time' if chosen.cpu else 'time'} grows with the power {slope([(x, y) for x, y, _, _ in points]):.2f} of the size of the code, "
                  f"memory with {slope([(x, m) for x, _, _, m in points]):.2f}")
    if chosen.svg:
        draw(series, chosen.svg)
    if chosen.real:
        print("\n| app | MB of DEX | " + " | ".join(f"{action} s | {action} MiB" for action in actions) + " |")
        print("| --- | ---: |" + " ---: | ---: |" * len(actions))
        for path in chosen.real:
            cells = []
            for action in actions:
                wall, _, memory = measure(command, action, path, chosen.repeat)
                cells.append(f"{wall:.2f} | {memory:.0f}")
            print(f"| {os.path.basename(path)} | {dex_megabytes(path):.1f} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
