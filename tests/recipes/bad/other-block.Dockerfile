# /// script
# title = "A title"
# summary = "A sentence."
# level = "fine"
# authors = ["@someone"]
# sources = ["https://example.org/"]
# ///
FROM debian
#! other-block.Dockerfile:1: the metadata block is called `script` (open it with `# /// recipe`)
