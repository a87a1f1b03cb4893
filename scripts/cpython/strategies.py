"""The strategies of Speedup in Python. Each opens and closes its pool itself: lifecycle cold."""

import asyncio
import concurrent.futures
import hashlib

import workloads

try:
    import httpx
except ImportError:
    httpx = None


def objection(strategy, workload):
    """Why a cell has no counterpart here, or None."""
    if strategy not in ("sequential", "fixed", "process", "async"):
        return "CPython has no counterpart of this strategy"
    if strategy == "async" and workload != "flags":
        return "async is for downloads"
    if strategy == "async" and httpx is None:
        return "httpx is not installed"
    return None


def execute(workload, strategy, workers):
    """Executes every task and returns the results in the order of the tasks."""
    if strategy == "sequential":
        try:
            return [workload.function(*one) for one in workload.arguments]
        finally:
            workloads.forget_connection()
    if strategy == "async":
        return asyncio.run(_download_all(workload.arguments, workers))
    pool = {
        "fixed": concurrent.futures.ThreadPoolExecutor,
        "process": concurrent.futures.ProcessPoolExecutor,
    }[strategy]
    with pool(workers) as executor:
        return list(executor.map(workload.function, *zip(*workload.arguments)))


async def _download_all(arguments, workers):
    limit = asyncio.Semaphore(workers)
    async with httpx.AsyncClient(timeout=workloads.TIMEOUT_SECONDS) as client:

        async def one(base, code):
            async with limit:
                name = code.lower()
                response = await client.get(f"{base}/{name}/{name}.gif")
                response.raise_for_status()
                body = response.content
                return code, len(body), hashlib.sha256(body).hexdigest()

        return await asyncio.gather(*(one(*argument) for argument in arguments))
