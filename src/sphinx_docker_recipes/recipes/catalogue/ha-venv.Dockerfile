# syntax=docker/dockerfile:1
# /// recipe
# title = "Home Assistant app: venv with pip"
# summary = "On the community's base image: Alpine's Python, and an environment for what comes from PyPI."
# level = "recommended"
# why = "The base sets `PIP_BREAK_SYSTEM_PACKAGES`, so pip would write to Alpine's Python without a word. With an environment first on `PATH` that variable has nothing to override."
# not-when = "Home Assistant's own base with Python, ghcr.io/home-assistant/base-python, fits: that Python has no marker."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://github.com/hassio-addons/app-base",
#   "https://developers.home-assistant.io/docs/apps/",
# ]
# ///
FROM ghcr.io/hassio-addons/base:20.1.1

RUN apk add --no-cache python3 \
    && python3 -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

COPY app.py .
CMD ["python", "app.py"]
