# syntax=docker/dockerfile:1
# /// recipe
# title = "CUDA: venv with uv"
# summary = "NVIDIA's images hold no Python; Ubuntu's, once installed, is marked."
# level = "recommended"
# why = "The image is Ubuntu 24.04 with CUDA's libraries. Its Python obeys the same rules as plain Ubuntu's, whatever runs on the GPU."
# not-when = "The wheels bring their own CUDA libraries, as PyTorch's do: then a `python:` image is enough, and the driver comes from the host."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://hub.docker.com/r/nvidia/cuda",
#   "https://docs.astral.sh/uv/pip/environments/",
# ]
# ///
FROM nvidia/cuda:12.8.1-base-ubuntu24.04
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 \
    && rm -rf /var/lib/apt/lists/*

RUN uv venv --no-managed-python /opt/venv
ENV VIRTUAL_ENV=/opt/venv \
    PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv \
    UV_LINK_MODE=copy uv pip install -r requirements.txt

COPY app.py .
USER nobody
CMD ["python", "app.py"]
