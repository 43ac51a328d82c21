# /// recipe
# title = "A title"
#! unclosed-at-the-end.Dockerfile:1: the metadata block is never closed (end it with a line `# ///`; every line of it begins with #)
