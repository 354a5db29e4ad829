import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { settingsIn } from "./settingsOf.js";
import { settingTypes } from "./settingTypes.js";

const [websiteType, oldWebsiteType] = settingTypes.website.types;
const indexDocument = { suffix: "index.html" };

/** No bucket is a website. */
export const S3NoWebsite: ResourceRule = {
  id: "s3-no-website",
  title: "No bucket is a website",
  severity: "high",
  why: "A website endpoint speaks plain HTTP only, and serves nothing unless the bucket is public",
  fix: "remove the website, and serve files by CloudFront with an origin access control",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
  controls: ["STO-01", "STO-02"],
  scope: "resource",
  types: [...settingTypes.website.types, ...bucketTypes],
  evaluate: (resource) =>
    settingsIn("website", resource).length > 0
      ? violation("Website", `${resource.name} serves a bucket as a website`)
      : compliant,
  examples: {
    good: [{ type: bucketTypes[0], name: "data" }],
    bad: [{ type: websiteType, name: "site", props: { indexDocument } }],
    others: {
      "of v6": [{ type: oldWebsiteType, name: "site", props: { indexDocument } }],
      inline: [{ type: bucketTypes[0], name: "data", props: { website: { indexDocument: "index.html" } } }],
      "inline, as in v6": [{ type: bucketTypes[1], name: "data", props: { websites: [{ indexDocument: "i.html" }] } }],
    },
  },
};
