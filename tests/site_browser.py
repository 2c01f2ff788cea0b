"""Open the built site in headless Chromium: `python -m tests.site_browser [--shots FOLDER] [--site FOLDER]`.

Needs the extras `docs` and `browser`, and Chromium with its driver from the system's packages (Debian: chromium and
chromium-driver). On a wide and on a narrow screen: every page loads without an error and without anything from another
host, is no wider than the screen and shows its pictures; the search finds an operation and leads to its section; tabs,
copy buttons and the dark mode work. `--shots` keeps a picture of some pages.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from docs.source.build import build_site
from tests.site import read_site

# The extra `browser` need not be there where types are checked.
webdriver: Any = import_module("selenium.webdriver")
Service: Any = import_module("selenium.webdriver.chrome.service").Service
Wait: Any = import_module("selenium.webdriver.support.ui").WebDriverWait

SCREENS = {"wide": (1440, 1000, False), "narrow": (390, 844, True)}
"""Width, height, and whether the screen is a phone's."""
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip
PATIENCE = 30
"""Seconds to wait for what a page does."""
SHOTS = (
    "index.html", "tutorial.html", "options.html", "azure.html#microsoft-entra", "coming-from-openai.html",
    "cookbook/structured-output.html", "promises.html", "architecture.html", "notebooks/01_first_call.html",
    "notebooks/04_many_prompts.html", "reference/index.html", "reference/audio.html#create_transcription",
    "reference/chat.html#create_chat_completion", "performance.html", "changelog.html",
)  # fmt: skip
"""The pages that pictures are taken of."""
OVERFLOW = "return Math.max(0, document.documentElement.scrollWidth - innerWidth)"
FOREIGN = (
    """return performance.getEntriesByType("resource").map(e => e.name).filter(u => !u.startsWith(location.origin))"""
)
BROKEN = """return [...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"""
SEARCH_FIELD = """
for (const host of document.querySelectorAll("*"))
  if (host.shadowRoot && host.shadowRoot.querySelector("input")) return host.shadowRoot.querySelector("input")
"""
RESULTS = """
for (const host of document.querySelectorAll("*"))
  if (host.shadowRoot && host.shadowRoot.querySelector("ol a[href]"))
    return [...host.shadowRoot.querySelectorAll("ol a[href]")].map(a => a.href)
"""
SEARCHES = {
    "create_transcription": "reference/audio.html#create_transcription",
    "max_retries": "coming-from-openai.html",
    "mock": "cookbook/testing.html",
    "entra": "azure.html",
    "fastapi": "cookbook/fastapi.html",
    "pydantic": "cookbook/structured-output.html",
    "cluster": "bulk.html",
    "stream is cut": "streams.html",
}
"""What a stranger types, and a page that must be among the first results."""
FIRST = 5
"""Results that a reader looks at."""
SECTION = "//h2[@id='create_transcription']/following"
CLIPBOARD = "navigator.clipboard.readText().then(arguments[0])"
IN_VIEW = "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
Browser = Any


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files without a line for each request."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """The URL under which a folder is served on loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def open_browser(width: int, height: int, *, phone: bool) -> Iterator[Browser]:
    """A browser with a window, or with a phone's screen, of a size."""
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--window-size={width},{height}"):
        options.add_argument(flag)
    if phone:
        metrics = {"width": width, "height": height, "pixelRatio": 1.0}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    options.set_capability("goog:loggingPrefs", {"browser": "SEVERE"})
    browser = webdriver.Chrome(options=options, service=Service(which("chromedriver")))
    try:
        yield browser
    finally:
        browser.quit()


def wait_for(browser: Browser, condition: Callable[[Browser], Any]) -> Any:
    """What a condition returns once it is true."""
    return Wait(browser, PATIENCE).until(condition)


def wait_for_shown(browser: Browser, by: str, selector: str) -> Any:
    """The first element of a selector that is displayed, once there is one."""
    return wait_for(browser, lambda b: [one for one in b.find_elements(by, selector) if one.is_displayed()])[0]


def find_page_problems(browser: Browser, url: str, path: str) -> list[str]:
    """What is wrong with a page as the browser shows it."""
    browser.get(f"{url}/{path}")
    checks = {
        "is wider than the screen by": browser.execute_script(OVERFLOW),
        "loads from another host": browser.execute_script(FOREIGN),
        "has pictures that do not show": browser.execute_script(BROKEN),
        "logs": [entry["message"] for entry in browser.get_log("browser")],
    }
    return [f"{path} {problem} {value}" for problem, value in checks.items() if value]


def check_search(browser: Browser, url: str) -> None:
    """The search finds an operation by its name, and its first result leads to the section."""
    browser.get(f"{url}/index.html")
    wait_for_shown(browser, "css selector", ".md-search__button, label[for=__search]").click()
    wait_for(browser, lambda b: b.execute_script(SEARCH_FIELD)).send_keys("create_transcription")
    link = wait_for(browser, lambda b: b.execute_script(RESULTS))[0]
    assert link.endswith("#create_transcription"), link
    browser.get(link)
    heading = browser.find_element("id", "create_transcription")
    wait_for(browser, lambda b: b.execute_script(IN_VIEW, heading))


def check_answers(browser: Browser, url: str) -> None:
    """The search has the page of each question among its first results."""
    for words, path in SEARCHES.items():
        browser.get(f"{url}/index.html")
        wait_for_shown(browser, "css selector", ".md-search__button, label[for=__search]").click()
        wait_for(browser, lambda b: b.execute_script(SEARCH_FIELD)).send_keys(words)
        links = wait_for(browser, lambda b: b.execute_script(RESULTS))[:FIRST]
        assert any(f"/{path}" in link.replace(f"?h={words}", "") for link in links), (words, links)


def check_tabs(browser: Browser, url: str) -> None:
    """A tab of an operation's section shows its example, which a button copies."""
    browser.get(f"{url}/reference/audio.html#create_transcription")
    label = wait_for_shown(browser, "xpath", f"{SECTION}::label[.='curl'][1]")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", label)
    label.click()
    code = wait_for_shown(browser, "xpath", f"{SECTION}::pre[contains(., 'curl https://')][1]")
    copy = code.find_element("css selector", "[data-md-type=copy]")
    browser.execute_cdp_cmd("Browser.grantPermissions", {"origin": url, "permissions": ["clipboardReadWrite"]})
    browser.execute_script("arguments[0].click()", copy)
    text = wait_for(browser, lambda b: b.execute_async_script(CLIPBOARD))
    assert text.startswith("curl https://api.openai.com/v1/audio/transcriptions"), text


def check_dark_mode(browser: Browser, url: str) -> None:
    """The switch in the header makes the page dark."""
    browser.get(f"{url}/index.html")
    for _ in range(3):
        if browser.execute_script("return document.body.getAttribute('data-md-color-scheme')") == "slate":
            break
        labels = browser.find_elements("css selector", "form[data-md-component=palette] label")
        next(label for label in labels if label.is_displayed()).click()
    shade = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert max(map(int, shade.removeprefix("rgba(").removeprefix("rgb(").rstrip(")").split(",")[:3])) < 80, shade


def check_start(browser: Browser, url: str) -> None:
    """The start page shows the first call."""
    browser.get(f"{url}/index.html")
    assert browser.find_element("tag name", "h1").text.startswith("openai_fn")
    assert any(
        "create_chat_completion(chat" in one.text for one in browser.find_elements("css selector", "article pre")
    )


CHECKS = (check_start, check_search, check_answers, check_tabs, check_dark_mode)


def check_screen(site: Path, url: str, screen: str, shots: Path | None) -> list[str]:
    """What is wrong on a screen."""
    width, height, phone = SCREENS[screen]
    with open_browser(width, height, phone=phone) as browser:
        found = [problem for path in read_site(site) for problem in find_page_problems(browser, url, path)]
        for check in CHECKS:
            check(browser, url)
        if shots:
            take_pictures(browser, url, shots, screen)
    return found


def take_pictures(browser: Browser, url: str, folder: Path, screen: str) -> None:
    """Take a picture of some pages, in light and dark in turn (the switch is left on dark by its check)."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme, paths in (("dark", SHOTS[:2]), ("light", SHOTS)):
        if scheme == "light":
            browser.execute_script("localStorage.clear()")
        for path in paths:
            browser.get("about:blank")
            browser.get(f"{url}/{path}")
            name = path.partition(".")[0].replace("/", "-")
            browser.save_screenshot(str(folder / f"{screen}-{scheme}-{name}.png"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.site_browser", description="Look at the site in a browser.")
    parser.add_argument("--shots", type=Path, help="the folder for pictures")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    args = parser.parse_args()
    with TemporaryDirectory() as name:
        site = args.site or Path(name) / "site"
        if not args.site:
            build_site(site)
        with serve_folder(site) as url:
            found = {screen: check_screen(site, url, screen, args.shots) for screen in SCREENS}
    for screen, problems in found.items():
        print(f"{screen}: {len(problems)} problems", *problems, sep="\n  ")  # noqa: T201  # a command
    return int(any(found.values()))


if __name__ == "__main__":
    sys.exit(main())
