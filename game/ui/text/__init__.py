"""Setting text: where lines break, which font has a character, paragraphs and their drawing."""
