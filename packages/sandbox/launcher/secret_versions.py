# SPDX-License-Identifier: Apache-2.0
"""Versions of secrets as a rotation finds them: some without a value yet, each value written once.

The emulator overwrites the value of a version that has one, answers for a version without any as if it had an empty one,
makes such a version, as the current one, with each secret that is created without a value, and lets two versions be
AWSPENDING. On AWS a second PutSecretValue with the same token succeeds only with the same value, and a
version that has none is not found (Secrets Manager API reference, PutSecretValue, GetSecretValue); a secret that is
created without a value has no version (CreateSecret).
"""

import json
from collections.abc import Callable
from typing import Any

from ministack.core.responses import error_response_json, json_response

Data = dict[str, Any]
Secret = dict[str, Any]


def install() -> None:
    from ministack.services import secretsmanager

    create = secretsmanager._create_secret
    put, get = secretsmanager._put_secret_value, secretsmanager._get_secret_value
    secretsmanager._create_secret = lambda data: _create_without_version(data, create)
    secretsmanager._put_secret_value = lambda data: _put_once(data, put)
    secretsmanager._get_secret_value = lambda data: _get_written(data, get)


def has_value(version: Data | None) -> bool:
    """Whether somebody has written the version's value."""
    return version is not None and (version.get("SecretString") is not None or version.get("SecretBinary") is not None)


def detach(secret: Secret, stage: str) -> None:
    """Takes a stage from the version that has it; one without stages and value is gone then."""
    for version_id, version in list(secret["Versions"].items()):
        version["Stages"] = [other for other in version["Stages"] if other != stage]
        if not version["Stages"] and not has_value(version):
            del secret["Versions"][version_id]


def _put_once(data: Data, put: Callable[[Data], Any]) -> Any:
    from ministack.services import secretsmanager

    _, secret = secretsmanager._resolve(data.get("SecretId"))
    version_id = data.get("ClientRequestToken")
    version = secret["Versions"].get(version_id) if secret and version_id else None
    if secret is None or version is None or not has_value(version):
        if secret is not None and "AWSPENDING" in (data.get("VersionStages") or ()):
            kept = {version_id: version} if version is not None else {}
            detach(secret, "AWSPENDING")
            secret["Versions"].update(kept)
        return put(data)
    if (version.get("SecretString"), version.get("SecretBinary")) != (data.get("SecretString"), data.get("SecretBinary")):
        message = "You can't modify an existing version, you can only create a new version."
        return error_response_json("ResourceExistsException", message, 400)
    stages = list(version["Stages"])
    return json_response(
        {"ARN": secret["ARN"], "Name": secret["Name"], "VersionId": version_id, "VersionStages": stages}
    )


def _create_without_version(data: Data, create: Callable[[Data], Any]) -> Any:
    from ministack.services import secretsmanager

    answer = create(data)
    if answer[0] != 200 or has_value(data):
        return answer
    _, secret = secretsmanager._resolve(data.get("Name"))
    if secret is not None:
        secret["Versions"].clear()
    return json_response({name: value for name, value in json.loads(answer[2]).items() if name != "VersionId"})


def _get_written(data: Data, get: Callable[[Data], Any]) -> Any:
    from ministack.services import secretsmanager

    _, secret = secretsmanager._resolve(data.get("SecretId"))
    if secret is None or secret.get("DeletedDate"):
        return get(data)
    stage, version_id = data.get("VersionStage"), data.get("VersionId")
    version = secret["Versions"].get(version_id)
    if version_id is None:
        _, version = secretsmanager._find_stage_version(secret, stage or "AWSCURRENT")
    if version is None or not has_value(version) or (stage and stage not in version["Stages"]):
        what = f"VersionId: {version_id}" if version_id else f"staging label: {stage or 'AWSCURRENT'}"
        message = f"Secrets Manager can't find the specified secret value for {what}"
        return error_response_json("ResourceNotFoundException", message, 400)
    return get(data)
