"""`schema`: the JSON Schema of the scenario format."""

import argparse
import json

from game.authoring.schema import schema


def run(arguments: argparse.Namespace) -> int:
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
    return 0
