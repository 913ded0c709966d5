"""Questions in plain words about the documents that came in and those the library holds."""
