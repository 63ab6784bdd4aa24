from __future__ import annotations

from pobratym.cli import main

main()
