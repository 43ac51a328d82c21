# syntax=docker/dockerfile:1
# /// recipe
# title = "Two stages: venv into distroless"
# summary = "The final image has Debian's Python and your packages: no shell, no apt, no pip."
# level = "recommended"
# why = "The environment's python is a link to `/usr/bin/python3`, which distroless has at the same path and, for debian13, in the same version. The marker is there as well, with no installer to read it."
# not-when = "Somebody has to look around in the running container: there is no shell to do it with."
# purpose = "an image without a shell"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/GoogleContainerTools/distroless/blob/main/python3/README.md",
#   "https://docs.docker.com/build/building/multi-stage/",
# ]
# ///
FROM debian:trixie-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/venv
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    /opt/venv/bin/pip install -r requirements.txt


FROM gcr.io/distroless/python3-debian13:nonroot
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY app.py .
# The image's own entry point is /usr/bin/python3, which does not know the environment.
ENTRYPOINT ["/opt/venv/bin/python"]
CMD ["app.py"]
