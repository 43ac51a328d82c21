# /// recipe
# title = "A title"
# summary = "A sentence."
# error = "E09"
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! error-without-fails.Dockerfile:4: `error` without `expect = "fails"` (add the one or remove the other)
