# /// recipe
# title = "A title"
# summary = "A sentence."
# expect = "fails"
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! fails-without-error.Dockerfile:4: `expect = "fails"` without `error` (name the decoder id of the message it shows)
