import { SNSClient } from "@aws-sdk/client-sns";
import { clientSettings, createLogger } from "@sallyport/worker-kit";
import { SnsNotifier } from "./aws/SnsNotifier.js";
import { handleEvent } from "./handleEvent.js";
import { remediatorFor } from "./remediatorFor.js";
import { readSettings } from "./settings.js";

const settings = readSettings(process.env);
const client = clientSettings({ region: settings.AWS_REGION, maxSockets: 4 });
const ports = {
  settings,
  remediator: remediatorFor(settings, client),
  notifier: new SnsNotifier(new SNSClient(client), settings.ALARM_TOPIC_ARN),
  logger: createLogger({
    service: "remediation",
    write: (line) => void process.stdout.write(line),
    level: settings.SALLYPORT_LOG_LEVEL,
  }),
};

/** Called by the rules of the component `Remediation`, for each event that one of them matches. */
export const handler = (event: unknown) => handleEvent(event, ports);
