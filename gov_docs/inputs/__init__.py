"""Files of other formats, and the one place that picks a reader."""
