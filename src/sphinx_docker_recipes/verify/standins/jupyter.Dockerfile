# The stand-in for Jupyter's images: a Python without a marker in /opt/conda, and the user who may write to it.
ARG BASE
FROM $BASE
RUN useradd --create-home --uid 1000 --gid users --shell /bin/bash jovyan \
    && cp -a /usr/local /opt/conda \
    && rm /usr/local/bin/* \
    && sed -i 's|^#!/usr/local/|#!/opt/conda/|' /opt/conda/bin/pip* \
    && chown -R jovyan:users /opt/conda
ENV CONDA_DIR=/opt/conda PATH=/opt/conda/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
RUN test "$(python -c 'import sys; print(sys.prefix)')" = /opt/conda && pip --version
USER 1000
WORKDIR /home/jovyan
