"""Tables as other programs write them: text with columns, workbooks, and pages that are called workbooks."""
