"""What the C library does with the memory of tensors."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc is Linux's")
FAULTS = """
import resource
import numpy as np
from mtrefseg.engine.malloc import give_back_memory, keep_freed_memory

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

def resident_mb():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 1e6

if {keep}:
    keep_freed_memory()
np.ones(25_000_000, np.float32)
before = faults()
for _ in range(5):
    np.ones(25_000_000, np.float32)
print(faults() - before, resident_mb())
give_back_memory()
print(resident_mb())
"""


def _numbers(keep):
    code = FAULTS.format(keep=keep)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    faults, held_mb, left_mb = map(float, done.stdout.split())
    return faults, held_mb, left_mb


def test_the_memory_of_large_arrays_is_kept_for_the_next_and_can_be_given_back():
    faults, _, _ = _numbers(keep=False)
    kept_faults, held_mb, left_mb = _numbers(keep=True)

    assert kept_faults < faults / 10
    assert held_mb - left_mb > 50
