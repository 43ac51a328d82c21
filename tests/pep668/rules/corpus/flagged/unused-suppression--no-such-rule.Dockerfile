# expect: unused-suppression
# docker-recipes: ignore-file[externaly-managed]
FROM python:3.13
RUN pip install cowsay
