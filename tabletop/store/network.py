"""Tells folders that belong to another machine, where a file cannot be kept by one owner alone."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from tabletop.store.errors import OnNetwork
from tabletop.store.tables import named

KINDS = frozenset({
    "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "ceph", "lustre", "coda",
    "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.ceph",
    "fuse.s3fs", "fuse.smbnetfs",
})  # fmt: skip
MOUNTS = Path("/proc/self/mountinfo")

OnNetworkTest = Callable[[Path], bool]


def on_network(path: Path, mounts: Path = MOUNTS) -> bool:
    """True if the path lies on a network file system; False where the system does not tell (not Linux)."""
    try:
        lines = mounts.read_text(errors="surrogateescape").splitlines()
    except OSError:
        return False
    here = Path(os.path.realpath(path))
    nearest = max(
        (len(point.parts), order, kind)
        for order, (point, kind) in enumerate([(Path("/"), ""), *map(_mount, lines)])
        if here.is_relative_to(point)
    )
    return nearest[2] in KINDS


def refuse_network(path: Path, test: OnNetworkTest = on_network) -> None:
    """OnNetwork if an exercise cannot be played from here."""
    if test(path):
        raise OnNetwork(
            f"“{named(path)}” lies in a network folder, where two computers could write to it at once. "
            "Play from a folder on this computer and copy the file afterwards."
        )


def _mount(line: str) -> tuple[Path, str]:
    """Mount point and file system of a line of mountinfo; fields before and after the lone hyphen."""
    before, _, after = line.partition(" - ")
    point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), before.split(" ")[4])
    return Path(point), after.split(" ")[0]
