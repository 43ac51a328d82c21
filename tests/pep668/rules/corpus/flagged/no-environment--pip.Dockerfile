FROM python:3.13-slim
ENV PIP_REQUIRE_VIRTUALENV=1
# expect: no-environment
RUN pip install six
