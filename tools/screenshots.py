"""Take the pictures of the README from a running demonstration: `make screenshots`.

Start `make demo` first; DEMO_URL says where it is when not at 127.0.0.1:8000.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
URL: Final = os.environ.get("DEMO_URL", "http://127.0.0.1:8000")
OFFICER: Final = "oksana@poltava.example"
PASSWORD: Final = "pobratym-demo"  # noqa: S105 - everybody's, printed by the demonstration
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]

# name, address in Ukrainian, width, whether one must sign in
PAGES: Final = (
    ("today", "/poltava/office/", 1280, True),
    ("partners", "/poltava/office/partners/", 1280, True),
    ("partner", "/poltava/office/partners/rzeszow/", 1280, True),
    ("find", "/poltava/office/find/", 1280, True),
    ("profile", "/poltava/office/profile/", 1280, True),
    ("portal", "/poltava/", 1280, False),
    ("portal-phone", "/poltava/", 390, False),
)


def sign_in(page: Page) -> None:
    page.goto(f"{URL}/accounts/login/")
    page.fill("[name=login]", OFFICER)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.press("[name=password]", "Enter")


def take(browser: Browser, name: str, path: str, width: int, *, office: bool) -> None:
    for language, prefix in (("uk", ""), ("en", "/en")):
        height = 780 if width > 500 else 700  # noqa: PLR2004 - a phone
        page = browser.new_page(viewport={"width": width, "height": height})
        if office:
            sign_in(page)
        answer = page.goto(f"{URL}{prefix}{path}")
        if answer is None or not answer.ok:
            print(f"passed over: {prefix}{path}")
        else:
            page.screenshot(path=FOLDER / f"{name}-{language}.png")
        page.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, path, width, office in PAGES:
            take(browser, name, path, width, office=office)
        browser.close()


if __name__ == "__main__":
    main()
