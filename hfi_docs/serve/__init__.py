"""An office that is looked at while it is worked in: what changes, what is found then, and the page that shows it."""
