# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "discouraged"
# reason = "Because."
# instead = "nowhere"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! instead-of-nothing.Dockerfile:6: `instead` names `nowhere`, which is no recipe (name a recipe of the catalogue)
