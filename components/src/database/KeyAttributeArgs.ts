/** Type of a key attribute of a table. */
export const AttributeType = {
  Binary: "B",
  Number: "N",
  String: "S",
} as const;

export type AttributeType = (typeof AttributeType)[keyof typeof AttributeType];

/** A key attribute of a table; plain, since it can never change. */
export interface KeyAttributeArgs {
  readonly name: string;
  readonly type: AttributeType;
}
