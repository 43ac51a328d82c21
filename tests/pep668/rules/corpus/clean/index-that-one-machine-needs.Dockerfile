FROM python:3.12-slim-trixie
RUN if [ "$(uname -m)" = x86_64 ]; then \
        pip config set global.extra-index-url https://wheels.example/cpu; \
    fi && \
    pip install six
COPY pip.conf /etc/pip.conf
RUN pip install six
