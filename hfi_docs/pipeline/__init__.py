"""The verbs of the program, in one sentence each. `verbs` is the whole story: read it first."""
