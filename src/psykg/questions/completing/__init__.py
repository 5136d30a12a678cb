"""Questions as one types, each of which has an answer."""
