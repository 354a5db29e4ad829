import type { InputProblem } from "../../ResourceDefinition.js";
import type { TableInputs } from "./tableInputs.js";

/** What DynamoDB refuses in combination. */
export const validateTable = (inputs: TableInputs): readonly InputProblem[] => [
  ...undefinedAttributes(inputs),
  ...capacityProblems(inputs),
  ...(inputs.streamEnabled && inputs.streamViewType === undefined
    ? [{ property: "streamViewType", reason: "is required where `streamEnabled` is true" }]
    : []),
  ...(inputs.ttl?.enabled && !inputs.ttl.attributeName
    ? [{ property: "ttl.attributeName", reason: "is required where `ttl.enabled` is true" }]
    : []),
  ...(inputs.localSecondaryIndexes?.length && inputs.rangeKey === undefined
    ? [{ property: "localSecondaryIndexes", reason: "need a table with a `rangeKey`" }]
    : []),
];

const undefinedAttributes = (inputs: TableInputs): readonly InputProblem[] => {
  const indexes = [...(inputs.globalSecondaryIndexes ?? []), ...(inputs.localSecondaryIndexes ?? [])];
  const keys = [inputs, ...indexes].flatMap((index) => [
    "hashKey" in index ? index.hashKey : undefined,
    index.rangeKey,
  ]);
  const used = new Set(keys.filter((key) => key !== undefined));
  const given = new Set((inputs.attributes ?? []).map(({ name }) => name));
  return [
    ...[...used]
      .filter((key) => !given.has(key))
      .map((key) => ({ property: "attributes", reason: `must give the type of the key attribute ${key}` })),
    ...[...given]
      .filter((name) => !used.has(name))
      .map((name) => ({ property: "attributes", reason: `${name} is the key of nothing: give key attributes only` })),
  ];
};

const capacityProblems = (inputs: TableInputs): readonly InputProblem[] => {
  const provisioned = inputs.billingMode === "PROVISIONED";
  const given = inputs.readCapacity !== undefined || inputs.writeCapacity !== undefined;
  const enough = (inputs.readCapacity ?? 0) > 0 && (inputs.writeCapacity ?? 0) > 0;
  if (provisioned && !enough) {
    return [{ property: "readCapacity", reason: "give it and `writeCapacity`, or billingMode PAY_PER_REQUEST" }];
  }
  return !provisioned && given
    ? [{ property: "readCapacity", reason: "leave capacity out where billingMode is PAY_PER_REQUEST" }]
    : [];
};
