# SPDX-License-Identifier: Apache-2.0
"""The one key that acts as the account's root: random for each sandbox, read from a file that only its owner can read."""

import json
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class DeployKey:
    """An access key pair."""

    access_key_id: str
    secret_access_key: str


def load_deploy_key() -> DeployKey:
    """The pair in the file that SALLYPORT_DEPLOY_KEY_FILE names, also given to the emulator as its configured root."""
    with open(os.environ["SALLYPORT_DEPLOY_KEY_FILE"], encoding="utf-8") as file:
        pair = json.load(file)
    key = DeployKey(pair["accessKeyId"], pair["secretAccessKey"])
    # The emulator reads its root secret from these at each request; children of the emulator are never given them.
    os.environ["AWS_ACCESS_KEY_ID"] = key.access_key_id
    os.environ["AWS_SECRET_ACCESS_KEY"] = key.secret_access_key
    os.environ.pop("AWS_SESSION_TOKEN", None)
    return key
