"""`python -m gov_docs` is the command `govdocs`."""

import sys

from gov_docs.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
