FROM python:3.13-slim
# expect: redundant-override
ENV PIP_BREAK_SYSTEM_PACKAGES=1
RUN pip install cowsay
