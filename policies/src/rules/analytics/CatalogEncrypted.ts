import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

type Fields = Readonly<Record<string, unknown>>;

const catalogType = "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings";
const jobsType = "aws:glue/securityConfiguration:SecurityConfiguration";
const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const atRest = { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key };
const passwords = { returnConnectionPasswordEncrypted: true, awsKmsKeyId: key };
const catalog = (encryptionAtRest: Fields, connectionPasswordEncryption: Fields) => [
  {
    type: catalogType,
    name: "catalog",
    props: { dataCatalogEncryptionSettings: { encryptionAtRest, connectionPasswordEncryption } },
  },
];

/** The Glue catalog, the passwords of its connections, and what its jobs write are encrypted with customer-managed keys. */
export const CatalogEncrypted: ResourceRule = {
  id: "glue-encrypted",
  title: "The data catalog, its passwords and its jobs encrypt with customer-managed keys",
  severity: "medium",
  why: "The catalog says where which data is, and gives the passwords of its connections in clear to whoever may read them",
  fix: "set encryptionAtRest (SSE-KMS), connectionPasswordEncryption with a key, and in a SecurityConfiguration a mode with KMS for each part",
  url: "https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html",
  controls: ["ENC-19", "SEC-17"],
  scope: "resource",
  types: [catalogType, jobsType],
  evaluate: ({ name, type, inputs }) => verdictOf((type === catalogType ? inCatalog : inJobs)(name, inputs)),
  examples: {
    good: catalog(atRest, passwords),
    bad: catalog({ catalogEncryptionMode: "DISABLED" }, passwords),
    others: {
      "AWS's own key": catalog({ catalogEncryptionMode: "SSE-KMS" }, passwords),
      "passwords in clear": catalog(atRest, { returnConnectionPasswordEncrypted: false }),
      "passwords under no key": catalog(atRest, { returnConnectionPasswordEncrypted: true }),
      jobs: [
        {
          type: jobsType,
          name: "jobs",
          props: {
            encryptionConfiguration: {
              cloudwatchEncryption: { cloudwatchEncryptionMode: "DISABLED" },
              jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key },
              s3Encryption: { s3EncryptionMode: "SSE-S3" },
            },
          },
        },
      ],
    },
  },
};

function inCatalog(name: string, inputs: Fields): readonly Finding[] {
  const settings = (inputs.dataCatalogEncryptionSettings ?? {}) as Readonly<Record<string, Fields | undefined>>;
  const { encryptionAtRest = {}, connectionPasswordEncryption = {} } = settings;
  const mode = String(encryptionAtRest.catalogEncryptionMode);
  return [
    ...(mode.startsWith("SSE-KMS") && hasCustomerKey(encryptionAtRest, "sseAwsKmsKeyId")
      ? []
      : [{ id: "Catalog", message: `catalog ${name} has no customer-managed key` }]),
    ...(connectionPasswordEncryption.returnConnectionPasswordEncrypted === true &&
    hasCustomerKey(connectionPasswordEncryption, "awsKmsKeyId")
      ? []
      : [{ id: "Passwords", message: `catalog ${name} gives passwords out that no key of ours encrypts` }]),
  ];
}

function inJobs(name: string, inputs: Fields): readonly Finding[] {
  const settings = (inputs.encryptionConfiguration ?? {}) as Readonly<Record<string, Fields | undefined>>;
  return ["cloudwatchEncryption", "jobBookmarksEncryption", "s3Encryption"].flatMap((part) => {
    const encryption = settings[part] ?? {};
    const mode = String(encryption[`${part}Mode`]);
    return mode.includes("KMS") && hasCustomerKey(encryption, "kmsKeyArn")
      ? []
      : [{ id: `Jobs::${part}`, message: `${part} of ${name} has no customer-managed key` }];
  });
}
