"""What is known about the world, as data: base images, installers, error messages, the standard."""
