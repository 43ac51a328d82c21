# /// recipe
# title = "A title"
# summary = "A sentence."
# expect = "fails"
# error = "9"
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! bad-error.Dockerfile:5: `9` in `error` is not E and two digits (write `error = "E09"`)
