"""A series on a Dask cluster: the same results, and a sentence wherever there is none."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game import __version__
from game.simulation import NoCluster, Series, simulate
from game.simulation.cluster import on_cluster, spread
from tests.tables import table


class Future:
    def __init__(self, compute: Callable[[], Any]) -> None:
        self.result = compute


class Client:
    """What is asked of a Dask client, answered here and now; `log`: what was asked."""

    def __init__(self, workers: int = 2, version: str = __version__) -> None:
        self._workers, self._version = workers, version
        self.log: list[str] = []

    def run_on_scheduler(self, function: Callable[..., Any], *args: Any) -> Any:
        function(*args)
        return self._version

    def run(self, function: Callable[..., Any], *args: Any) -> dict[str, Any]:
        return {f"worker {n}": function(*args) for n in range(self._workers)}

    def scatter(self, data: Any, broadcast: bool, hash: bool) -> Future:
        self.log.append(f"scattered, {broadcast=}")
        return Future(lambda: data)

    def map(self, func: Any, numbers: range, pure: bool, **held: Future) -> list[Future]:
        self.log.append(f"mapped {numbers}, {pure=}")
        arguments = {name: future.result() for name, future in held.items()}
        return [Future(lambda n=n: func(n, **arguments)) for n in numbers]  # type: ignore[misc]


def test_numbers_are_shared_out_and_come_back_in_order() -> None:
    client = Client()
    assert list(spread(client, lambda n: n * n, 5)) == [0, 1, 4, 9, 16]
    assert client.log == ["scattered, broadcast=True", "mapped range(0, 5), pure=False"]


def test_results_come_one_at_a_time() -> None:
    done: list[int] = []
    results = spread(Client(), done.append, 3)
    next(results)
    assert done == [0]


@pytest.mark.parametrize(
    ("client", "code"), [(Client(workers=0), "empty"), (Client(version="0.0.1"), "unlike")]
)
def test_a_cluster_without_workers_or_with_another_version(client: Client, code: str) -> None:
    with pytest.raises(NoCluster) as no:
        list(spread(client, str, 3))
    assert no.value.code == code
    assert client.log == []


def test_a_cluster_without_the_game() -> None:
    class Bare(Client):
        def run(self, function: Callable[..., Any], *args: Any) -> dict[str, Any]:
            raise ModuleNotFoundError("No module named 'game'")

    with pytest.raises(NoCluster) as no:
        list(spread(Bare(), str, 3))
    assert no.value.code == "unlike"


def test_without_the_package_there_is_no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster) as no:
        list(on_cluster("tcp://localhost:8786", str, 3))
    assert no.value.code == "missing"


# -- with a real one --


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    why = "a real cluster needs the optional package distributed"
    distributed = pytest.importorskip("distributed", reason=why)
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("each_varied", [False, True])
def test_a_cluster_gives_the_same_results_and_records(
    each_varied: bool, address: str, tmp_path: Path
) -> None:
    series = Series(table(), 5, 7, {"north": "gentle"}, each_varied)
    here, there = tmp_path / "here", tmp_path / "there"
    assert list(simulate(series, dask=address, folder=there)) == list(simulate(series, folder=here))
    records = [{file.name: file.read_bytes() for file in folder.iterdir()} for folder in (here, there)]
    assert records[0] == records[1]
    assert len(records[0]) == 5


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("said", "code"),
    [("nowhere", "unread"), ("http://localhost:1", "unread"), ("tcp://127.0.0.1:1", "silent")],
)
def test_no_scheduler_there(said: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the optional package distributed")
    monkeypatch.setattr("game.simulation.cluster.PATIENCE", 0.2)
    with pytest.raises(NoCluster) as no:
        list(on_cluster(said, str, 3))
    assert no.value.code == code
