import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { defineFunction } from "./FunctionDefinition.js";

/** Who deploys. Plan mode answers as the root of its account. */
export const getCallerIdentity = defineFunction({
  token: "aws:index/getCallerIdentity:getCallerIdentity",
  inputs: {},
  call: async (_, region, { mode, accountId, clients }) => {
    if (mode === "plan") {
      return { id: accountId, accountId, arn: `arn:aws:iam::${accountId}:root`, userId: accountId };
    }
    const { Account, Arn, UserId } = await clients.sts(region).send(new GetCallerIdentityCommand({}));
    return { id: Account ?? accountId, accountId: Account ?? accountId, arn: Arn ?? "", userId: UserId ?? "" };
  },
});
