# syntax=docker/dockerfile:1
# /// recipe
# title = "AWS Lambda: packages beside the function"
# summary = "uv installs into the directory that Lambda puts on the path; no environment, no marker."
# level = "fine"
# why = "Lambda imports from the folder that `LAMBDA_TASK_ROOT` names. `--target` writes there and to no Python, so uv looks at no marker."
# not-when = "Another image starts your function: then an environment is the better place."
# run = "python app.py"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://docs.astral.sh/uv/guides/integration/aws-lambda/",
#   "https://docs.aws.amazon.com/lambda/latest/dg/python-image.html",
# ]
# ///
FROM public.ecr.aws/lambda/python:3.13
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

COPY requirements.txt /tmp/requirements.txt
RUN uv pip install --no-cache --target "$LAMBDA_TASK_ROOT" -r /tmp/requirements.txt

COPY app.py "$LAMBDA_TASK_ROOT/"
CMD ["app.handler"]
