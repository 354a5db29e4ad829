import {
  GetObjectLockConfigurationCommand,
  type ObjectLockRetentionMode,
  type ObjectLockRule,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { exampleVersioning } from "./exampleVersioning.js";
import { orAbsent } from "./orAbsent.js";

const put = async (s3: S3Client, bucket: string, rule?: ObjectLockRule) =>
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket: bucket,
      ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", ...(rule === undefined ? {} : { Rule: rule }) },
    }),
  );

export const bucketObjectLockConfiguration = bucketSetting({
  type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  applied: true,
  why: "New versions get the retention, and deleting one before its end is refused.",
  inputs: {
    objectLockEnabled: shape.withDefault(shape.text(["Enabled"]), "Enabled"),
    rule: shape.object({
      defaultRetention: shape.required(
        shape.object({
          mode: shape.required(shape.text(["GOVERNANCE", "COMPLIANCE"])),
          days: shape.number(),
          years: shape.number(),
        }),
      ),
    }),
  },
  unsupported: ["expectedBucketOwner", "token"],
  survivesDelete: "Object Lock that was on cannot be turned off; what goes is the retention of new versions.",
  examples: [
    {
      needs: {
        ...exampleBuckets("object-lock"),
        bucketVersions: exampleVersioning("bucket"),
        otherVersions: exampleVersioning("other"),
      },
      base: (made) => ({ bucket: made("bucket", "id"), rule: keep({ mode: "GOVERNANCE", days: 30 }) }),
      updated: (made) => ({ bucket: made("bucket", "id"), rule: keep({ mode: "COMPLIANCE", years: 1 }) }),
      replacing: (made) => ({ bucket: made("other", "id"), rule: keep({ mode: "GOVERNANCE", days: 1 }) }),
    },
  ],
  put: async (s3, { bucket, rule }) => {
    if (rule === undefined) return await put(s3, bucket);
    const { mode, days, years } = rule.defaultRetention;
    const DefaultRetention = {
      Mode: mode as ObjectLockRetentionMode,
      ...(days === undefined ? {} : { Days: days }),
      ...(years === undefined ? {} : { Years: years }),
    };
    return await put(s3, bucket, { DefaultRetention });
  },
  get: async (s3, bucket) => {
    const answer = await orAbsent(
      s3.send(new GetObjectLockConfigurationCommand({ Bucket: bucket })),
      "ObjectLockConfigurationNotFoundError",
    );
    const live = answer?.ObjectLockConfiguration;
    if (live?.ObjectLockEnabled === undefined) return undefined;
    const { Mode, Days, Years } = live.Rule?.DefaultRetention ?? {};
    return {
      objectLockEnabled: live.ObjectLockEnabled,
      ...(Mode === undefined
        ? {}
        : {
            rule: keep({
              mode: Mode,
              ...(Days === undefined ? {} : { days: Days }),
              ...(Years === undefined ? {} : { years: Years }),
            }),
          }),
    };
  },
  remove: async (s3, bucket) => await put(s3, bucket),
});

const keep = (defaultRetention: { readonly mode: string; readonly days?: number; readonly years?: number }) => ({
  defaultRetention,
});
