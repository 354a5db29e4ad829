# SPDX-License-Identifier: Apache-2.0
"""Keeps the metric math of an alarm, which the emulator drops: DescribeAlarms then returns `Metrics` as given.

Taken over from requests in JSON and CBOR, which every current SDK sends. The emulator evaluates no such alarm; those
of scaling policies are evaluated by the sandbox's task runner.
"""

from typing import Any

# CloudWatch API, MetricAlarm: none of them is there for an alarm on metric math.
_OF_PLAIN_ALARMS = ("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period", "Dimensions", "Unit")


def install() -> None:
    from ministack.services import cloudwatch

    put_metric_alarm = cloudwatch._put_metric_alarm

    def put_with_metrics(params: Any, data: Any, is_cbor: bool, is_json: bool = False) -> Any:
        response = put_metric_alarm(params, data, is_cbor, is_json)
        metrics = data.get("Metrics") if is_cbor or is_json else None
        alarm = cloudwatch._alarms.get(data.get("AlarmName", "")) if metrics else None
        if alarm is not None and response[0] == 200:
            for name in _OF_PLAIN_ALARMS:
                alarm.pop(name, None)
            alarm["Metrics"] = metrics
        return response

    cloudwatch._put_metric_alarm = put_with_metrics
