"""How much memory another process may take, and the system's means to hold it to that."""

import ctypes
import os
import subprocess
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64

GB = 1 << 30
_MOST_GB = 4096
_LIBRARIES = 2 * GB  # torch, its tables and one batch
_COPIES = 3  # of the weights, while they are read
_SHARE = 0.75  # of the machine's memory: the rest keeps the desktop alive


class RefusalError(Exception):
    """The system would not set the limit."""


def limit_for(weights: int, wanted_gb: float, machine: int | None) -> int:
    """Return the bytes a model of so many bytes may take: what the user wants, else enough."""
    if wanted_gb > 0:
        return int(min(wanted_gb, _MOST_GB) * GB)
    enough = _LIBRARIES + _COPIES * weights
    return min(enough, int(machine * _SHARE)) if machine else enough


class MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", c_uint32),
        ("load", c_uint32),
        ("total", c_uint64),
        ("rest", c_uint64 * 6),
    )


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API."""

    _fields_ = (
        ("times", c_int64 * 2),
        ("flags", c_uint32),
        ("working_sets", c_size_t * 2),
        ("active", c_uint32),
        ("affinity", c_size_t),
        ("classes", c_uint32 * 2),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peaks", c_size_t * 2),
    )


if sys.platform == "win32":
    _MEMORY, _END_WITH_HANDLE = 0x100, 0x2000  # JOB_OBJECT_LIMIT_PROCESS_MEMORY, …KILL_ON_JOB_CLOSE
    _EXTENDED = 9  # JobObjectExtendedLimitInformation

    def machine_memory() -> int | None:
        status = MemoryStatus(length=ctypes.sizeof(MemoryStatus))
        told = ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.total) if told else None

    def hold(process: subprocess.Popen[bytes], limit: int) -> object:
        """Hold a started process to a limit; it ends when what is returned is let go of."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = JobLimits(flags=_MEMORY | _END_WITH_HANDLE, process_memory=limit)
        size = ctypes.sizeof(limits)
        handle = ctypes.c_void_p(int(process._handle))  # noqa: SLF001  no other way to the handle
        if not (
            kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), size)
            and kernel.AssignProcessToJobObject(job, handle)
        ):
            raise RefusalError("the job object was refused")
        return _Job(job)

    class _Job:
        def __init__(self, handle: ctypes.c_void_p) -> None:
            self._handle = handle

        def __del__(self) -> None:
            ctypes.WinDLL("kernel32").CloseHandle(self._handle)

else:
    import resource

    def machine_memory() -> int | None:
        """Return the bytes of memory this machine has; None where it does not say."""
        try:
            return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        except (OSError, ValueError):
            return None

    def hold(process: subprocess.Popen[bytes], limit: int) -> object:
        """Hold a started process to a limit of memory that is its own.

        Not of addresses: torch maps gigabytes of libraries that it never touches.
        """
        if not hasattr(resource, "prlimit"):  # macOS
            raise RefusalError("no limit for another process")
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)  # nobody may raise their own
        resource.prlimit(process.pid, resource.RLIMIT_DATA, (limit, limit))
        return None
