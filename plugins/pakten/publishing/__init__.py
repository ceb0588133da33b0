"""A site that has been built, on its way to visitors: whether it is whole, what it replaces, where it is put."""
