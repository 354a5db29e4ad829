# SPDX-License-Identifier: Apache-2.0
"""Tags that come with a flow log: EC2 names the type `vpc-flow-log`, the emulator looks for `flow-log`."""

from typing import Any


def install() -> None:
    from ministack.services import ec2

    parse = ec2._parse_tag_specs

    def parsed(params: Any, kind: str, resource_id: str) -> Any:
        return parse(params, "vpc-flow-log" if kind == "flow-log" else kind, resource_id)

    ec2._parse_tag_specs = parsed
