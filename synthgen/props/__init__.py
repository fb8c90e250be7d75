"""Props: unlabeled things that furnish a scene."""
