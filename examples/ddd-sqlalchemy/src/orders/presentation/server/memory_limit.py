"""The bound of a worker's memory."""

import resource


def limit_memory(mebibytes: int) -> None:
    """Lets the memory that this process has for itself grow so far and no further.

    Who asks for more gets none: Python raises `MemoryError`, Robyn ends the process. RLIMIT_DATA
    counts what can be written to; RLIMIT_AS would count the address space that the allocator
    reserves for every thread as well, of which a machine with more processors has more.

    Args:
        mebibytes: The bound; 0 = what the machine has.
    """
    if not mebibytes:
        return
    size = mebibytes * 1024 * 1024
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most != resource.RLIM_INFINITY:
        size = min(size, most)
    resource.setrlimit(resource.RLIMIT_DATA, (size, most))
