"""What stands in for the model's process: by the protocol's own server, or by hand."""

# The real server with a correction that needs no model.
SERVED = """
import os, sys
from gov_docs.typos.large.worker import serve

def correct(sentences):
{body}

serve(lambda: correct, sys.stdin.buffer, os.fdopen(os.dup(1), "wb"))
"""

# Says that it is ready, then does as it likes with each line.
BY_HAND = """
import sys, time
print('{{"ready": true}}', flush=True)
for line in sys.stdin:
    {body}
"""


def served(body: str) -> str:
    return SERVED.format(body="\n".join(f"    {line}" for line in body.splitlines()))


def by_hand(body: str) -> str:
    return BY_HAND.format(body=body)


CORRECTS = served("return [one.replace('生严', '生产') for one in sentences]")
EATS = served("held = []\nwhile True:\n    held.append(bytearray(10**7))")
EATS_AND_DIES = by_hand("import os; held = bytearray(10**8); os.abort()")
HANGS = by_hand("time.sleep(60)")
DIES = by_hand("sys.exit(3)")
