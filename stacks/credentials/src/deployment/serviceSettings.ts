import type { Reader } from "./readerRoles.js";

/** What programs and the command line are told of an environment, beside what is secret. */
export interface ServiceSettings {
  /** Value of SALLYPORT_SERVICE_ROLES, to be merged over environments: service → environment → role. */
  readonly serviceRoles: Readonly<
    Record<string, Readonly<Record<string, { readonly roleArn: string; readonly externalId: string }>>>
  >;
  /** Value of SALLYPORT_SERVICE_BUCKETS, likewise: environment → buckets. */
  readonly serviceBuckets: Readonly<
    Record<
      string,
      readonly {
        readonly bucket: string;
        readonly prefix?: string | undefined;
        readonly write: boolean;
        readonly service: string;
      }[]
    >
  >;
}

/**
 * The settings of the library for an environment: of the readers that a role takes. Tasks have their role from ECS.
 *
 * @param roleArns by the reader's name
 */
export function serviceSettings(
  environment: string,
  readers: readonly Pick<Reader, "config">[],
  roleArns: Readonly<Record<string, string>>,
): ServiceSettings {
  const taken = readers.flatMap(({ config }) => (config.kind === "role" ? [config] : []));
  const roles = taken.map(({ name, externalId }) => {
    const role = { roleArn: roleArns[name] ?? "", externalId };
    return [name, { [environment]: role }] as const;
  });
  const buckets = taken.flatMap(({ name, buckets: used }) =>
    used.map(({ bucket, prefix, write }) => ({
      bucket,
      ...(prefix === undefined ? {} : { prefix }),
      write,
      service: name,
    })),
  );
  return {
    serviceRoles: Object.fromEntries(roles),
    serviceBuckets: buckets.length === 0 ? {} : { [environment]: buckets },
  };
}
