"""What the directives do, one file each; `declared` says what parsers need to know of them."""
