FROM python:3.13
RUN pip install poetry pdm
COPY pyproject.toml poetry.lock ./
RUN poetry install --no-root
