import { LogFormatter, LogItem } from "@aws-lambda-powertools/logger";
import type { LogAttributes, UnformattedAttributes } from "@aws-lambda-powertools/logger/types";

/** Lines of the form that every worker writes: level, service, event, request id and an ISO 8601 time in UTC (LOG-02). */
export class EventFormatter extends LogFormatter {
  override formatAttributes(attributes: UnformattedAttributes, additional: LogAttributes): LogItem {
    const { timestamp, logLevel, serviceName, message, lambdaContext } = attributes;
    return new LogItem({
      attributes: {
        ...additional,
        time: timestamp.toISOString(),
        level: logLevel.toLowerCase(),
        service: serviceName,
        event: message,
        requestId: lambdaContext?.awsRequestId,
      },
    });
  }
}
