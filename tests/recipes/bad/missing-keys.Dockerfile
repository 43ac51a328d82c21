# /// recipe
# title = "A title"
# ///
FROM debian
#! missing-keys.Dockerfile:1: `summary` is missing (write `summary = "..."`: one sentence: what a reader gets)
#! missing-keys.Dockerfile:1: `level` is missing (write `level = "recommended"`: how much the strategy is advised)
#! missing-keys.Dockerfile:1: `authors` is missing (write `authors = ["@octocat"]`: who gets the credit)
#! missing-keys.Dockerfile:1: `sources` is missing (write `sources = ["https://example.org/"]`: where the statements above come from)
