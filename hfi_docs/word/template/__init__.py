"""Templates that are the office's own: their tags found, checked and told of by place, before a paper is made."""
