"""From findings and content to HTML: the only layer that imports jinja2 and markdown."""
