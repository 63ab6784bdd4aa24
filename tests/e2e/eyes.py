"""What a browser test may look at: accessibility, the security policy, width, a picture."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

PICTURES = Path(__file__).resolve().parents[2] / "screenshots-now"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_complaints: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


def watch_csp(page: Page) -> None:
    """Note every violation of the Content-Security-Policy and every error of a script."""
    found = _complaints.setdefault(page, [])

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            found.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))


def assert_no_csp_violation(page: Page) -> None:
    """Nothing was refused by the policy and no script failed since the page was opened."""
    assert _complaints[page] == []


def assert_accessible(page: Page) -> None:
    """Axe has no finding, WCAG 2.2 AA and good practice alike."""
    findings = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    told = [
        f"{rule['id']}: {rule['help']}\n    "
        + "\n    ".join(f"{node['target']} {node['html'][:160]}" for node in rule["nodes"][:5])
        for rule in findings
    ]
    assert not told, "\n".join(told)


def assert_fits(page: Page) -> None:
    """The page as a whole does not scroll sideways; tables and boards may, inside themselves."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= window, f"the page is {wide} px wide in a window of {window} px"


def screenshot(page: Page, name: str) -> Path:
    """Keep a picture of the whole page in `screenshots-now/`, for people to look at."""
    path = PICTURES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)
    return path
