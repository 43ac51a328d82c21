# syntax=docker/dockerfile:1
# /// recipe
# title = "Apache Airflow: more packages"
# summary = "As the user airflow, together with Airflow's own version, so that pip cannot replace it unnoticed."
# level = "fine"
# why = "Airflow lives in a virtual environment in airflow's home directory, so no marker concerns pip there. The image refuses pip as root on purpose: packages belong to the user airflow. Naming apache-airflow in the same command keeps its version."
# not-when = "A task needs packages that clash with Airflow's: give the task an environment of its own."
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://airflow.apache.org/docs/docker-stack/build.html",
# ]
# ///
FROM apache/airflow:3.2.1

COPY requirements.txt /tmp/requirements.txt
# AIRFLOW_VERSION is set by the image.
RUN pip install --no-cache-dir "apache-airflow==${AIRFLOW_VERSION}" -r /tmp/requirements.txt
