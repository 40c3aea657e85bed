"""A command with a scripted model set, as if it were a unit's own: to try or to measure the program from outside.

    uv run python -m bench.with_scripted careless -- uv run python -m bot draft --unit … --facts … --out … --json …

`faithful` writes every fact as it was given; `careless` plants a wrong number, a stranger's award and an old formulation
in every section, leaves out every fifth fact and mends nothing.
"""

import argparse
import os
import subprocess
import sys

from bench.scripted_sections import SCRIPTS, answering
from bench.scripted_server import MODEL, ScriptedServer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script", choices=SCRIPTS)
    parser.add_argument("--pace", type=float, help="每秒多少字，不写就一次给完")
    parser.add_argument("command", nargs="+")
    told = parser.parse_args()
    with ScriptedServer(answer=answering(SCRIPTS[told.script]), pace=told.pace) as server:
        environment = {**os.environ, "SHUFA_MODEL": MODEL, "OPENAI_BASE_URL": server.url}
        sys.exit(subprocess.run(told.command, env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
