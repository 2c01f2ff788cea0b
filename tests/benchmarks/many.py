"""One sample of many rows, in a process of its own: `python -m tests.benchmarks.many NAME URL ROWS AT_ONCE`.

Prints {"rows", "seconds", "cpu"}; the server answers each row after 50 ms. Each contender is what people write.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

Row = dict[str, Any]


def rows(count: int) -> Iterator[Row]:
    """So many rows, made when they are asked for."""
    for number in range(count):
        said = [
            {"role": "system", "content": "You translate."},
            {"role": "user", "content": f"Say {number} in French."},
        ]
        yield {"custom_id": f"r{number}", "params": {"model": "gpt-5", "messages": said}}


def ours(url: str, count: int, at_once: int) -> int:
    """`bulk`, row by row."""
    from openai_fn.bulk import bulk

    results = bulk(rows(count), {"base_url": url, "api_key": "k"}, settings={"workers": at_once, "progress": False})
    return sum(row["error"] is None for row in results)


def ours_asyncio(url: str, count: int, at_once: int) -> int:
    """`bulk` with the executor "asyncio"."""
    from openai_fn.bulk import bulk

    settings = {"workers": at_once, "progress": False}
    results = bulk(rows(count), {"base_url": url, "api_key": "k"}, "asyncio", settings)
    return sum(row["error"] is None for row in results)


def ours_to_a_file(url: str, count: int, at_once: int) -> int:
    """`bulk_file`, which reads a file twice, checks every row first and writes each result at once."""
    from openai_fn.bulk import bulk_file

    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "in.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows(count)), encoding="utf-8")
        given = {"base_url": url, "api_key": "k", "validate": True}
        said = {"workers": at_once, "progress": False}
        return int(bulk_file(source, Path(name) / "out.jsonl", given, settings=said)["ok"])


def official(url: str, count: int, at_once: int) -> int:
    """The official client under a pool of threads."""
    from openai import OpenAI

    client = OpenAI(base_url=url, api_key="k")

    def ask(row: Row) -> Row:
        return {"custom_id": row["custom_id"], "body": client.chat.completions.create(**row["params"]).model_dump()}

    with ThreadPoolExecutor(at_once) as pool:
        return sum("choices" in row["body"] for row in pool.map(ask, rows(count)))


def aiohttp(url: str, count: int, at_once: int) -> int:
    """The script that is passed around: one process, asyncio, a semaphore."""
    return asyncio.run(gathered(url, count, at_once))


async def gathered(url: str, count: int, at_once: int) -> int:
    """As `aiohttp`."""
    import aiohttp as client

    gate = asyncio.Semaphore(at_once)
    headers = {"Authorization": "Bearer k"}
    async with client.ClientSession(connector=client.TCPConnector(limit=0)) as session:

        async def ask(row: Row) -> Row:
            async with gate, session.post(f"{url}/chat/completions", headers=headers, json=row["params"]) as response:
                return {"custom_id": row["custom_id"], "body": await response.json()}

        done = await asyncio.gather(*(ask(row) for row in rows(count)))
    return sum("choices" in row["body"] for row in done)


CONTENDERS: dict[str, Callable[[str, int, int], int]] = {
    "ours": ours,
    "ours, asyncio": ours_asyncio,
    "ours, a file": ours_to_a_file,
    "official": official,
    "aiohttp": aiohttp,
}


def memory(count: int) -> dict[str, float]:
    """The megabytes that this process holds after the first tenth of many rows read lazily, and after the last."""
    from openai_fn.bulk import bulk

    body = b'{"id": "x", "object": "chat.completion", "choices": [{"message": {"content": "un"}}]}'
    fake = {"status": 200, "headers": {"content-type": "application/json"}, "body": body}
    results = bulk(
        rows(count), {"api_key": "k", "transport": lambda _: fake}, settings={"workers": 8, "progress": False}
    )
    began = process_time()
    early = held(sum(1 for _ in islice(results, count // 10)))
    late = held(sum(1 for _ in results))
    return {"rows": count, "MB after a tenth": early, "MB at the end": late, "cpu": process_time() - began}


def held(_rows: int) -> float:
    """The megabytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * 4096 / 1e6, 1)


def main(name: str, url: str, count: str, at_once: str = "0") -> None:
    """Nothing; prints a sample."""
    if name == "memory":
        print(json.dumps(memory(int(count))))  # noqa: T201  # a command
        return
    CONTENDERS[name](url, 2 * int(at_once), int(at_once))  # imports, connections
    wall, cpu = perf_counter(), process_time()
    good = CONTENDERS[name](url, int(count), int(at_once))
    assert good == int(count), f"{good} of {count}"
    spent = {"seconds": perf_counter() - wall, "cpu": process_time() - cpu}
    print(json.dumps({"rows": good, **spent}))  # noqa: T201  # a command


if __name__ == "__main__":
    main(*sys.argv[1:])
