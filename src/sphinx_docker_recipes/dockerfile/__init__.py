"""What a Dockerfile says: instructions, stages and shell commands, each with its place; nothing is judged.

``parser`` reads a file by BuildKit's rules, ``shell`` a script by those of dash and bash. Neither ever fails:
what no rule covers becomes an opaque piece with its place, or a problem of the file.
"""
