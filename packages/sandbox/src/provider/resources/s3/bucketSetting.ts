import type { S3Client } from "@aws-sdk/client-s3";
import { defineResource, type Example, type ResourceDefinition } from "../../ResourceDefinition.js";
import { type Fields, type InputsOf, shape } from "../../Shape.js";
import type { Properties } from "../../values/Json.js";

const named = { bucket: shape.required(shape.text()) };

/** One setting of a bucket, which S3 has one of: put, get and delete it whole. Its id is the bucket's name. */
export interface BucketSetting<F extends Fields> {
  readonly type: string;
  readonly applied: boolean;
  readonly why: string;
  /** Inputs beside `bucket`. */
  readonly inputs: F;
  readonly unsupported?: readonly string[];
  readonly recordedInputs?: Readonly<Record<string, string>>;
  readonly survivesDelete?: string;
  readonly examples: readonly Example[];
  put(s3: S3Client, inputs: InputsOf<F> & InputsOf<typeof named>): Promise<unknown>;
  /** The inputs as they are now; `undefined` where the bucket has no such setting. */
  get(s3: S3Client, bucket: string, inputs: Partial<InputsOf<F>>): Promise<Properties | undefined>;
  remove(s3: S3Client, bucket: string): Promise<unknown>;
}

/** Makes a resource definition of a bucket's setting. */
export const bucketSetting = <F extends Fields>(setting: BucketSetting<F>): ResourceDefinition => {
  const { put, get, remove, inputs, ...rest } = setting;
  type Given = InputsOf<F> & InputsOf<typeof named>;
  return defineResource<typeof named>({
    ...rest,
    inputs: { ...inputs, ...named },
    replacedBy: ["bucket"],
    identifiedBy: ["bucket"],
    identity: ({ bucket }) => ({ id: bucket, outputs: {} }),
    create: async (given, { clients, region }) => {
      await put(clients.s3(region), given as Given);
      return { id: given.bucket };
    },
    read: async (id, known, { clients, region }) => {
      const live = await get(clients.s3(region), id, known as Partial<InputsOf<F>>);
      return live === undefined ? undefined : { bucket: id, ...live };
    },
    update: async (_, __, news, { clients, region }) => {
      await put(clients.s3(region), news as Given);
    },
    delete: async (id, _, { clients, region }) => {
      await remove(clients.s3(region), id);
    },
  });
};
