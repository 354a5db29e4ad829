export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
export const filterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
