"""What came of the talks: the parts of the outcome screen."""
