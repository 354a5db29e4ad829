/** A value that is not known before the deployment. One instance: `Unknown.value`. */
export class Unknown {
  static readonly value: Unknown = new Unknown();
  readonly kind = "unknown";
  private constructor() {}
}

/** A value that must be encrypted in the state and hidden in every display. */
export class Secret {
  readonly kind = "secret";
  constructor(readonly value: Value) {}
}

/** A property value of Pulumi's wire format, decoded. Live resources do not occur in `aws`. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Unknown
  | Secret
  | readonly Value[]
  | { readonly [name: string]: Value };

export type Values = { readonly [name: string]: Value };
