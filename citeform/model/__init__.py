"""What a citation is: CSL's vocabulary, its values, Reference and Library."""
