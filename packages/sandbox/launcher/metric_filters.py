# SPDX-License-Identifier: Apache-2.0
"""Metric filters of CloudWatch Logs: every line that comes in is judged and counted, and alarms are then evaluated.

The emulator keeps filters and counts nothing, and takes every pattern over JSON for one that matches all. Here the
same judgement serves FilterLogEvents and subscriptions. A filter's default value is recorded for each call in which no
line matched; AWS does so by the minute.
"""

import json
import logging
from typing import Any

from ministack.core.responses import error_response_json

from launcher.filter_patterns import PatternError, fields_of, judge_of, value_at

_log = logging.getLogger("launcher.metric_filters")

# CloudWatch Logs API, PutMetricFilter.
_LONGEST_PATTERN = 1024


def install() -> None:
    from ministack.services import cloudwatch_logs

    put_filter, fan_out = cloudwatch_logs._put_metric_filter, cloudwatch_logs._fanout_to_subscription_filters

    def put_checked(data: dict[str, Any]) -> Any:
        problem = _problem_of(data)
        return error_response_json("InvalidParameterException", problem, 400) if problem else put_filter(data)

    def count_and_fan_out(group: str, stream: str, events: Any) -> Any:
        _count(group, events or [])
        return fan_out(group, stream, events)

    cloudwatch_logs._put_metric_filter = put_checked
    cloudwatch_logs._fanout_to_subscription_filters = count_and_fan_out
    cloudwatch_logs._subscription_pattern_matches = lambda pattern, line: judge_of(pattern or "")(line or "")
    cloudwatch_logs._compile_filter_pattern = lambda pattern: judge_of(pattern or "")


def _problem_of(data: dict[str, Any]) -> str | None:
    pattern = data.get("filterPattern") or ""
    if len(pattern) > _LONGEST_PATTERN:
        return f"filterPattern has {len(pattern)} characters, more than {_LONGEST_PATTERN}"
    try:
        judge_of(pattern)
    except PatternError as refused:
        return f"Invalid metric filter pattern: {refused}"
    metrics = data.get("metricTransformations") or []
    both = any(metric.get("dimensions") and "defaultValue" in metric for metric in metrics)
    return "a metric with dimensions takes no default value" if both else None


def _count(group: str, events: list[dict[str, Any]]) -> None:
    from ministack.services import cloudwatch, cloudwatch_logs

    counted = False
    lines = [event.get("message") or "" for event in events]
    for metric_filter in list(cloudwatch_logs._metric_filters.values()):
        if metric_filter["logGroupName"] != group:
            continue
        pattern = metric_filter.get("filterPattern") or ""
        judge = judge_of(pattern)
        matching = [line for line in lines if judge(line)]
        for metric in metric_filter["metricTransformations"]:
            counted = _record(cloudwatch, metric, pattern, matching) or counted
    if counted:
        cloudwatch._evaluate_all_alarms()


def _record(cloudwatch: Any, metric: dict[str, Any], pattern: str, lines: list[str]) -> bool:
    place = (metric["metricNamespace"], metric["metricName"])
    unit = metric.get("unit") or "None"
    if not lines and metric.get("defaultValue") is not None:
        cloudwatch.record_metric(*place, float(metric["defaultValue"]), unit)
        return True
    for line in lines:
        value = _resolved(metric["metricValue"], pattern, line)
        dimensions = {name: _resolved(of, pattern, line) for name, of in (metric.get("dimensions") or {}).items()}
        try:
            number = float(value)
        except (TypeError, ValueError):
            _log.warning("%s: %s of a line is no number", place, metric["metricValue"])
            continue
        # A metric is not published for a line that lacks a dimension's field.
        if all(dimensions.values()):
            cloudwatch.record_metric(*place, number, unit, {name: str(of) for name, of in dimensions.items()})
    return bool(lines)


def _resolved(text: str, pattern: str, line: str) -> Any:
    if text.startswith("$."):
        return value_at(json.loads(line), text)
    return fields_of(pattern, line).get(text[1:]) if text.startswith("$") else text
