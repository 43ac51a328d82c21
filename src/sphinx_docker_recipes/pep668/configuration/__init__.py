"""Configuration files of pip and uv: where they are read, and what they say of the marker."""
