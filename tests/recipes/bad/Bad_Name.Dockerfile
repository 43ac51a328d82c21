# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! Bad_Name.Dockerfile: the file's name is no id (use lower-case letters, digits and hyphens before .Dockerfile)
