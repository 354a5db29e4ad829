import { DescribePrefixListsCommand } from "@aws-sdk/client-ec2";
import { planId } from "../planId.js";
import { ResourceError } from "../ResourceError.js";
import { shape } from "../Shape.js";
import { defineFunction } from "./FunctionDefinition.js";

/** An AWS-managed prefix list, such as that of S3 in a region, by name or id. */
export const getPrefixList = defineFunction({
  token: "aws:ec2/getPrefixList:getPrefixList",
  inputs: { name: shape.text(), prefixListId: shape.text() },
  call: async ({ name, prefixListId }, region, { mode, clients }) => {
    if (mode === "plan") {
      const id = prefixListId ?? `pl-${planId(String(name), 8)}`;
      return {
        id,
        prefixListId: id,
        name: name ?? `com.amazonaws.${region}.s3`,
        cidrBlocks: ["198.51.100.0/24"],
        region,
      };
    }
    const { PrefixLists = [] } = await clients.ec2(region).send(new DescribePrefixListsCommand({}));
    const found = PrefixLists.find(
      (list) =>
        (name === undefined || list.PrefixListName === name) &&
        (prefixListId === undefined || list.PrefixListId === prefixListId),
    );
    if (found?.PrefixListId === undefined) {
      const known = PrefixLists.map(({ PrefixListName }) => PrefixListName).join(", ");
      throw new ResourceError(`no prefix list ${name ?? prefixListId} in ${region}; it has ${known || "none"}`);
    }
    return {
      id: found.PrefixListId,
      prefixListId: found.PrefixListId,
      name: found.PrefixListName,
      cidrBlocks: found.Cidrs ?? [],
      region,
    };
  },
});
