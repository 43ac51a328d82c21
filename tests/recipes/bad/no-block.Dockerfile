FROM debian
#! no-block.Dockerfile: no metadata block (begin the file with a block that opens with `# /// recipe` and closes with `# ///`)
