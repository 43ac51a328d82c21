# syntax=docker/dockerfile:1
# /// recipe
# title = "ROS 2: venv that sees rclpy"
# summary = "Packages from PyPI in an environment, ROS's own from apt, both importable."
# level = "situational"
# why = "rclpy and the messages are built for Ubuntu's Python and found through PYTHONPATH and dist-packages. The environment must be made from that Python and must see its packages."
# not-when = "rosdep knows the package: then apt installs it, and no environment is needed."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.ros.org/en/jazzy/How-To-Guides/Using-Python-Packages.html",
#   "https://hub.docker.com/_/ros",
# ]
# ///
FROM ros:jazzy-ros-base

RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv --system-site-packages /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install -r requirements.txt

COPY app.py .
# The image's entry point sets up ROS; the environment is on PATH before and after.
CMD ["python", "app.py"]
