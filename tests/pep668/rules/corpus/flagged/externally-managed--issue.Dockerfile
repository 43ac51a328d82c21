FROM codercom/code-server:latest
USER root
RUN apt-get update && apt-get install -y curl python3
RUN curl -LsSf https://astral.sh/uv/install.sh | sh
ENV PATH="/root/.local/bin:$PATH"
COPY requirements.out .
# expect: externally-managed
RUN uv pip install --system --no-cache --no-managed-python -r requirements.out
