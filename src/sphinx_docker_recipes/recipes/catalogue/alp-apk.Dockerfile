# syntax=docker/dockerfile:1
# /// recipe
# title = "Alpine's packages only"
# summary = "No pip and no compiler: every dependency comes from Alpine."
# level = "fine"
# why = "Alpine's packages are built for musl, so nothing has to be compiled. They belong to Alpine's Python and follow its releases."
# not-when = "You need another version than the release has, or a package that Alpine does not have."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://pkgs.alpinelinux.org/packages",
#   "https://wiki.alpinelinux.org/wiki/Python",
# ]
# ///
FROM alpine:3.24

RUN apk add --no-cache python3 py3-requests

USER nobody
CMD ["python3", "-c", "import sys, requests; print('requests', requests.__version__, 'in', sys.prefix)"]
