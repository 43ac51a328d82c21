RUN pip install before-from
FROM private.example/base:1
RUN pip install x
RUNN pip install y
RUN python3 -m venv /v && . /v/bin/activate && pip install z
RUN pip install z
