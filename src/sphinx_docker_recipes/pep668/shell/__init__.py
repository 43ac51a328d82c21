"""Scripts as a shell runs them: variables, branches, functions, builtins, what is substituted."""
