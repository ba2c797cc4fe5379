"""The whole suite, as `run.py test` runs it: style, types, tests, each step with its verdict in one line."""

import os
import subprocess
import sys

STEPS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy", "--strict", "game"],
    "tests": ["pytest", "--numprocesses=auto", "--maxprocesses=8", "--dist=worksteal"],
}


def main(arguments: list[str]) -> int:
    """Every step, or with arguments pytest alone with those; 0 only if all went well."""
    if arguments:
        return run(["pytest", *arguments])
    verdicts = []
    for name, command in STEPS.items():
        print(f"-- {name}: {' '.join(command)}", flush=True)
        passed = run(command) == 0
        verdicts.append((name, "passed" if passed else "FAILED"))
    print("\n" + "\n".join(f"{name:8} {verdict}" for name, verdict in verdicts))
    return int(any(verdict == "FAILED" for _, verdict in verdicts))


def run(command: list[str]) -> int:
    """Compiled modules are kept, wherever one may write: tests start the program many times."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.call([sys.executable, "-m", *command], env=environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
