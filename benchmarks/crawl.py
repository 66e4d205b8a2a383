"""Pages per CPU-second of ``wget -r``, a bare CrawlSpider and ``mingcha crawl``, interleaved.

Run: ``python benchmarks/crawl.py [--pages 5000] [--rounds 3]``. Needs nginx and wget.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portal import build

_CONF = """
daemon off; worker_processes 1; error_log /dev/null; pid {run}/pid;
events {{ worker_connections 512; }}
http {{
  types {{ text/html html; }} access_log {run}/access.log; sendfile on; keepalive_requests 100000;
  client_body_temp_path {run}/b; proxy_temp_path {run}/p; fastcgi_temp_path {run}/f;
  uwsgi_temp_path {run}/u; scgi_temp_path {run}/s;
  server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}
}}
"""


@dataclass(frozen=True)
class Cost:
    """What one run cost: CPU seconds of the process tree, wall seconds, pages served, peak MB."""

    cpu: float
    wall: float
    pages: int
    peak_mb: float


@contextmanager
def nginx(root: Path, run: Path) -> Iterator[tuple[str, Path]]:
    """Serve a folder on loopback; gives the home address and the access log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    conf = run / "nginx.conf"
    conf.write_text(_CONF.format(run=run, root=root, port=port))
    server = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(conf)])
    try:
        _await_port(port)
        yield f"http://127.0.0.1:{port}/", run / "access.log"
    finally:
        server.terminate()
        server.wait()


def _await_port(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("nginx did not start")


def measure(command: list[str], log: Path) -> Cost:
    """Run a command to its end and account for it."""
    before, lines = resource.getrusage(resource.RUSAGE_CHILDREN), _lines(log)
    start = time.perf_counter()
    shown = subprocess.run(
        ["/usr/bin/env", "python3", "-c", _PEAK, *command],
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = float(shown.stdout.rsplit("PEAK", 1)[1]) / 1024
    return Cost(cpu, wall, _lines(log) - lines, peak)


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print("PEAK", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _lines(log: Path) -> int:
    return log.read_bytes().count(b"\n") if log.exists() else 0


def commands(home: str, scratch: Path, round_: int) -> dict[str, list[str]]:
    """The contenders of one round, each with a folder of its own."""
    here = Path(__file__).parent
    mingcha = [sys.executable, "-m", "cli", "crawl", home, "--concurrency", "16", "--delay", "0"]
    return {
        "wget -r": ["wget", "-q", "-r", "-l", "inf", "-P", str(scratch / f"wget{round_}"), home],
        "bare CrawlSpider": [sys.executable, str(here / "bare.py"), home],
        "mingcha crawl": [*mingcha, "--workspace", str(scratch / f"mingcha{round_}")],
    }


def main() -> None:
    """Print medians and the ratio to the bare spider, round by round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="mingcha-bench-"))
    scratch.chmod(0o755)  # the server reads as another user
    try:
        build(scratch / "www", options.pages)
        with nginx(scratch / "www", scratch) as (home, log):
            report(
                [
                    {name: measure(c, log) for name, c in commands(home, scratch, r).items()}
                    for r in range(options.rounds)
                ]
            )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def report(rounds: list[dict[str, Cost]]) -> None:
    """One line per contender: medians over the rounds, ratios within each round."""
    print(f"{'job':18} {'pages':>6} {'pages/CPU-s':>12} {'pages/s':>8} {'peak MB':>8} {'ratio':>6}")
    for name in rounds[0]:
        costs = [costs[name] for costs in rounds]
        rate = [cost.pages / cost.cpu for cost in costs]
        ratios = [
            r / (costs_["bare CrawlSpider"].pages / costs_["bare CrawlSpider"].cpu)
            for r, costs_ in zip(rate, rounds, strict=True)
        ]
        print(
            f"{name:18} {costs[0].pages:6d} {statistics.median(rate):12.0f} "
            f"{statistics.median(c.pages / c.wall for c in costs):8.0f} "
            f"{max(c.peak_mb for c in costs):8.0f} {statistics.median(ratios):6.2f}"
        )


if __name__ == "__main__":
    main()
