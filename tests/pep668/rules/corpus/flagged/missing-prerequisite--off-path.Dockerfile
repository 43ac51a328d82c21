FROM python:3.12
RUN curl -sSL https://install.python-poetry.org | python3 -
# expect: missing-prerequisite
RUN poetry install
