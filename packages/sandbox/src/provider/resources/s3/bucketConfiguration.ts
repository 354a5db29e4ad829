import type { S3Client } from "@aws-sdk/client-s3";
import { defineResource, type Example, type ResourceDefinition } from "../../ResourceDefinition.js";
import { type Fields, type InputsOf, shape } from "../../Shape.js";
import type { Properties } from "../../values/Json.js";
import { orAbsent } from "./orAbsent.js";

const named = { bucket: shape.required(shape.text()), name: shape.autoNamed({ maxLength: 64 }) };

/** One of a bucket's named configurations of a kind. Its id is `<bucket>:<name>`. */
export interface BucketConfiguration<F extends Fields> {
  readonly type: string;
  readonly why: string;
  /** Inputs beside `bucket` and `name`. */
  readonly inputs: F;
  readonly examples: readonly Example[];
  put(s3: S3Client, inputs: InputsOf<F> & InputsOf<typeof named>): Promise<unknown>;
  /** The inputs as they are now, beside bucket and name. Absence is S3's error. */
  get(s3: S3Client, bucket: string, name: string): Promise<Properties>;
  remove(s3: S3Client, bucket: string, name: string): Promise<unknown>;
}

/** Makes a resource definition of a bucket's named configuration. */
export const bucketConfiguration = <F extends Fields>(configuration: BucketConfiguration<F>): ResourceDefinition => {
  const { put, get, remove, inputs, ...rest } = configuration;
  type Given = InputsOf<F> & InputsOf<typeof named>;
  return defineResource<typeof named>({
    ...rest,
    applied: false,
    inputs: { ...inputs, ...named },
    replacedBy: ["bucket", "name"],
    identifiedBy: ["bucket", "name"],
    identity: ({ bucket, name }) => ({ id: `${bucket}:${name}`, outputs: {} }),
    create: async (given, { clients, region }) => {
      await put(clients.s3(region), given as Given);
      return { id: `${given.bucket}:${given.name}` };
    },
    read: async (id, _, { clients, region }) => {
      const { bucket, name } = partsOf(id);
      const live = await orAbsent(get(clients.s3(region), bucket, name), absent);
      return live === undefined ? undefined : { bucket, name, ...live };
    },
    update: async (_, __, news, { clients, region }) => {
      await put(clients.s3(region), news as Given);
    },
    delete: async (id, _, { clients, region }) => {
      const { bucket, name } = partsOf(id);
      await orAbsent(remove(clients.s3(region), bucket, name), absent);
    },
  });
};

const absent = "NoSuchConfiguration";

const partsOf = (id: string): { readonly bucket: string; readonly name: string } => {
  const [bucket = "", name = ""] = id.split(":");
  return { bucket, name };
};
