# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "discouraged"
# reason = "Because."
# instead = "instead-of-itself"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! instead-of-itself.Dockerfile:6: `instead` names `instead-of-itself`, which is no better (name a recipe of one of the first three levels)
