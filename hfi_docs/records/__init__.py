"""What is written: records read from YAML, what they may contain, and the model that they become."""
