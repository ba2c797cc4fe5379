"""`python -m tests.golden.update` rewrites what the tests compare with; read the difference first.

The records of games are not among them: a record that people may have is never written over.
"""

from tests.golden import perft_counts
from tests.terminal import transcripts

if __name__ == "__main__":
    perft_counts.main()
    transcripts.main()
