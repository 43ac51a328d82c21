# /// recipe
# title = "Plain pip"
# summary = "The official image has a Python without a marker."
# level = "fine"
# authors = ["@grace"]
# sources = ["https://hub.docker.com/_/python"]
# ///
FROM python:3.13-slim-trixie
RUN pip install flask
