# SPDX-License-Identifier: Apache-2.0
"""The processes of functions: what they are told, and as whom they call.

The emulator hands its whole environment to a function, here the administration token and the deploy key's file among
it, and derives a function's credentials from names that anyone can guess. On AWS the environment is the function's own
and the credentials are a session of its role.
"""

import os
import secrets
import subprocess
from typing import Any

from ministack.core import lambda_runtime

from launcher.function_code import may_assume

# Of the emulator's own variables; its HOME and TMPDIR are scratch folders of the sandbox, not the developer's.
_PASSED = ("PATH", "HOME", "TMPDIR", "LANG")

# What SDKs and Node read to trust the sandbox; the emulator names its server's certificate, which signs nothing.
_TRUST = ("NODE_EXTRA_CA_CERTS", "AWS_CA_BUNDLE")

# By which functions verify the certificates of databases.
_AUTHORITIES = "DB_CA"

_sessions: dict[tuple[str, str], dict[str, str]] = {}


class _Processes:
    """Stands for the module `subprocess` where the emulator starts functions."""

    def __getattr__(self, name: str) -> Any:
        return getattr(subprocess, name)

    def Popen(self, command: list[str], **options: Any) -> Any:  # noqa: N802
        given: dict[str, str] = options.get("env") or {}
        own = {name: value for name, value in given.items() if name in _PASSED or os.environ.get(name) != value}
        trust = dict.fromkeys(_TRUST, os.environ["SALLYPORT_CA_FILE"])
        return subprocess.Popen(command, **{**options, "env": {**own, **trust}})


def install() -> None:
    from ministack.services import lambda_svc

    lambda_runtime.subprocess = lambda_svc.subprocess = _Processes()  # type: ignore[assignment]
    lambda_runtime.execution_credentials = lambda_svc.execution_credentials = _given
    # The emulator tells a function its variables once more after it has started, which would undo `_given`.
    lambda_runtime._RESERVED_RUNTIME_ENV_VARS |= {_AUTHORITIES}


def _given(config: dict[str, Any]) -> dict[str, str]:
    """What a function is told besides its own variables. Where it names a bundle to verify databases by, here it is the sandbox's."""
    named = _AUTHORITIES in config.get("Environment", {}).get("Variables", {})
    return {**_credentials(config), **({_AUTHORITIES: os.environ["SALLYPORT_CA_FILE"]} if named else {})}


def _credentials(config: dict[str, Any]) -> dict[str, str]:
    """Of a session of the function's role, named for the function as on AWS; drawn at random once a sandbox."""
    from ministack.services import sts

    arn = ":".join(config["FunctionArn"].split(":")[:7])
    role_arn, name = config["Role"], config["FunctionName"]
    if not may_assume(role_arn, arn):
        raise RuntimeError("The role defined for the function cannot be assumed by Lambda.")
    keys = _sessions.setdefault(
        (arn, role_arn),
        {
            "AWS_ACCESS_KEY_ID": f"ASIA{secrets.token_hex(8).upper()}",
            "AWS_SECRET_ACCESS_KEY": secrets.token_urlsafe(32),
            "AWS_SESSION_TOKEN": secrets.token_urlsafe(64),
        },
    )
    account, role = arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    # Each time: a reset of the emulator forgets its sessions.
    sts.register_session(
        keys["AWS_ACCESS_KEY_ID"],
        {
            "Arn": f"arn:aws:sts::{account}:assumed-role/{role}/{name}",
            "UserId": f"{role}:{name}",
            "SecretAccessKey": keys["AWS_SECRET_ACCESS_KEY"],
            "SessionToken": keys["AWS_SESSION_TOKEN"],
        },
    )
    return dict(keys)
