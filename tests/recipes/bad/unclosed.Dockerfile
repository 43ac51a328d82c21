# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
FROM debian
#! unclosed.Dockerfile:1: the metadata block is never closed (end it with a line `# ///`; every line of it begins with #)
