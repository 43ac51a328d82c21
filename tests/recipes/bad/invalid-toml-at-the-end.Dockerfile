# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/",
# ///
FROM debian
#! invalid-toml-at-the-end.Dockerfile:6: the metadata block is not valid TOML: invalid value (write `key = "text"`, one key on a line)
