FROM python:3.13-slim
# expect: second-python
RUN apt-get update && apt-get install -y python3-dev python3-pip
