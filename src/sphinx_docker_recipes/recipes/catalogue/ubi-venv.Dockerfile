# syntax=docker/dockerfile:1
# /// recipe
# title = "Red Hat UBI 9: venv with pip"
# summary = "UBI's Python has no marker; an environment keeps dnf's packages apart from yours all the same."
# level = "recommended"
# why = "python3.12 is a package of its own beside the system's Python 3.9, which dnf itself runs on. An environment made from it touches neither."
# not-when = "Red Hat's own image with Python, `ubi9/python-312`, fits: it comes with an environment on `PATH`."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://catalog.redhat.com/software/containers/ubi9/ubi/615bcf606feffc5384e8452e",
#   "https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/9/html/installing_and_using_dynamic_programming_languages/",
# ]
# ///
FROM registry.access.redhat.com/ubi9/ubi:9.6

RUN dnf install --assumeyes --setopt=install_weak_deps=False python3.12 \
    && dnf clean all

RUN python3.12 -m venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
