# /// recipe
# title = "A title"
# summary = "A sentence.
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! invalid-toml.Dockerfile:3: the metadata block is not valid TOML: illegal character '\n' (write `key = "text"`, one key on a line)
