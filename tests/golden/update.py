"""`python -m tests.golden.update` rewrites what the tests compare with; read the difference first.

The records of games are not among them: a record that people may have is never written over.
"""

from importlib import import_module

from game.ui.display import without_display
from tests.golden import perft_counts
from tests.terminal import transcripts

if __name__ == "__main__":
    without_display()
    perft_counts.main()
    transcripts.main()
    import_module("tests.golden.screens").main()  # pygame looks for a display as it is imported
