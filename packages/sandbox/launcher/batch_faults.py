# SPDX-License-Identifier: Apache-2.0
"""Faults of AWS that a job asks for by its tag `sandbox:faults`: names with spaces between, one for each attempt.

Here no host fails, no Spot capacity is taken back and every image is at hand, so what a retry strategy says of those would
never be tried. An attempt that meets a fault does not start, and is told of in the words in which AWS tells of it.
Source: Batch user guide, "Automated job retries" and "Troubleshooting AWS Batch"; ECS developer guide, "Stopped tasks errors".
AWS takes the tag for any other one.
"""

TAG = "sandbox:faults"

# By name: the container's reason, and the status reason of the attempt.
_FAULTS = {
    "spot": ("", "Your Spot Task was interrupted."),
    "network-interface": ("", "Timeout waiting for network interface provisioning to complete."),
    "image-pull": (
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref",
        "Task failed to start",
    ),
    "resources": (
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed",
        "Task failed to start",
    ),
    "command": (
        'CannotStartContainerError: failed to create container task: exec: "missing": executable file not found in $PATH',
        "Task failed to start",
    ),
}


def unknown_in(tags: dict[str, str]) -> list[str]:
    """Names in the tag that are of no fault."""
    return [name for name in tags.get(TAG, "").split() if name not in _FAULTS]


def fault_of(tags: dict[str, str], attempt: int) -> tuple[str, str] | None:
    """The container's reason and the status reason of an attempt, counted from 0; None where it meets no fault."""
    names = tags.get(TAG, "").split()
    return _FAULTS[names[attempt]] if attempt < len(names) else None
