"""Count what a revert would lose, then take versioned files back."""
