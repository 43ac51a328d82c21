"""Random install programs: a Dockerfile whose last RUN installs something, made from a seed."""

import random
from dataclasses import dataclass

HEADER = (
    "COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /uvx /usr/local/bin/",
    "RUN apt-get update && apt-get install -y python3 python3-pip python3-venv pipx",
)
"""What the root file systems hold already; never run again."""

VERSIONS = {"bookworm": "3.11", "trixie": "3.13"}

ENVIRONMENTS = (
    ("RUN python3 -m venv /opt/venv",),
    ("RUN python3 -m venv --system-site-packages /opt/venv",),
    ("RUN python3 -m venv --without-pip /opt/venv",),
    ("RUN uv venv /opt/venv",),
    ("RUN uv venv --seed /opt/venv",),
    ("WORKDIR /w", "RUN uv venv"),
    ("WORKDIR /w", "RUN python3 -m venv .venv"),
    ("RUN python3 -m venv /opt/venv && /opt/venv/bin/pip --version",),
)

ACTIVATIONS = (
    "ENV PATH=/opt/venv/bin:$PATH",
    'ENV PATH="/opt/venv/bin:${PATH}"',
    "ENV PATH=$PATH:/opt/venv/bin",
    "ENV VIRTUAL_ENV=/opt/venv",
    "ENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH",
    "RUN . /opt/venv/bin/activate",
    "ENV PATH=/w/.venv/bin:$PATH",
)

VARIABLES = (
    "ENV PIP_BREAK_SYSTEM_PACKAGES=1",
    "ENV PIP_BREAK_SYSTEM_PACKAGES=0",
    "ENV PIP_BREAK_SYSTEM_PACKAGES=yes",
    "ENV PIP_BREAK_SYSTEM_PACKAGES true",
    "ARG PIP_BREAK_SYSTEM_PACKAGES=1",
    "ARG PIP_BREAK_SYSTEM_PACKAGES",
    "RUN export PIP_BREAK_SYSTEM_PACKAGES=1",
    "ENV UV_BREAK_SYSTEM_PACKAGES=1",
    "ENV UV_BREAK_SYSTEM_PACKAGES=false",
    "ENV UV_SYSTEM_PYTHON=1",
    "ENV UV_SYSTEM_PYTHON=true",
    "ENV UV_SYSTEM_PYTHON=0",
    "ENV UV_PYTHON=/usr/bin/python3",
    "ENV UV_PYTHON=/opt/venv/bin/python",
    "ENV PIP_TARGET=/t",
    "ENV PIP_PREFIX=/p",
    "ENV PIP_USER=1",
    "ENV PIP_REQUIRE_VIRTUALENV=1",
    "ENV PIP_PYTHON=/opt/venv/bin/python",
    "ENV PIP_CONFIG_FILE=/etc/other.conf",
)

CONFIGURATIONS = (
    "RUN pip config set global.break-system-packages true",
    "RUN pip3 config --global set install.break-system-packages true",
    "RUN python3 -m pip config --user set install.break_system_packages 1",
    "RUN pip config set global.break-system-packages false",
    "RUN printf '[global]\\nbreak-system-packages = true\\n' > /etc/pip.conf",
    "RUN printf '[install]\\nbreak-system-packages = yes\\n' > /etc/pip.conf",
    "RUN echo '[global]' > /etc/pip.conf && echo 'break-system-packages = true' >> /etc/pip.conf",
    "RUN mkdir -p ~/.pip && printf '[install]\\nbreak-system-packages=true\\n' > ~/.pip/pip.conf",
    "RUN printf '[global]\\nbreak-system-packages = true\\n' > /etc/other.conf",
    "RUN mkdir -p /etc/uv && printf '[pip]\\nsystem = true\\n' > /etc/uv/uv.toml",
    "RUN mkdir -p /etc/uv && printf '[pip]\\nbreak-system-packages = true\\n' > /etc/uv/uv.toml",
    "RUN mkdir -p ~/.config/uv && printf '[pip]\\nbreak-system-packages = true' > ~/.config/uv/uv.toml",
)

MARKER_EFFECTS = (
    "RUN rm /usr/lib/python3*/EXTERNALLY-MANAGED",
    "RUN rm -f /usr/lib/python3.{minor}/EXTERNALLY-MANAGED",
    "RUN rm -rf /usr/lib/python3.*/EXTERNALLY-MANAGED",
    "RUN rm -f /usr/lib/python*/EXTERNALLY_MANAGED",
    "RUN find / -xdev -name EXTERNALLY-MANAGED -delete",
    "RUN find /usr/lib -name EXTERNALLY-MANAGED -exec rm {} +",
    "RUN mv /usr/lib/python3.{minor}/EXTERNALLY-MANAGED /usr/lib/python3.{minor}/EXTERNALLY-MANAGED.old",
    "RUN : > /usr/lib/python3.{minor}/EXTERNALLY-MANAGED",
    "RUN sed -i 's/apt/x/' /usr/lib/python3.{minor}/EXTERNALLY-MANAGED",
    "RUN dpkg-divert --rename --add /usr/lib/python3.{minor}/EXTERNALLY-MANAGED",
    "RUN touch /usr/lib/python3.{minor}/EXTERNALLY-MANAGED",
    "RUN rm /usr/lib/python3.12/EXTERNALLY-MANAGED || true",
    "RUN cd /usr/lib/python3.{minor} && rm EXTERNALLY-MANAGED",
    "RUN rm -f $(python3 -c 'import sysconfig; print(sysconfig.get_path(\"stdlib\"))')/EXTERNALLY-MANAGED",
)

PIPS = (
    "pip",
    "pip3",
    "python3 -m pip",
    "/usr/bin/pip3",
    "/usr/bin/python3 -m pip",
    "pip",
    "pip3",
    "python -m pip",
)
VENV_PIPS = (
    "/opt/venv/bin/pip",
    "/opt/venv/bin/python -m pip",
    "/opt/venv/bin/python3 -m pip",
    ".venv/bin/pip",
)
PIP_ACTIONS = (
    "install six",
    "install --user six",
    "install --no-cache-dir -r /w/r.txt",
    "install --target /t six",
    "install -t /t six",
    "install --prefix /p six",
    "install --prefix=/p six",
    "install --root /r six",
    "install --dry-run six",
    "install --dry-run --report /dev/null six",
    "install --break-system-packages six",
    "install six --break-system-packages",
    "install --break six",
    "install --upgrade six",
    "install -qU six",
    "uninstall -y six",
    "uninstall -y --break-system-packages six",
    "download -d /t six",
    "wheel -w /t six",
    "list",
    "--python /opt/venv/bin/python install six",
    "--isolated install --no-index --find-links /wheels six",
    "--break-system-packages install six",
)
UV_ACTIONS = ("install", "install", "install", "sync", "uninstall")
UV_FLAGS = (
    "--system",
    "--system",
    "--break-system-packages",
    "--no-break-system-packages",
    "--python /usr/bin/python3",
    "-p /opt/venv",
    "--python /opt/venv/bin/python",
    "--python python3",
    "--target /t",
    "--prefix /p",
    "--dry-run",
    "--no-config",
    "--no-cache",
    "--no-managed-python",
)
OTHERS = (
    "pipx install cowsay",
    "python3 -m ensurepip",
    "/opt/venv/bin/python -m ensurepip",
    "/opt/venv/bin/python -m ensurepip --upgrade",
    "uv tool install cowsay",
    "python3 -m uv pip install six",
)
WRAPPERS = (
    "{command}",
    "{command}",
    "{command}",
    "{command}",
    "PIP_BREAK_SYSTEM_PACKAGES=1 {command}",
    "export PIP_BREAK_SYSTEM_PACKAGES=1 && {command}",
    "UV_BREAK_SYSTEM_PACKAGES=1 {command}",
    "export UV_SYSTEM_PYTHON=1; {command}",
    "env PIP_BREAK_SYSTEM_PACKAGES=1 {command}",
    "env -u PIP_BREAK_SYSTEM_PACKAGES {command}",
    "unset UV_SYSTEM_PYTHON PIP_BREAK_SYSTEM_PACKAGES; {command}",
    ". /opt/venv/bin/activate && {command}",
    "bash -c 'source /opt/venv/bin/activate && {command}'",
    'sh -c "{command}"',
    "cd /w && {command}",
    "({command})",
    "{{ {command}; }}",
    "if true; then {command}; fi",
    "{command} || true",
    "{command} | cat",
    "set -eux; {command}",
    "python3 --version && {command}",
    "for i in 1; do {command}; done",
    "PATH=/usr/bin:/bin {command}",
    "PATH=/opt/venv/bin:$PATH {command}",
    "(export PIP_BREAK_SYSTEM_PACKAGES=1); {command}",
    "export PATH=/opt/venv/bin:$PATH; {command}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A Dockerfile in two parts: what the root holds already, and what is run."""

    suite: str
    lines: tuple[str, ...]

    @property
    def dockerfile(self) -> str:
        return "\n".join((f"FROM debian:{self.suite}", *HEADER, *self.lines, ""))


def make(seed: int) -> Program:
    """Return the program of *seed*; the same seed gives the same program for ever."""
    rng = random.Random(seed)  # noqa: S311 - reproducible on purpose
    suite = rng.choice(tuple(VERSIONS))
    lines = ["RUN mkdir -p /w && echo six > /w/r.txt"]
    isolated = rng.random() < 0.6
    if isolated:
        lines += rng.choice(ENVIRONMENTS)
        lines += some(rng, ACTIVATIONS, 0.7)
    here = "WORKDIR /w" in lines
    lines += some(rng, VARIABLES, 0.45) + some(rng, CONFIGURATIONS, 0.25) + some(rng, MARKER_EFFECTS, 0.25)
    if rng.random() < 0.1:
        lines += ["RUN useradd -m app && chmod 777 /w", "USER app"]
    minor = VERSIONS[suite].removeprefix("3.")
    lines = [line.replace("{minor}", minor) for line in lines]
    lines.append(f"RUN {command(rng, isolated=isolated)}")
    if here and rng.random() < 0.8:
        lines = [line.replace("/opt/venv", "/w/.venv") for line in lines]
    elif not here:
        lines = [line.replace(" .venv", " /opt/venv") for line in lines]
    return Program(suite=suite, lines=tuple(lines))


def some(rng: random.Random, pool: tuple[str, ...], likelihood: float) -> list[str]:
    chosen = []
    while rng.random() < likelihood:
        chosen.append(rng.choice(pool))
        likelihood /= 2
    return chosen


def command(rng: random.Random, *, isolated: bool) -> str:
    kind = rng.random()
    if kind < 0.5:
        plain = (
            f"{rng.choice(VENV_PIPS if isolated and rng.random() < 0.4 else PIPS)} {rng.choice(PIP_ACTIONS)}"
        )
    elif kind < 0.9:
        action = rng.choice(UV_ACTIONS)
        flags = " ".join(dict.fromkeys(rng.choice(UV_FLAGS) for _ in range(rng.randint(0, 3))))
        subject = "/w/r.txt" if action == "sync" else "six"
        plain = " ".join(f"uv pip {action} {flags} {subject}".split())
    else:
        plain = rng.choice(OTHERS)
    if not isolated and "venv" in plain and rng.random() < 0.8:
        plain = "pip install six"
    return rng.choice(WRAPPERS).format(command=plain)
