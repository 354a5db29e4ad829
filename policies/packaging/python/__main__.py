"""The same mistakes in another language: a pack is a process of its own and does not care."""

import json

import pulumi

pulumi.CustomResource(
    "aws:ec2/securityGroup:SecurityGroup",
    "web",
    {"ingress": [{"protocol": "tcp", "fromPort": 22, "toPort": 22, "cidrBlocks": ["0.0.0.0/0"]}]},
)
pulumi.CustomResource(
    "aws:iam/policy:Policy",
    "access",
    {"policy": json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})},
)
