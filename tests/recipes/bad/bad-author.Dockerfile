# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["someone", "@-x"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! bad-author.Dockerfile:5: `someone` in `authors` is not @ and a GitHub name (write `authors = ["@octocat"]`)
#! bad-author.Dockerfile:5: `@-x` in `authors` is not @ and a GitHub name (write `authors = ["@octocat"]`)
