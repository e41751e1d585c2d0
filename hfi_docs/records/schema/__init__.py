"""What a record may contain, in Norwegian: structure, labels and help. No logic."""
