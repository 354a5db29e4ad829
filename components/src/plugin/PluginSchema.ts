/** What the plugin reads of a property in the package's schema. */
export interface PropertySchema {
  readonly $ref?: string;
  /** Decides what is made: must be a value, not an output of another resource. */
  readonly plain?: boolean;
  readonly items?: PropertySchema;
  readonly additionalProperties?: PropertySchema;
}

/** What the plugin reads of the package's schema (`schema.json`). */
export interface PluginSchema {
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly inputProperties?: Readonly<Record<string, PropertySchema>>;
        readonly requiredInputs?: readonly string[];
        readonly properties?: Readonly<Record<string, PropertySchema>>;
      }
    >
  >;
  readonly types: Readonly<
    Record<
      string,
      {
        readonly properties?: Readonly<Record<string, PropertySchema>>;
        readonly required?: readonly string[];
        /** The values of an enumeration. */
        readonly enum?: readonly { readonly value: unknown }[];
      }
    >
  >;
}
