"""From pages to a published folder: plan, keys, store, publication."""
