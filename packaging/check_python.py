"""Say in one line when this Python is too old or too new for FactDesk."""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    found = ".".join(map(str, sys.version_info[:3]))
    sys.exit("FactDesk needs Python 3.11, 3.12 or 3.13; this is %s. Name another: make PYTHON=python3.12 run" % found)
