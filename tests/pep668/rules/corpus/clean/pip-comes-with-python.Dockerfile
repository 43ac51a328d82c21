FROM almalinux:8
RUN dnf install -y python3 && python3 -m pip install six

FROM centos:7
RUN yum install -y python3 && python3 -m pip install six

FROM almalinux:9
RUN dnf install -y python3-devel && python3 -m pip install six

FROM fedora:44
RUN dnf install -y gcc python3-devel && python3 -m pip install six
