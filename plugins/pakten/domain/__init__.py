"""What is true about a network: values without files, formats, clock, HTML or MkDocs."""
