FROM python:3.13
# expect: override-without-effect
ENV PIP_BREAK_SYSTEM_PACKAGE=1
RUN pip install cowsay
