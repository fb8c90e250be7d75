"""The pool of workers under all that can befall a worker; with stand-ins, so that it takes no Blender."""

import os
import signal

import fake_worker
import pytest
from fake_worker import CRASHED, FULL, FULL_ONCE, HUNG, KILLED, KILLED_ONCE, STOPPED, SWOLLEN, THROWS, THROWS_ONCE

from synthgen.run import limits as limit
from synthgen.run import pool as pools
from synthgen.run.limits import Limits, limits, machine_memory
from synthgen.run.messages import Done, Failed, Ready, Replaced, Staffed
from synthgen.run.pool import Pool
from synthgen.run.process import Process
from synthgen.run.staffing import Staffing

PLENTY = 10**11


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Runs indices through a pool of two; gives all messages."""
    monkeypatch.setattr(pools, "TICK_S", 0.05)

    def through(indices, timeout_s=None, memory=PLENTY):
        with Pool(tmp_path, 2, Limits(timeout_s, memory), work=fake_worker.work) as pool:
            return list(pool.results(indices))

    return through


def done(messages):
    return sorted(message.index for message in messages if isinstance(message, Done))


def failed(messages):
    return {message.index: message for message in messages if isinstance(message, Failed)}


@pytest.mark.parametrize(
    ("index", "reason"),
    [
        (KILLED, "was ended by SIGKILL, 2 times"),
        (CRASHED, "was ended by SIGSEGV, 2 times"),
        (THROWS, "ValueError: of a test, 2 times"),
    ],
)
def test_what_takes_its_worker_down_twice_is_given_up_and_the_rest_goes_on(made, index, reason):
    messages = made([0, 1, index, 2, 3])
    assert done(messages) == [0, 1, 2, 3]
    (failure,) = failed(messages).values()
    assert failure.index == index and not failure.fatal
    assert reason in failure.reason
    assert f"at image {index}" in failure.log
    assert sum(isinstance(message, Replaced) for message in messages) == 1


def test_the_log_tells_where_it_crashed(made):
    (failure,) = failed(made([CRASHED])).values()
    assert "Segmentation fault" in failure.log and "made_of" in failure.log


@pytest.mark.parametrize("index", [KILLED_ONCE, THROWS_ONCE])
def test_what_goes_wrong_once_is_made_by_another_worker(made, index):
    messages = made([0, index, 1])
    assert done(messages) == sorted([0, 1, index]) and not failed(messages)


def test_a_worker_that_hangs_is_ended(made):
    messages = made([0, HUNG, 1, 2], timeout_s=0.6)
    assert done(messages) == [0, 1, 2]
    assert "did nothing for 0.6 s, 2 times" in failed(messages)[HUNG].reason


def test_a_worker_that_is_stopped_counts_as_hung_and_its_image_is_made(made):
    messages = made([0, STOPPED, 1], timeout_s=0.6)
    assert done(messages) == sorted([0, 1, STOPPED]) and not failed(messages)


def test_a_worker_that_outgrows_its_memory_is_ended(made):
    messages = made([0, SWOLLEN, 1], memory=250_000_000)
    assert done(messages) == [0, 1]
    assert "0.2 are its" in failed(messages)[SWOLLEN].reason or "0.3 are its" in failed(messages)[SWOLLEN].reason


def test_a_run_that_was_suspended_blames_nobody(tmp_path, monkeypatch):
    """The clock jumps by an hour between two looks; a tick or two of it count."""
    hours = iter(range(0, 10**9, 3600))
    monkeypatch.setattr(pools.time, "monotonic", lambda: next(hours))
    monkeypatch.setattr(pools, "TICK_S", 0.001)
    with Pool(tmp_path, 1, Limits(100.0, PLENTY), work=fake_worker.work) as pool:
        assert done(pool.results(range(5))) == list(range(5))


def test_a_worker_that_has_grown_works_on_until_its_successor_is_ready(made, monkeypatch):
    monkeypatch.setattr(pools, "RECYCLED_AFTER", 3)
    monkeypatch.setattr(limit, "RECYCLED_AT", 0.0)
    messages = made(range(200, 2200))
    assert done(messages) == list(range(200, 2200))
    assert any(isinstance(message, Replaced) and "has grown to" in message.reason for message in messages)
    assert sum(isinstance(message, Ready) for message in messages) > 2


def test_workers_that_never_load_end_the_run(tmp_path, made):
    (tmp_path / "never ready").touch()
    messages = made([0, 1])
    assert messages[-1] == Failed(
        None, "the render worker ended with exit code 7 while it was loading Blender, 3 times in a row", fatal=True
    )


def test_a_pool_serves_more_than_once_and_keeps_its_workers(tmp_path):
    with Pool(tmp_path, 1, Limits(None, PLENTY), work=fake_worker.work) as pool:
        first, second = list(pool.results([0, 1])), list(pool.results([2, 3]))
    assert done(first) == [0, 1] and done(second) == [2, 3]
    assert sum(isinstance(message, Ready) for message in first + second) == 1


def test_a_stopped_pool_finishes_what_is_under_way_and_no_more(tmp_path):
    with Pool(tmp_path, 1, Limits(None, PLENTY), work=fake_worker.work) as pool:
        results = pool.results(range(100))
        for message in results:
            if isinstance(message, Done) and message.index == 3:
                pool.stop()
    assert message.index in (3, 4)


def test_nothing_is_left_of_a_pool(tmp_path):
    with Pool(tmp_path, 2, Limits(None, PLENTY), work=fake_worker.work) as pool:
        list(pool.results(range(4)))
        pids = [worker.pid for worker in pool._workers]
        scratch = pool._scratch
    assert not scratch.exists()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


def test_workers_share_the_memory_of_the_machine_or_container():
    assert limits(4).memory == pytest.approx(0.9 * machine_memory() / 4, rel=0.01)
    assert limits(4, memory=10**9).memory == 10**9
    assert 10**8 < machine_memory() < 10**14


class Idle:
    """A worker as the pool sees it, with the scene that it has at hand."""

    def __init__(self, last):
        self.last = last

    scene = Process.scene


def test_views_of_a_scene_go_to_the_worker_that_has_it(tmp_path):
    pool = Pool(tmp_path, 2, Limits(None, PLENTY), 3, fake_worker.work)
    pool._workers = one, other = Idle(None), Idle(None)
    pool._queue.extend([0, 2, 3, 4, 5, 7])
    turns = [one, other, other, one, one, other]
    taken = []
    for worker in turns:
        worker.last = pool._taken(worker)
        taken.append(worker.last)
    assert taken == [0, 3, 4, 2, 7, 5]


def test_fewer_workers_go_on_where_the_memory_is_used_up(made):
    messages = made([0, FULL_ONCE, *range(1, 8)])
    assert done(messages) == [*range(8), FULL_ONCE] and not failed(messages)
    (staffed,) = (message for message in messages if isinstance(message, Staffed))
    assert staffed.found == "the memory is used up: 1 render worker goes on"
    assert sum(isinstance(message, Ready) for message in messages) == 2


def test_a_picture_that_one_worker_alone_has_no_memory_for_ends_the_run(made):
    messages = made([0, FULL, 1, 2])
    failure = messages[-1]
    assert isinstance(failure, Failed) and failure.fatal and failure.index == FULL
    assert "even with one worker; make pictures smaller (image.width_px" in failure.reason


def test_a_pool_grows_and_shrinks_as_its_staffing_says(tmp_path):
    class Twice(Staffing):
        """One worker, then three, then two."""

        def made(self, ready):
            self.seen = [*getattr(self, "seen", []), ready]
            self.size = 3 if len(self.seen) < 20 else 2

    staffing = Twice(1)
    with Pool(tmp_path, staffing, Limits(None, PLENTY), work=fake_worker.work) as pool:
        messages = list(pool.results(range(60)))
    assert done(messages) == list(range(60))
    assert staffing.seen[0] == 1 and sum(isinstance(message, Ready) for message in messages) <= 3


def test_each_worker_has_a_number_and_a_successor_gets_its_own(tmp_path):
    with Pool(tmp_path, 3, Limits(None, PLENTY), work=fake_worker.work) as pool:
        pool._queue.extend(range(3))
        pool._man()
        assert sorted(worker.number for worker in pool._workers) == [0, 1, 2]
        lost = pool._workers[1]
        pool._remove(lost)
        assert pool._start().number == lost.number
        other = pool._workers[0]
        other.successor = pool._start(other.number)
        assert sorted(worker.number for worker in pool._staying) == [0, 1, 2]
