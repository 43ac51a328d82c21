FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip python3-venv
RUN if [ -f dev.txt ]; then \
        # expect: externally-managed
        pip install -r dev.txt; \
    else \
        # expect: externally-managed
        pip install -r requirements.txt; \
    fi
