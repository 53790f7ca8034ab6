"""All references -> the network of documents: who cites whom, what is wanted, what carries out what, what is valid."""
