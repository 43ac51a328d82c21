# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! two-blocks.Dockerfile:9: a second metadata block (keep one; the first is on line 1)
