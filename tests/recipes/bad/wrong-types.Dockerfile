# /// recipe
# title = 3
# summary = "A sentence."
# level = "fine"
# authors = "@someone"
# sources = [1]
# ///
FROM debian
#! wrong-types.Dockerfile:2: `title` is not a text (write `title = "..."`)
#! wrong-types.Dockerfile:5: `authors` is not a list of texts (write `authors = ["@octocat"]`)
#! wrong-types.Dockerfile:6: `sources` is not a list of texts (write `sources = ["https://example.org/"]`)
