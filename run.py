#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Start the game; the first start makes .venv beside this file and installs what the game needs.

    python3 run.py [arguments of the game]     play, check a scenario, ...
    python3 run.py test [arguments of pytest]  the whole suite, or only the tests named

The syntax is that of very old Pythons, so that each of them gets as far as the sentence about its
age; and what only a set-up needs is imported only then, because every start passes through here.
"""

import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
LOG = VENV + ".log"  # what venv and pip said; while a set-up runs also its lock
GAME, TESTS = "requirements.txt", "requirements-dev.txt"  # the second contains the first

FULL = "the disk is full. Make room (500 MB will do), then start again."
DENIED = "no permission to write in %s. Move the folder to where you may write, then start again." % ROOT
UNTRUSTED = "the network's certificate is not trusted. Ask who runs the network, or start again on another."
OFFLINE = "no network: the package index does not answer. Connect this computer, then start again."
NO_VENV = "this Python has no venv module. Install it (Debian, Ubuntu: apt install python3-venv)."


class Trouble(Exception):
    """Why there can be no set-up, in a sentence for a person."""


def main(args):
    if sys.version_info < OLDEST:
        have = tuple(sys.version_info[:2])
        say("Communiqué needs Python %d.%d or newer, and this is Python %d.%d." % (OLDEST + have))
        return 1
    testing = args[:1] == ["test"]
    wanted = TESTS if testing else GAME
    try:
        if not is_ready(wanted):
            set_up(wanted)
    except KeyboardInterrupt:
        say("Set-up stopped. The next start finishes it.")
        return 130
    except Trouble as trouble:
        say("Communiqué cannot be set up: %s" % trouble)
        return 1
    except OSError as error:
        say("Communiqué cannot be set up: %s" % cause(["ERROR: %s" % error]))
        return 1
    if testing:
        os.chdir(ROOT)
        return hand_over("tests.suite", args[1:])
    return hand_over("game", args)


def say(sentence):
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def is_ready(requirements):
    """Whether .venv was finished for this Python and for exactly these requirements."""
    try:
        with open(stamp_of(requirements), encoding="utf-8") as stamp:
            return stamp.read() == fingerprint(requirements) and os.path.exists(PYTHON)
    except OSError:
        return False


def stamp_of(requirements):
    return os.path.join(VENV, requirements + ".done")


def fingerprint(requirements):
    """The Python and the whole text of the requirements: comparing it costs less than hashing it."""
    python = (sys.version_info[:2], getattr(sys, "abiflags", ""), sys.base_prefix)
    with open(os.path.join(ROOT, requirements), encoding="utf-8") as file:
        return "%a\n%s" % (python, file.read())


def hand_over(module, args):
    """Become the game (or the suite), run by the Python of .venv."""
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [ROOT, os.environ.get("PYTHONPATH")]))
    command = [PYTHON, "-P", "-m", module] + args  # -P: a folder "game" where the person stands is not ours
    if os.name != "nt":
        os.execv(PYTHON, command)
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the game, which then says how it ended
    return subprocess.call(command)


def set_up(requirements):
    """Make .venv and install into it. What an earlier start left half-made is made anew."""
    import importlib.util

    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Trouble(NO_VENV)
    with open(LOG, "a", encoding="utf-8") as log:
        lock(log.fileno())
        if is_ready(requirements):
            return  # the start that held the lock did it
        log.truncate(0)
        say("Setting up Communiqué in .venv; this happens once.")
        if not is_ready(GAME):
            say("  making .venv")
            base = getattr(sys, "_base_executable", None) or sys.executable  # never the one inside .venv
            run_step([base, "-I", "-m", "venv", "--clear", "--without-pip", VENV], log)
            run_step([PYTHON, "-I", "-m", "ensurepip", "--default-pip"], log)
        listed = os.path.join(ROOT, requirements)
        pip = ["-I", "-m", "pip", "install", "--no-input", "--progress-bar=off", "--only-binary=:all:", "-r"]
        run_step([PYTHON] + pip + [listed], log, Progress(listed).hear)
        for finished in sorted({GAME, requirements}):
            with open(stamp_of(finished), "w", encoding="utf-8") as stamp:
                stamp.write(fingerprint(finished))
        say("Ready.")


def lock(log):
    """Let one start at a time set up; the system drops the lock when its holders end, however they end."""
    import time

    waiting = False
    while True:
        try:
            if os.name == "nt":
                import msvcrt

                os.lseek(log, 1 << 30, os.SEEK_SET)  # far behind the text, which must stay readable
                msvcrt.locking(log, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(log, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except (BlockingIOError, PermissionError):
            if not waiting:
                say("Another start is setting up Communiqué; waiting for it.")
            waiting = True
            time.sleep(0.1)


def run_step(command, log, hear=None):
    """Run a command, its words going to the log and to `hear`; a failure is a Trouble with its cause."""
    import subprocess

    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    if os.name != "nt":
        options["pass_fds"] = [log.fileno()]  # were we killed, the lock would hold until the command ends
    step = subprocess.Popen(command, encoding="utf-8", errors="replace", **options)
    lines = []
    try:
        for line in step.stdout:
            lines.append(line)
            log.write(line)
            log.flush()
            if hear:
                hear(line)
        failed = step.wait()
    except BaseException:
        step.kill()
        step.wait()
        raise
    if failed:
        raise Trouble("%s Full log: %s" % (cause(lines), LOG))


class Progress:
    """One line for each package, made of what pip says."""

    def __init__(self, requirements):
        with open(requirements, encoding="utf-8") as lines:
            self.total = sum("==" in line for line in lines)
        self.count = 0

    def hear(self, line):
        verb, _, rest = line.strip().partition(" ")
        if verb == "Ignoring":  # a package that only another system needs
            self.total -= 1
        elif verb == "Requirement":  # "... already satisfied"
            self.count += 1
        elif verb in ("Collecting", "Processing"):  # name==version, or a wheel on this computer
            self.count += 1
            what = os.path.basename(rest.partition(" (from")[0])
            what = what.split("-")[:2] if what.endswith(".whl") else what.split("==")
            say("  [%d/%d] %s" % (self.count, self.total, " ".join(what)))
        elif line.startswith("WARNING: Retrying"):
            say("  no answer yet; trying again")
        elif verb == "Installing":
            say("  installing")


def cause(lines):
    """What went wrong, in one sentence, given what pip or venv said."""
    lines = [line.strip() for line in lines if line.strip()] or ["no word about why"]
    errors = [line for line in lines if line.upper().startswith("ERROR:")] or lines[-1:]
    for said, words, sentence in (
        (errors, ("Errno 28]", "Errno 122]", "WinError 112]"), FULL),
        (errors, ("Errno 13]", "Errno 30]", "WinError 5]"), DENIED),
        (lines, ("SSLError", "CERTIFICATE_VERIFY_FAILED"), UNTRUSTED),
        (lines, ("onnection broken", "Connection aborted", "Max retries exceeded", "timed out"), OFFLINE),
    ):
        if any(word in line for line in said for word in words):
            return sentence
    last = errors[-1]
    return (last[7:] if last.upper().startswith("ERROR: ") else last).rstrip(".") + "."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
