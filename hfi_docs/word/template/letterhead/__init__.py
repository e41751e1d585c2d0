"""Any Word document of the office made a template: what is missing is added, and what was done is told."""
