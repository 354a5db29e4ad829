import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { keyTypes } from "./keyTypes.js";

const [keyType, externalKeyType, replicaType, externalReplicaType] = keyTypes;

/** No key is a multi-region key: each region uses its own. Judged with its component, whose waiver may excuse it. */
export const KmsKeySingleRegion: RelationRule = {
  id: "kms-no-multi-region",
  title: "Each region uses its own keys",
  severity: "medium",
  why: "A multi-region key opens every region's data to whoever gets hold of it in one of them",
  fix: "leave multiRegion out and make a key in each region",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html",
  controls: ["ENC-08"],
  scope: "stack",
  waivedBy: "multiRegion",
  types: keyTypes,
  evaluate: ({ type, name, props }) => {
    if (type === replicaType || type === externalReplicaType)
      return violation("Replica", `key ${name} has the material of another region's key`);
    return props.multiRegion === true ? violation("MultiRegion", `key ${name} is a multi-region key`) : compliant;
  },
  examples: {
    good: [{ type: keyType, name: "key" }],
    bad: [{ type: keyType, name: "key", props: { multiRegion: true } }],
    others: {
      "a replica": [
        { type: replicaType, name: "key", props: { primaryKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/k" } },
      ],
      "imported material": [{ type: externalKeyType, name: "key", props: { multiRegion: true } }],
    },
  },
};
