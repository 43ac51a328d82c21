# /// recipe
# title = " "
# summary = "A sentence."
# level = "fine"
# authors = []
# sources = ["https://example.org/"]
# ///
FROM debian
#! empty-values.Dockerfile:2: `title` is empty (write `title = "..."`: what the recipe is, in a few words; may become a tab's label)
#! empty-values.Dockerfile:5: `authors` is empty (write `authors = ["@octocat"]`: who gets the credit)
