"""What a rule is, what it is given and what it gives back.

The events that rules read are those of ``pep668/trace.py``; a rule needs of them:

======================  ==================================================================================
``Installation``        one per step, in the order of ``steps``: ``step``; ``text`` and ``command`` (the
                        shell command, so that a rule can point at one word) or the exec form's words;
                        ``run`` (index of the instruction in ``dockerfile.instructions``); ``overrides``;
                        ``selection`` (the setting that chose the interpreter: ``--system``,
                        ``UV_SYSTEM_PYTHON``, ``--python`` ...); ``environments`` (virtual environments that
                        VIRTUAL_ENV, PATH or the working directory name at that place, with whether each holds
                        pip); ``tool_version``; ``distribution`` (id); ``failure`` (what happens when the
                        command fails: ``stops``, ``hidden`` by ``|| true``, ``handled`` by another installer);
                        ``error`` (a sure failure other than the marker: ``no-environment``,
                        ``no-such-option``, ``wrong-prefix``)
``Setting``             an override or selection and its place: ``kind`` (flag, assignment, export, arg, env,
                        file, image), ``name``, ``value``, ``span`` (None when the image brings it),
                        ``effective`` (False for the wrong tool's variable, a false value, a misspelling)
``SettingMade``         ENV, ARG, export, ``pip config set``, a written pip.conf or uv.toml: ``setting``, ``stage``
``MarkerGone``          a command that removes the marker: ``span``, ``how`` (deleted, moved, diverted,
                        replaced), ``effective`` (False for truncation, a wrong path, a quoted glob, ...)
``EnvironmentMade``     ``path``, ``interpreter``, ``has_pip``, ``stage``, ``run``, ``span``
``EnvironmentActivated``  ``path``, ``stage``, ``run``, ``span``, ``last`` (nothing follows it in its RUN)
``EnvironmentCopied``   COPY --from: ``source`` and ``destination`` path, ``interpreter`` it needs,
                        ``interpreter_there`` (True, False, None for not known), ``stage``, ``span``
``PackagesInstalled``   by apt, apk ...: ``manager``, ``packages`` as (name, span), ``stage``, ``run``
``InterpreterAdded``    ``interpreter`` (facts.model.Interpreter), ``stage``, ``span``
======================  ==================================================================================
"""
