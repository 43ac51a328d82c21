# /// recipe
# title = "A title"
# summary = "A sentence."
# not_when = "Never."
# level = "fine"
# base = "debian"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! unknown-key.Dockerfile:4: unknown key `not_when` (did you mean `not-when`?)
#! unknown-key.Dockerfile:6: unknown key `base` (known are title, summary, level, why, not-when, purpose, run, expect, error, reason, instead, authors, sources)
