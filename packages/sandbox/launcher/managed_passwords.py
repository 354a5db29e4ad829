# SPDX-License-Identifier: Apache-2.0
"""Master passwords of database instances that RDS manages: kept in a secret that RDS makes and deletes.

The emulator does so for clusters only. As on AWS the secret is named `rds!db-…`, holds username and password, is
encrypted with the key of the request, and its ARN is in every description of the instance (RDS user guide, "Password
management with Amazon RDS and AWS Secrets Manager"). Nobody rotates it here, and that the caller needs
secretsmanager:CreateSecret is not judged.
"""

import json
from collections.abc import Callable
from typing import Any

Params = dict[str, Any]
Handler = Callable[[Params], Any]
Instance = dict[str, Any]

# Where an instance keeps what its description shows.
_FIELD = "MasterUserSecret"


def install() -> None:
    from ministack.services import rds

    for action, wrap in (("Create", _created), ("Modify", _modified), ("Delete", _deleted)):
        rds._ACTION_MAP[f"{action}DBInstance"] = wrap(rds, rds._ACTION_MAP[f"{action}DBInstance"])
    instance_xml = rds._instance_xml

    def with_secret(instance: Instance) -> str:
        secret = instance.get(_FIELD)
        shown = "".join(f"<{name}>{value}</{name}>" for name, value in secret.items()) if secret else ""
        return f"{instance_xml(instance)}<{_FIELD}>{shown}</{_FIELD}>" if secret else str(instance_xml(instance))

    rds._instance_xml = with_secret


def _created(rds: Any, create: Handler) -> Handler:
    def create_instance(params: Params) -> Any:
        if not _managed(rds, params):
            return create(params)
        if rds._p(params, "MasterUserPassword"):
            return _both(rds)
        password = rds._generate_master_user_password()
        response = create({**params, "MasterUserPassword": [password]})
        if response[0] != 200:
            return response
        instance = rds._instances[rds._p(params, "DBInstanceIdentifier")]
        _keep(instance, password, rds._p(params, "MasterUserSecretKmsKeyId"))
        return rds._single_instance_response("CreateDBInstanceResponse", "CreateDBInstanceResult", instance)

    return create_instance


def _modified(rds: Any, modify: Handler) -> Handler:
    def modify_instance(params: Params) -> Any:
        instance = rds._resolve_instance(rds._p(params, "DBInstanceIdentifier"))
        taken = _managed(rds, params) and instance is not None and _FIELD not in instance
        if _managed(rds, params) and rds._p(params, "MasterUserPassword"):
            return _both(rds)
        password = rds._generate_master_user_password() if taken else ""
        response = modify({**params, "MasterUserPassword": [password]} if taken else params)
        if response[0] != 200 or instance is None:
            return response
        if taken:
            _keep(instance, password, rds._p(params, "MasterUserSecretKmsKeyId"))
        elif rds._p(params, "ManageMasterUserPassword") == "false":
            _forget(instance)
        return rds._single_instance_response("ModifyDBInstanceResponse", "ModifyDBInstanceResult", instance)

    return modify_instance


def _deleted(rds: Any, delete: Handler) -> Handler:
    def delete_instance(params: Params) -> Any:
        instance = rds._resolve_instance(rds._p(params, "DBInstanceIdentifier"))
        response = delete(params)
        if response[0] == 200 and instance is not None:
            _forget(instance)
        return response

    return delete_instance


def _managed(rds: Any, params: Params) -> bool:
    return bool(rds._p(params, "ManageMasterUserPassword") == "true")


def _both(rds: Any) -> Any:
    message = "You can't specify MasterUserPassword for an instance whose password is managed in Secrets Manager."
    return rds._error("InvalidParameterCombination", message, 400)


def _keep(instance: Instance, password: str, key_id: str) -> None:
    from ministack.services import secretsmanager

    name = f"rds!{instance['DbiResourceId'].lower()}"
    value = json.dumps({"username": instance["MasterUsername"], "password": password})
    description = f"Master user of the instance {instance['DBInstanceIdentifier']}"
    arn, _ = secretsmanager._store_new_secret(name, value, description=description, kms_key_id=key_id or None)
    instance[_FIELD] = {"SecretArn": arn, "SecretStatus": "active", "KmsKeyId": key_id}


def _forget(instance: Instance) -> None:
    from ministack.services import secretsmanager

    secret = instance.pop(_FIELD, None)
    if secret is not None:
        secretsmanager.delete_secret_in_process(secret["SecretArn"])
