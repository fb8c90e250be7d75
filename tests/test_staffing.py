"""The trial that finds how many workers feed a GPU best, on a machine that is made up."""

import pytest

from synthgen.devices import Device
from synthgen.run.staffing import FIRST, WORTH, Staffing

GPU, CPU = Device("optix", "none"), Device("cpu", "none")


class Machine:
    """Its clock goes by the images made: `rate` gives images a second by the number of workers."""

    def __init__(self, rate):
        self.rate, self.seconds = rate, 0.0

    def settled(self, most, images=2000):
        """The staffing after so many images, what it found, and the sizes that it tried."""
        staffing = Staffing(most, trial=True, now=lambda: self.seconds)
        staffing.met(GPU)
        told, sizes = [], [staffing.size]
        for _ in range(images):
            self.seconds += 1 / self.rate(staffing.size)
            found = staffing.made(staffing.size)
            told += [found] if found else []
            sizes += [staffing.size] if staffing.size != sizes[-1] else []
        return staffing, told, sizes


def saturating(best):
    """A GPU that more than some workers do not feed any better, and hinder a little."""
    return lambda workers: min(workers, best) - 0.02 * max(workers - best, 0)


@pytest.mark.parametrize("best", [1, 2, 4, 5, 8, 12, 16, 30])
@pytest.mark.parametrize("most", [5, 8, 16, 24, 64])
def test_the_trial_ends_within_a_twentieth_of_the_best_number_that_it_tried(best, most):
    rate = saturating(best)
    staffing, told, sizes = Machine(rate).settled(most)
    assert len(told) == 1 and told[0].startswith(
        f"{staffing.size} workers feed the GPU best: {rate(staffing.size):.1f}"
    )
    assert sizes[0] == FIRST and staffing.size <= most
    assert rate(staffing.size) * WORTH >= max(map(rate, sizes))


def test_it_goes_as_the_figures_of_a_real_gpu_say():
    measured = {4: 4.26, 8: 4.79, 16: 4.33}  # docs/performance.md
    _, told, sizes = Machine(measured.get).settled(16)
    assert sizes == [4, 8, 16, 8] and told == ["8 workers feed the GPU best: 4.8 images/s"]


def test_images_count_once_all_workers_are_at_work():
    staffing = Staffing(8, trial=True, now=lambda: 0.0)
    staffing.met(GPU)
    assert not any(staffing.made(FIRST - 1) for _ in range(1000)) and staffing.size == FIRST


def test_on_a_cpu_and_where_a_number_was_asked_for_there_is_no_trial():
    staffing = Staffing(8, trial=True, now=lambda: 0.0)
    staffing.met(CPU)
    asked = Staffing(6, now=lambda: 0.0)
    asked.met(GPU)
    assert (staffing.size, asked.size) == (8, 6)
    assert not any(each.made(each.size) for each in (staffing, asked) for _ in range(1000))
    assert Staffing(FIRST, trial=True).size == FIRST


def test_without_memory_there_are_fewer_until_one_is_left_and_no_more_trial():
    staffing = Staffing(16, trial=True, now=lambda: 0.0)
    assert [staffing.fewer() for _ in range(FIRST)] == [True] * (FIRST - 1) + [False]
    assert staffing.size == 1 and not any(staffing.made(1) for _ in range(100))
