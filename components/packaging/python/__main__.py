"""A program in Python that makes components through their plugin."""

import pulumi


class Component(pulumi.ComponentResource):
    """A component of the package by its name. `outputs` names those that the program reads."""

    def __init__(self, kind: str, name: str, props: dict, outputs: list[str]):
        super().__init__(f"sallyport:index:{kind}", name, {**dict.fromkeys(outputs), **props}, remote=True)


bucket = Component(
    "HardenedBucket",
    "orders",
    {"dataRole": "staging", **(pulumi.Config().get_object("bucket") or {})},
    ["bucketName", "keyArn"],
)
role = Component(
    "TaskRole",
    "orders-reader",
    {"access": [{"bucket": bucket.bucketName, "key": bucket.keyArn, "actions": ["Read"], "label": "Orders"}]},
    ["roleArn"],
)

pulumi.export("bucketName", bucket.bucketName)
pulumi.export("keyArn", bucket.keyArn)
pulumi.export("roleArn", role.roleArn)
