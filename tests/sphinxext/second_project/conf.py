project = "Somebody else's project"
extensions = ["sphinx_docker_recipes"]
