# SPDX-License-Identifier: Apache-2.0
"""What the emulator lacks of AWS Config: ends of recorders and delivery channels, tags of rules, and what AWS refuses.

A region has one recorder and one channel; a recorder starts with a channel only, and a channel stays while it records.
Errors follow the AWS Config API reference, 2014-11-12.
"""

import json
from collections.abc import Callable
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, error_response_json, json_response

Data = dict[str, Any]

_tags = AccountRegionScopedDict()


def install() -> None:
    from ministack.services import config

    handle, reset = config.handle_request, config.reset

    async def with_all(method: str, path: str, headers: dict[str, str], body: bytes, query_params: Any) -> Any:
        action = headers.get("x-amz-target", "").rpartition(".")[2]
        data = json.loads(body or b"{}")
        refused = _REFUSALS[action](config, data) if action in _REFUSALS else None
        if refused is not None:
            return refused
        if action in _ACTIONS:
            return _ACTIONS[action](config, data)
        response = await handle(method, path, headers, body, query_params)
        if action == "PutConfigRule" and response[0] == 200 and data.get("Tags"):
            _tag_new(config, data)
        return response

    def reset_all() -> None:
        reset()
        _tags.clear()

    config.handle_request = with_all
    config.reset = reset_all


def _second_recorder(config: Any, data: Data) -> Any:
    name = (data.get("ConfigurationRecorder") or {}).get("name") or "default"
    if all(known == name for known in config._recorders):
        return None
    problem = f"Failed to put configuration recorder '{name}' because the maximum number of configuration recorders: 1"
    return _error("MaxNumberOfConfigurationRecordersExceededException", f"{problem} is reached.")


def _second_channel(config: Any, data: Data) -> Any:
    name = (data.get("DeliveryChannel") or {}).get("name") or "default"
    if len(config._recorders) == 0:
        return _error("NoAvailableConfigurationRecorderException", "Configuration recorder is not available.")
    if all(known == name for known in config._delivery_channels):
        return None
    problem = f"Failed to put delivery channel '{name}' because the maximum number of delivery channels: 1"
    return _error("MaxNumberOfDeliveryChannelsExceededException", f"{problem} is reached.")


def _no_channel(config: Any, _data: Data) -> Any:
    if len(config._delivery_channels) > 0:
        return None
    return _error("NoAvailableDeliveryChannelException", "Delivery channel is not available to start.")


def _no_recorder(config: Any, _data: Data) -> Any:
    if len(config._recorders) > 0:
        return None
    return _error("NoAvailableConfigurationRecorderException", "Configuration recorder is not available.")


def _delete_recorder(config: Any, data: Data) -> Any:
    name = data.get("ConfigurationRecorderName")
    if name not in config._recorders:
        problem = f"Cannot find configuration recorder with the specified name '{name}'."
        return _error("NoSuchConfigurationRecorderException", problem)
    del config._recorders[name]
    return json_response({})


def _delete_channel(config: Any, data: Data) -> Any:
    name = data.get("DeliveryChannelName")
    if name not in config._delivery_channels:
        problem = f"Cannot find delivery channel with specified name '{name}'."
        return _error("NoSuchDeliveryChannelException", problem)
    if any(recorder.get("recording") for recorder in config._recorders.values()):
        problem = f"Failed to delete last specified delivery channel with name '{name}'"
        return _error("LastDeliveryChannelDeleteFailedException", f"{problem}, because there is a running recorder.")
    del config._delivery_channels[name]
    return json_response({})


def _tag_new(config: Any, data: Data) -> None:
    rule = config._config_rules[data["ConfigRule"]["ConfigRuleName"]]
    _tags.setdefault(rule["ConfigRuleArn"], {}).update({one["Key"]: one["Value"] for one in data["Tags"]})


def _tag(_config: Any, data: Data) -> Any:
    _tags.setdefault(data["ResourceArn"], {}).update({one["Key"]: one["Value"] for one in data["Tags"]})
    return json_response({})


def _untag(_config: Any, data: Data) -> Any:
    for key in data.get("TagKeys", []):
        _tags.get(data["ResourceArn"], {}).pop(key, None)
    return json_response({})


def _list_tags(_config: Any, data: Data) -> Any:
    tags = _tags.get(data["ResourceArn"], {})
    return json_response({"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]})


def _delete_rule(config: Any, data: Data) -> Any:
    rule = config._config_rules.get(data.get("ConfigRuleName"))
    if rule is not None:
        _tags.pop(rule["ConfigRuleArn"], None)
    return config._delete_config_rule(data)


def _error(code: str, message: str) -> Any:
    return error_response_json(code, message, 400)


_Handler = Callable[[Any, Data], Any]

_REFUSALS: dict[str, _Handler] = {
    "PutConfigRule": _no_recorder,
    "PutConfigurationRecorder": _second_recorder,
    "PutDeliveryChannel": _second_channel,
    "StartConfigurationRecorder": _no_channel,
}
_ACTIONS: dict[str, _Handler] = {
    "DeleteConfigRule": _delete_rule,
    "DeleteConfigurationRecorder": _delete_recorder,
    "DeleteDeliveryChannel": _delete_channel,
    "ListTagsForResource": _list_tags,
    "TagResource": _tag,
    "UntagResource": _untag,
}
