# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "recommend"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! bad-level.Dockerfile:4: `level` cannot be `recommend` (did you mean `recommended`?)
