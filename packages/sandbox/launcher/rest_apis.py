# SPDX-License-Identifier: Apache-2.0
"""What the emulator lacks of REST APIs: ids as AWS draws them, PutRestApi, patches of lists, and a stage's tags.

PutRestApi with mode=overwrite replaces an API's resources, methods, models, validators and authorizers by those of an
OpenAPI 3 document. Read here: paths with the six usual verbs, their security, request model, validator and integration,
the document's schemas, and its gateway responses. The name, description and policy of the API stay.
"""

import json
import secrets
import string
from typing import Any

from ministack.core.responses import get_region

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options")
_LISTS = ("vpcEndpointIds", "binaryMediaTypes")


def install() -> None:
    from ministack.services import apigateway_v1 as api

    handle, apply_patch = api.handle_request, api._apply_patch
    create_stage, delete_stage = api._create_stage, api._delete_stage
    custom_id = api._resolve_custom_rest_api_id

    async def handle_with_import(
        method: str, path: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any]
    ) -> Any:
        parts = [part for part in path.split("/") if part]
        if method == "PUT" and len(parts) == 2 and parts[0] == "restapis":
            return _put_rest_api(api, parts[1], body, query_params)
        return await handle(method, path, headers, body, query_params)

    def apply_typed(target: dict[str, Any], operations: list[dict[str, Any]]) -> dict[str, Any]:
        left = [operation for operation in operations if not _patched(target, operation)]
        return apply_patch(target, left)  # type: ignore[no-any-return]

    def drawn_id(tags: dict[str, str]) -> tuple[str | None, Any]:
        given, refused = custom_id(tags)
        return (given, refused) if given or refused else (_new_id(), None)

    def create_tagged(api_id: str, data: dict[str, Any]) -> Any:
        response = create_stage(api_id, data)
        if response[0] == 201:
            api._v1_tags[_stage_arn(api_id, data["stageName"])] = dict(data.get("tags") or {})
        return response

    def delete_tagged(api_id: str, name: str) -> Any:
        api._v1_tags.pop(_stage_arn(api_id, name), None)
        return delete_stage(api_id, name)

    api.handle_request, api._apply_patch = handle_with_import, apply_typed
    api._create_stage, api._delete_stage = create_tagged, delete_tagged
    api._resolve_custom_rest_api_id = drawn_id


def _new_id() -> str:
    """Ten lower-case letters and digits, as policies and tools expect."""
    return "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(10))


def _stage_arn(api_id: str, name: str) -> str:
    return f"arn:aws:apigateway:{get_region()}::/restapis/{api_id}/stages/{name}"


def _put_rest_api(api: Any, api_id: str, body: bytes, query_params: dict[str, Any]) -> Any:
    if api_id not in api._rest_apis:
        return api._v1_error("NotFoundException", "Invalid API identifier specified", 404)
    mode = query_params.get("mode", ["merge"])
    if (mode[0] if isinstance(mode, list) else mode) != "overwrite":
        return api._v1_error("BadRequestException", "The sandbox imports with mode=overwrite only", 400)
    try:
        document = json.loads(body)
    except ValueError:
        return api._v1_error("BadRequestException", "The document must be JSON", 400)
    if not isinstance(document, dict) or not str(document.get("openapi", "")).startswith("3."):
        return api._v1_error("BadRequestException", "The document must be OpenAPI 3", 400)
    api._gateway_responses.pop(api_id, None)
    for kind, response in (document.get("x-amazon-apigateway-gateway-responses") or {}).items():
        refused = api._put_gateway_response(api_id, kind, response)
        if refused[0] >= 400:
            return refused
    root = next(resource for resource in api._resources[api_id].values() if resource["path"] == "/")
    root["resourceMethods"] = {}
    api._resources[api_id] = {root["id"]: root}
    for store in (api._models, api._authorizers_v1, api._request_validators):
        store[api_id] = {}
    _import(api, api_id, document)
    return api._v1_response(api._rest_api_view(api._rest_apis[api_id]))


def _import(api: Any, api_id: str, document: dict[str, Any]) -> None:
    for name, schema in (document.get("components", {}).get("schemas") or {}).items():
        api._create_model(api_id, {"name": name, "schema": json.dumps(schema)})
    validators = {
        name: json.loads(api._create_request_validator(api_id, {"name": name, **flags})[2])["id"]
        for name, flags in (document.get("x-amazon-apigateway-request-validators") or {}).items()
    }
    schemes = api._import_security_schemes(api_id, document)
    default = document.get("x-amazon-apigateway-request-validator")
    for path, item in (document.get("paths") or {}).items():
        api._import_path_item(api_id, path, item, schemes, document.get("security"))
        resource = next(one for one in api._resources[api_id].values() if one["path"] == path)
        for verb in _VERBS:
            if verb in item:
                _complete(resource["resourceMethods"][verb.upper()], item[verb], validators, default)


def _complete(
    method: dict[str, Any], operation: dict[str, Any], validators: dict[str, str], default: str | None
) -> None:
    """What the emulator's own import of an operation leaves out."""
    method["requestValidatorId"] = validators.get(
        operation.get("x-amazon-apigateway-request-validator", default) or ""
    )
    content = (operation.get("requestBody") or {}).get("content") or {}
    references = {kind: (entry.get("schema") or {}).get("$ref", "") for kind, entry in content.items()}
    method["requestModels"] = {kind: reference.rsplit("/", 1)[-1] for kind, reference in references.items() if reference}
    method["operationName"] = operation.get("operationId", "")
    integration = operation.get("x-amazon-apigateway-integration") or {}
    for name in ("timeoutInMillis", "passthroughBehavior", "requestTemplates", "credentials"):
        if name in integration and method.get("methodIntegration"):
            method["methodIntegration"][name] = integration[name]


def _patched(target: dict[str, Any], operation: dict[str, Any]) -> bool:
    """Applies a patch of a list or a flag, which the emulator would store as a text or in a map."""
    path, value = [part for part in operation.get("path", "").split("/") if part], operation.get("value")
    if path == ["disableExecuteApiEndpoint"]:
        target[path[0]] = str(value).lower() == "true"
        return True
    if path == ["endpointConfiguration", "types", "0"]:
        target["endpointConfiguration"]["types"] = [value]
        return True
    if path and path[-1] in _LISTS:
        holder = target["endpointConfiguration"] if path[0] == "endpointConfiguration" else target
        kept = [item for item in holder.get(path[-1]) or [] if item != value]
        holder[path[-1]] = kept if operation.get("op") == "remove" else [*kept, value]
        return True
    return False
