# SPDX-License-Identifier: Apache-2.0
"""Installs every patch in order, then serves the emulator. Started by the sandbox's supervisor, never by hand."""

import importlib
import sys

from launcher.deploy_key import load_deploy_key

# Order matters: root keys before any service module is imported; then each later module wraps the earlier ones'
# enforcement, so a decision is recorded with the condition keys added, and SSE-KMS adds decisions of its own.
PATCHES = (
    "root_keys",
    "request_facts",
    "statement_labels",
    "sqs_batches",
    "log_streams",
    "named_resources",
    "log_keys",
    "query_definitions",
    "managed_passwords",
    "database_servers",
    "metric_filters",
    "condition_keys",
    "deployer_keys",
    "decisions",
    "refused_sign_ins",
    "web_identity",
    "kept_sessions",
    "kms_on_s3",
    "kms_on_services",
    "tags_on_put",
    "multipart_tags",
    "copies",
    "version_ranges",
    "bucket_configurations",
    "ecs_tasks",
    "autoscaling",
    "batch_records",
    "batch_jobs",
    "access_analyzer",
    "emr_serverless",
    "guardduty",
    "securityhub",
    "config_recorders",
    "account_public_access",
    "alternate_contacts",
    "ebs_encryption",
    "budget_actions",
    "metric_math",
    "vpc_endpoints",
    "endpoint_access",
    "deleted_tags",
    "security_group_rules",
    "flow_log_tags",
    "oidc_providers",
    "cross_region_events",
    "deliveries",
    "function_invokers",
    "schedules",
    "function_code",
    "function_processes",
    "function_role",
    "secret_versions",
    "secret_rotation",
    "rest_apis",
    "gateway_answers",
    "announced_events",
    "replication",
    "replication_role",
    "probe_sessions",
)


def main() -> None:
    """Exit code 2 says that the environment of the start is incomplete."""
    load_deploy_key()
    for name in PATCHES:
        importlib.import_module(f"launcher.{name}").install()
    from launcher.serve import serve

    serve()


if __name__ == "__main__":
    try:
        main()
    except KeyError as missing:
        print(f"launcher: the environment variable {missing} is not set; start it through the sandbox", file=sys.stderr)
        sys.exit(2)
