import { queuesOf } from "../../account/queuesOf.js";
import { topicsOf } from "../../account/topicsOf.js";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";

/** Queues and topics that are not encrypted by KMS (ENC-19). */
export async function plainMessaging(scope: ValidationScope): Promise<readonly Found[]> {
  const kinds = [
    { channels: await queuesOf(scope), component: "a HardenedQueue" },
    { channels: await topicsOf(scope), component: "an AlarmTopic" },
  ];
  return kinds.flatMap(({ channels, component }) =>
    channels
      .filter(({ keyId }) => !keyId)
      .map(({ arn }) => ({
        ...{ severity: "medium" as const, where: arn, message: "It is not encrypted by a key of KMS" },
        fix: `Make it ${component}, or give it a customer-managed key`,
      })),
  );
}
