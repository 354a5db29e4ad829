# SPDX-License-Identifier: Apache-2.0
"""Changes to an OpenID Connect provider of IAM, which the emulator makes, shows and deletes only."""

from collections.abc import Callable
from typing import Any

Params = Any
Provider = dict[str, Any]


def install() -> None:
    from ministack.services import iam

    def changing(action: str, change: Callable[[Provider, Params], None]) -> Callable[[Params], Any]:
        def changed(params: Params) -> Any:
            arn = iam._p(params, "OpenIDConnectProviderArn")
            provider = iam._oidc_providers.get(arn)
            if provider is None:
                return iam._error(404, "NoSuchEntity", f"OIDC provider {arn} not found.", ns="iam")
            change(provider, params)
            return iam._xml(200, f"{action}Response", "", ns="iam")

        return changed

    def members(params: Params, name: str) -> list[str]:
        found: list[str] = []
        while value := iam._p(params, f"{name}.member.{len(found) + 1}"):
            found.append(value)
        return found

    def add_client(provider: Provider, params: Params) -> None:
        client = iam._p(params, "ClientID")
        if client not in provider["ClientIDList"]:
            provider["ClientIDList"].append(client)

    def remove_client(provider: Provider, params: Params) -> None:
        provider["ClientIDList"] = [one for one in provider["ClientIDList"] if one != iam._p(params, "ClientID")]

    def set_thumbprints(provider: Provider, params: Params) -> None:
        provider["ThumbprintList"] = members(params, "ThumbprintList")

    def tag(provider: Provider, params: Params) -> None:
        tags = {one["Key"]: one for one in [*provider.get("Tags", []), *iam._extract_tags(params)]}
        provider["Tags"] = list(tags.values())

    def untag(provider: Provider, params: Params) -> None:
        keys = members(params, "TagKeys")
        provider["Tags"] = [one for one in provider.get("Tags", []) if one["Key"] not in keys]

    changes = {
        "AddClientIDToOpenIDConnectProvider": add_client,
        "RemoveClientIDFromOpenIDConnectProvider": remove_client,
        "UpdateOpenIDConnectProviderThumbprint": set_thumbprints,
        "TagOpenIDConnectProvider": tag,
        "UntagOpenIDConnectProvider": untag,
    }
    for action, change in changes.items():
        iam._IAM_HANDLERS[action] = changing(action, change)
