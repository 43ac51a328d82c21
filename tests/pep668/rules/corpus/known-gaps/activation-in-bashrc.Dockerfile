FROM python:3.13
RUN python -m venv /opt/venv
# expect: lost-activation
RUN echo ". /opt/venv/bin/activate" >> ~/.bashrc
RUN pip install cowsay
