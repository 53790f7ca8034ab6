"""How well a clause fits a question, and how sure that is."""
