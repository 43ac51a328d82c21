FROM python:3.13
# expect: unused-suppression
# docker-recipes: ignore[externally-managed]
RUN pip install cowsay
