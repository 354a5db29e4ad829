import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { OidcProvider } from "./OidcProvider.js";

export const conformance = conformanceEntry(OidcProvider, ({ accountId, partition, tags }) => ({
  issuerUrl: "https://gitlab.example.com",
  audiences: ["sts.amazonaws.com"],
  account: { accountId, partition },
  tags,
}));
