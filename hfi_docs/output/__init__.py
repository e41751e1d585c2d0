"""Where papers go: into place on disk, into the ledger of what was built, to PDF, into the archive."""
