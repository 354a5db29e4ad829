import type { SecurityCheck } from "../SecurityCheck.js";
import { plainBuckets } from "./encryption/plainBuckets.js";
import { plainDatabases } from "./encryption/plainDatabases.js";
import { plainLogs } from "./encryption/plainLogs.js";
import { plainMessaging } from "./encryption/plainMessaging.js";
import { plainTables } from "./encryption/plainTables.js";
import { stillKeys } from "./encryption/stillKeys.js";

/** What the account keeps is encrypted by keys of its own, which rotate. */
export const encryptionAtRest: SecurityCheck = {
  name: "encryption-at-rest",
  about: "buckets, tables, queues, topics, databases and logs are encrypted by keys of the account, which rotate",
  run: async (scope) => {
    const parts = [plainBuckets, plainTables, plainMessaging, plainDatabases, plainLogs, stillKeys];
    return (await Promise.all(parts.map((look) => look(scope)))).flat();
  },
};
