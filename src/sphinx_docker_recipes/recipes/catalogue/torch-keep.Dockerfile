# syntax=docker/dockerfile:1
# /// recipe
# title = "Keep the image's PyTorch"
# summary = "An environment that sees the installed torch, so that pip does not download it a second time."
# level = "situational"
# why = "`--system-site-packages` makes the image's torch count as installed, for pip. The environment belongs to the very Python that torch was installed for, which in this image is conda's and has no marker; from 2.10 on the image has Ubuntu's."
# not-when = "You can pin torch yourself: in a plain environment its version is yours to choose."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://hub.docker.com/r/pytorch/pytorch",
#   "https://docs.python.org/3/library/venv.html",
# ]
# ///
FROM pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime

RUN python -m venv --system-site-packages /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt \
    && python -c "import torch"

COPY app.py .
CMD ["python", "app.py"]
