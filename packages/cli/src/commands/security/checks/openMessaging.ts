import { isPublic, parsePolicy } from "@sallyport/policies";
import { queuesOf } from "../account/queuesOf.js";
import { topicsOf } from "../account/topicsOf.js";
import type { SecurityCheck } from "../SecurityCheck.js";

/** No queue and no topic lets everybody in (STO-01's sense, for messages). */
export const openMessaging: SecurityCheck = {
  name: "open-messaging",
  about: "no queue's or topic's policy lets everybody in",
  run: async (scope) =>
    [...(await queuesOf(scope)), ...(await topicsOf(scope))]
      .filter(({ policy }) => parsePolicy(policy).some((statement) => isPublic(statement)))
      .map(({ arn }) => ({
        ...{ severity: "critical" as const, where: arn, message: "Its policy lets everybody in" },
        fix: "Name the principals, or the account in a condition",
      })),
};
