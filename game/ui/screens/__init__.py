"""One module a screen, or a folder where a screen takes several."""
