"""YAML as people write it: nodes that know where they stand, mistakes named, values written back."""
