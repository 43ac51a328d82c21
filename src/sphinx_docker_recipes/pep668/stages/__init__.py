"""A Dockerfile, instruction by instruction: where a stage begins, what RUN, COPY and mounts do."""
