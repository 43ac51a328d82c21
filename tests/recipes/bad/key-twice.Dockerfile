# /// recipe
# title = "A title"
# summary = "A sentence."
# title = "Again"
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! key-twice.Dockerfile:4: the metadata block is not valid TOML: cannot overwrite a value (write `key = "text"`, one key on a line)
