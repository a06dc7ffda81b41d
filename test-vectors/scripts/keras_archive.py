"""What makes a .keras file the same bytes each time."""

import json
import re
import zipfile
from pathlib import Path


def repeatable(path: Path) -> None:
    """A .keras file is a zip with dates and memory addresses in it; this writes it again with fixed ones."""
    with zipfile.ZipFile(path) as archive:
        parts = [(entry.filename, entry.compress_type, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, compression, data in parts:
            if name == "metadata.json":
                data = json.dumps({**json.loads(data), "date_saved": "2024-05-01@00:00:00"}).encode()
            if name == "config.json":
                data = numbered_objects(data.decode()).encode()
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = compression
            archive.writestr(entry, data)


def numbered_objects(config: str) -> str:
    """Numbers shared objects, which Keras marks with their address, in the order in which they appear."""
    numbers: dict[str, int] = {}
    return re.sub(
        r'("shared_object_id": )(\d+)',
        lambda match: match[1] + str(numbers.setdefault(match[2], len(numbers) + 1)),
        config,
    )
