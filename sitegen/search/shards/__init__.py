"""What does the browser load to find a word? The files are described in docs/search-files.md."""
