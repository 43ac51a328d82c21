# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "recomended"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! bad-level.Dockerfile:4: `level` cannot be `recomended` (did you mean `recommended`?)
