"""references, wanted, network, cite, chain, validity: what cites what."""
