# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
# FROM debian
#! no-from.Dockerfile:8: no FROM: this is not a Dockerfile that builds (write the whole Dockerfile below the metadata block)
