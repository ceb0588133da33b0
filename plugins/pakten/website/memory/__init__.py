"""What one build remembers for the next: advice, judgement and pages, each with all that it hangs on."""
