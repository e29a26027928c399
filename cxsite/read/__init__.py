"""From files to the model: the only layer that opens YAML and Markdown."""
