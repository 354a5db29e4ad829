import { itemOf } from "../../../checked/itemOf.js";
import { auditTrail } from "../../security/checks/auditTrail.js";
import type { PreflightItem } from "../PreflightItem.js";

/** The account records who does what, before something is deployed into it. */
export const cloudTrail: PreflightItem = {
  name: "cloudtrail",
  judge: async ({ clients, regions }) => {
    const found = await auditTrail.run({ clients, regions, now: Date.now });
    return itemOf(
      "cloudtrail",
      "a trail of all regions is on, encrypted and validated",
      found.map(({ where, message, fix }) => ({ message: `${where}: ${message}`, fix })),
    );
  },
};
