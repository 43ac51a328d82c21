# /// recipe
# title = "A title"
# summary = "A sentence."
# id = "one"
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! states-its-id.Dockerfile:4: a recipe does not state its id (remove the key: the id is the file's name)
