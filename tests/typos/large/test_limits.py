"""How much memory a model gets."""

import ctypes

import pytest

from gov_docs.typos.large.limits import GB, JobLimits, MemoryStatus, limit_for, machine_memory


def test_a_model_gets_room_for_its_copies():
    assert limit_for(GB, 0, 64 * GB) == 5 * GB
    assert limit_for(GB, 0, None) == 5 * GB


def test_a_quarter_of_the_machine_is_left_alone():
    assert limit_for(20 * GB, 0, 16 * GB) == 12 * GB


@pytest.mark.parametrize(("told", "bytes_"), [(8.0, 8 * GB), (float("inf"), 4096 * GB)])
def test_what_the_user_says_counts(told, bytes_):
    assert limit_for(GB, told, 4 * GB) == bytes_


def test_nonsense_is_as_nothing_said():
    assert limit_for(GB, float("nan"), None) == limit_for(GB, -1, None) == 5 * GB


def test_this_machine_has_memory():
    assert machine_memory() > GB


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of 64-bit Windows")
def test_the_structures_are_as_windows_wants_them():
    assert ctypes.sizeof(JobLimits) == 144
    assert ctypes.sizeof(MemoryStatus) == 64
    assert (JobLimits.flags.offset, JobLimits.process_memory.offset) == (16, 112)
