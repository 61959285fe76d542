"""What the CSL engine prints, in the markups of documents."""
