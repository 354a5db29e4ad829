import { Access } from "@sallyport/intents";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { EncryptionKey } from "./EncryptionKey.js";

export const conformance = conformanceEntry(
  EncryptionKey,
  ({ accountId, partition, region, environment, tags }) => ({
    services: [
      { service: "s3.amazonaws.com", sourceArns: [`arn:${partition}:s3:::orders`] },
      { service: "logs.amazonaws.com", sourceArns: [`arn:${partition}:logs:${region}:${accountId}:log-group:/orders`] },
    ],
    users: [
      {
        roleArns: [`arn:${partition}:iam::${accountId}:role/reader`],
        access: [{ bucket: "orders", actions: [Access.Read], label: "Orders" }],
      },
    ],
    administratorArns: [`arn:${partition}:iam::${accountId}:role/keys`],
    alias: "orders",
    description: "Encrypts orders",
    rotationDays: 180,
    deletionWindowDays: 14,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment"],
  { multiRegion: {} },
);
