"""ask: a question -> what a terminal shows of the reply, its JSON, what can be done with it; log, feedback, verify."""
