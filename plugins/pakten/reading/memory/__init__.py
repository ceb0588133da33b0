"""What is remembered from one run to the next, with all that it hangs on."""
