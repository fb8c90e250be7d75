"""Studies: variants of one spec, each rendered and evaluated, compared with a baseline on the same real pictures."""
