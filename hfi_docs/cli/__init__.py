"""The command line: options in, the pipeline's answer out as text or JSON. Decides nothing itself."""
