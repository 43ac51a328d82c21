FROM python:3.13-slim
RUN apt-get update && apt-get install -y build-essential git libpq-dev
RUN pip install psycopg
