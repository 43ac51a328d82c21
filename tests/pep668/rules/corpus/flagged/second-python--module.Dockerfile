FROM python:3.13
RUN apt-get update && apt-get install -y \
        git \
        # expect: second-python
        python3-numpy
