"""From marks to SVG: the only layer that imports matplotlib."""
