# SPDX-License-Identifier: Apache-2.0
"""EBS encryption by default, which the emulator lacks: a setting of a region, under which every new volume is encrypted.

Calls follow the EC2 API reference (EnableEbsEncryptionByDefault and its likes).
"""

from typing import Any

from ministack.core.responses import AccountRegionScopedDict

_settings = AccountRegionScopedDict()


def install() -> None:
    from ministack.services import ec2

    create, reset = ec2._ACTION_MAP["CreateVolume"], ec2.reset

    def create_encrypted(params: Any) -> Any:
        return create({**params, "Encrypted": ["true"]} if _settings.get("enabled") else params)

    def answer(action: str) -> Any:
        enabled = str(bool(_settings.get("enabled"))).lower()
        inner = f"<ebsEncryptionByDefault>{enabled}</ebsEncryptionByDefault>"
        return ec2._xml(200, f"{action}Response", inner)

    def setting(action: str, enabled: bool) -> Any:
        def changed(_params: Any) -> Any:
            _settings["enabled"] = enabled
            return answer(action)

        return changed

    def reset_all() -> None:
        reset()
        _settings.clear()

    ec2._ACTION_MAP["CreateVolume"] = create_encrypted
    ec2._ACTION_MAP["EnableEbsEncryptionByDefault"] = setting("EnableEbsEncryptionByDefault", True)
    ec2._ACTION_MAP["DisableEbsEncryptionByDefault"] = setting("DisableEbsEncryptionByDefault", False)
    ec2._ACTION_MAP["GetEbsEncryptionByDefault"] = lambda _params: answer("GetEbsEncryptionByDefault")
    ec2.reset = reset_all
