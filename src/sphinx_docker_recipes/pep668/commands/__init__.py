"""Commands that are followed for what they leave behind, and commands that only run another."""
