"""What gives a person away in a text: names, and whose a mailbox is."""
