"""What one command of pip is told: by its options, by variables, by files."""

from collections.abc import Mapping, Sequence

from sphinx_docker_recipes.pep668.commands.options import Options
from sphinx_docker_recipes.pep668.configuration.pip import PipFile, files_there, value_in
from sphinx_docker_recipes.pep668.configuration.switches import Switch, read_switch
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.unknowns import known
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Marker

_INSTALL = ("install",)


@valueclass(frozen=True, slots=True)
class PipSettings:
    """What decides how an option of pip stands, the first that says anything of it before the others."""

    options: Options
    variables: Mapping[str, str]
    """``PIP_...`` in capitals; empty where pip is told to look at none."""
    files: Sequence[PipFile]

    def is_on(self, name: str) -> bool:
        """Return whether an option of ``pip install`` is on."""
        return self.switch(name) is Switch.ON

    def switch(self, name: str) -> Switch:
        """Return how an option of ``pip install`` stands."""
        if name in self.options:
            return Switch.ON
        if f"no-{name}" in self.options:
            return Switch.OFF
        switch = self._configured(name)
        if switch is Switch.UNSET and name == "user":
            return self._configured("no-user")  # pip takes its value for that of `user` (seen with 23.2.1)
        return switch

    def _configured(self, name: str) -> Switch:
        switch = Switch.UNSET
        if self.variables:
            switch = read_switch(self.variables.get(variable(name)), empty=Switch.UNSET)
        if self.files and switch is Switch.UNSET:
            switch = read_switch(value_in(self.files, name, _INSTALL)[0], empty=Switch.UNSET)
        return switch

    def value(self, name: str) -> str | None:
        """Return the value of an option of ``pip install``."""
        value = self.options.values.get(name)
        if not value and self.variables:
            value = self.variables.get(variable(name))
        if not value and self.files:
            value = known(value_in(self.files, name, _INSTALL)[0])
        return value or None


def settings_of(shell: Shell, options: Options, site: Site | None) -> PipSettings:
    """Return what a command of pip for *site* is told; ``--isolated`` leaves out variables and the user."""
    isolated = "isolated" in options
    variables = {} if isolated else _variables(shell.process.env)
    return PipSettings(options, variables, files_there(shell, site, isolated=isolated))


def python_told(shell: Shell, site: Site | None) -> str:
    """Return what pip is told of another Python before it reads its subcommand, but for ``--python``.

    That is PIP_PYTHON or what files say in ``global``, with ``--isolated`` as well (seen with pip 25.1.1).
    """
    value = shell.process.exported("PIP_PYTHON")
    if not value:
        files = files_there(shell, site, isolated=False)
        value = known(value_in(files, "python", ())[0]) if files else ""
    return value or ""


def reaches(settings: PipSettings, site: Site | None) -> bool:
    """Return whether what goes to a folder comes to a marked Python: ``--root /``, ``--prefix /usr``."""
    if site is None or site.marker_word is not Marker.PRESENT or settings.value("target"):
        return False
    root, prefix = settings.value("root") or "/", settings.value("prefix") or site.prefix
    return not root.strip("/") and prefix.rstrip("/") == site.prefix.rstrip("/")


def variable(option: str) -> str:
    """Return the name of the variable that stands for an option."""
    return f"PIP_{option.upper().replace('-', '_')}"


def _variables(env: Mapping[str, str]) -> Mapping[str, str]:
    """Return pip's variables in capitals: pip lowers what follows the underscore, whatever it was."""
    found: dict[str, str] = {}
    for name, value in env.items():
        if name[:4] == "PIP_" and (name.isupper() or name.upper() not in found):
            found[name.upper()] = value
    return found
