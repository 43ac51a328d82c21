# /// recipe
# title = "A title"
# summary = "A sentence."
# level = "escape-hatch"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! override-without-reason.Dockerfile:4: level `escape-hatch` without `reason` (write `reason = "..."`: why anyone would use an override; needed at the last two levels)
#! override-without-reason.Dockerfile:4: level `escape-hatch` without `instead` (write `instead = "deb-venv-uv"`: the id of the recipe to use in place of an override; needed at the last two levels)
