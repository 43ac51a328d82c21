"""What is known while a build is followed: the file system, its markers, and which file a word runs."""
