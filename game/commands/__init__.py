"""The commands of the program: one module each, imported only when it is called."""
