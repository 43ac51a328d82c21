# syntax=docker/dockerfile:1
# /// recipe
# title = "Home Assistant app: Alpine's packages only"
# summary = "No pip: the dependency comes from Alpine, built for every architecture Home Assistant runs on."
# level = "fine"
# why = "Many apps run on small ARM boards, for which PyPI often has no musl wheels. Alpine has the packages compiled."
# not-when = "You need another version than the release has."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/hassio-addons/app-base",
#   "https://pkgs.alpinelinux.org/packages",
# ]
# ///
FROM ghcr.io/hassio-addons/base:20.1.1

RUN apk add --no-cache python3 py3-requests

CMD ["python3", "-c", "import sys, requests; print('requests', requests.__version__, 'in', sys.prefix)"]
