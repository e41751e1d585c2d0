"""Office Open XML: papers rendered to Word files, and foreign files read into blocks of the document tree."""
