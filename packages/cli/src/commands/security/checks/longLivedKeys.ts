import { paginateListAccessKeys, paginateListUsers } from "@aws-sdk/client-iam";
import type { Found, SecurityCheck } from "../SecurityCheck.js";

/** No user has access keys: they stay until somebody removes them (IAM-15). */
export const longLivedKeys: SecurityCheck = {
  name: "long-lived-keys",
  about: "no IAM user has access keys",
  run: async ({ clients, regions: [region = ""] }) => {
    const client = clients.iam(region);
    const found: Found[] = [];
    for await (const { Users = [] } of paginateListUsers({ client }, {})) {
      for (const { UserName } of Users) {
        for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client }, { UserName })) {
          for (const { Status, CreateDate } of AccessKeyMetadata) {
            if (Status !== "Active") continue;
            found.push({
              severity: "high",
              where: `user ${UserName}`,
              message: `It has an access key, made on ${CreateDate?.toISOString().slice(0, 10)}`,
              fix: "Use a role: by single sign-on for people, by OpenID Connect for CI; then remove the key",
            });
          }
        }
      }
    }
    return found;
  },
};
