FROM registry.example.com/base:1
RUN rm -f /usr/lib/python3*/EXTERNALLY-MANAGED
