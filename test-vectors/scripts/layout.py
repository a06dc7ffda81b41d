"""Where the fixtures lie, relative to the test-vectors folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "images"
MODELS = ROOT / "models"
FAMILIES = MODELS / "families"
BAD_MODELS = MODELS / "bad"
BAD_IMAGES = IMAGES / "bad"
