"""What a text says in numbers: read here, compared elsewhere. Knows no rule."""
