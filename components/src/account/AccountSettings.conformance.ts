import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { AccountSettings } from "./AccountSettings.js";

export const conformance = conformanceEntry(
  AccountSettings,
  () => ({
    securityContact: {
      name: "Security team",
      title: "On call",
      emailAddress: "security@example.com",
      phoneNumber: "+353 1 555 0100",
    },
  }),
  [],
  { publicBuckets: {} },
);
