# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["http://example.org/"]
# ///
FROM debian
#! bad-source.Dockerfile:6: `http://example.org/` in `sources` is not an https address (write `sources = ["https://example.org/"]`)
