FROM gcr.io/oss-fuzz-base/base-builder
RUN apt-get update && apt-get install -y --no-install-recommends gperf && rm -rf /var/lib/apt/lists/*
ENV PATH="$SRC/venv/bin:$PATH"
RUN python -m venv $SRC/venv && python -m pip install --no-cache-dir meson
