"""How fast and how good the game is, measured: scripts to run, and the worlds they run on."""
