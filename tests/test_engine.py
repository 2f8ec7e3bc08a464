"""The engine: the same results in the same order, wherever the work runs."""

import os

import pytest

from sitegen.engine import Engine
from sitegen.errors import ContentError, Problem, Where


def double(number):
    return number * 2


def fail(number):
    raise ContentError(Problem(f"Number {number} is wrong.", where=Where("numbers", number)))


@pytest.mark.parametrize("count", [0, 1, 127, 128, 1000])
def test_results_do_not_depend_on_the_number_of_workers(count):
    with Engine(1) as alone, Engine(3) as spread:
        assert list(alone.map(double, range(count))) == list(spread.map(double, range(count)))


def test_no_more_workers_are_started_than_every_system_allows():
    """Python on Windows refuses 62."""
    with Engine(5_000) as engine:
        assert engine.workers == 61


def test_a_problem_comes_back_from_a_worker_whole():
    with Engine(2) as engine, pytest.raises(ContentError, match="Number 0 is wrong"):
        list(engine.map(fail, range(500)))


def test_items_are_taken_only_as_they_are_needed():
    taken = []

    def items():
        for number in range(100_000):
            taken.append(number)
            yield number

    with Engine(2) as engine:
        next(iter(engine.map(double, items())))

    assert len(taken) < 1000


def test_large_items_may_travel_alone():
    """Otherwise a few of them would all be done here."""
    with Engine(2) as engine:
        processes = set(engine.map(process_of, range(6), chunk=1))

    assert os.getpid() not in processes


def process_of(_):
    return os.getpid()
