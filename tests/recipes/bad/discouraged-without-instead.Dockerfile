# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "discouraged"
# reason = "Because."
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! discouraged-without-instead.Dockerfile:4: level `discouraged` without `instead` (write `instead = "deb-venv-uv"`: the id of the recipe to use in place of an override; needed at the last two levels)
