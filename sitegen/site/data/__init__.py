"""Data: what the archive knows, as files beside the pages. `docs/data.md` tells of them."""
