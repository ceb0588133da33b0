"""One module a command: its options and what it does. `cli.program` knows them by name."""
