# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "xyzzy"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! bad-level-far.Dockerfile:4: `level` cannot be `xyzzy` (one of recommended, fine, situational, escape-hatch, discouraged)
