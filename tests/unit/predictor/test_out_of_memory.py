"""Errors that mean no memory is left, in the words of each device."""

import pytest
import torch

from mtrefseg.model.out_of_memory import is_out_of_memory

ALLOCATOR = "[enforce fail at alloc_cpu.cpp:127] DefaultCPUAllocator: "


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
        RuntimeError("CUDA error: out of memory\nCUDA kernel errors might be reported later"),
        RuntimeError("MPS backend out of memory (MPS allocated: 9.00 GiB)"),
        RuntimeError(f"{ALLOCATOR}can't allocate memory: you tried to allocate 8 bytes."),
        RuntimeError(f"{ALLOCATOR}not enough memory: you tried to allocate 8 bytes."),
    ],
    ids=["Python", "CUDA", "CUDA driver", "MPS", "Linux", "Windows"],
)
def test_no_memory_is_recognised(error):
    assert is_out_of_memory(error)


@pytest.mark.parametrize(
    "error", [RuntimeError("shapes differ"), ValueError("out of memory"), KeyboardInterrupt()]
)
def test_other_errors_are_not(error):
    assert not is_out_of_memory(error)


def test_an_allocation_that_no_machine_has_memory_for_is_recognised():
    with pytest.raises(RuntimeError) as caught:
        torch.empty(1 << 55)
    assert is_out_of_memory(caught.value)
