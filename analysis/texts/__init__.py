"""Two texts -> what is the same, reworded, moved, new, dropped; an amendment applied to its act."""
