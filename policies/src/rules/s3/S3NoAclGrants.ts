import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { type Fields, manyOf, oneOf } from "./settingsOf.js";
import { settingTypes } from "./settingTypes.js";

const [aclType, oldAclType] = settingTypes.acl.types;
const objectTypes = [
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
] as const;
/** The lists that let nobody in but the owner. */
const closed: readonly unknown[] = [undefined, null, "", "private", "bucket-owner-full-control"];
const allUsers = "http://acs.amazonaws.com/groups/global/AllUsers";

/** No access list lets in anybody but the owner. */
export const S3NoAclGrants: ResourceRule = {
  id: "s3-no-acl-grants",
  title: "No access list grants anything",
  severity: "high",
  why: "Access lists are a second, forgotten way into a bucket: one grant to a group of AWS is a grant to the world",
  fix: "leave acl, grants and accessControlPolicy out, and say who may in the BucketPolicy or in IAM policies",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
  controls: ["STO-01"],
  scope: "resource",
  types: [...settingTypes.acl.types, ...bucketTypes, ...objectTypes],
  evaluate: (resource) => verdictOf([...cannedOf(resource), ...grantsOf(resource)]),
  examples: {
    good: [{ type: aclType, name: "acl", props: { acl: "private" } }],
    bad: [{ type: aclType, name: "acl", props: { acl: "public-read" } }],
    others: {
      "of v6": [{ type: oldAclType, name: "acl", props: { acl: "authenticated-read" } }],
      "inline, as before v7": [{ type: bucketTypes[1], name: "data", props: { acl: "log-delivery-write" } }],
      "of an object": [{ type: objectTypes[1], name: "page", props: { acl: "public-read" } }],
      "a grant to a group": [
        {
          type: aclType,
          name: "acl",
          props: {
            accessControlPolicy: {
              owner: { id: "owner" },
              grants: [{ permission: "READ", grantee: { type: "Group", uri: allUsers } }],
            },
          },
        },
      ],
      "a grant to another account": [
        {
          type: aclType,
          name: "acl",
          props: {
            accessControlPolicy: {
              owner: { id: "owner" },
              grants: [{ permission: "FULL_CONTROL", grantee: { type: "CanonicalUser", id: "somebody" } }],
            },
          },
        },
      ],
      "a grant inline": [
        {
          type: bucketTypes[0],
          name: "data",
          props: { grants: [{ type: "Group", permissions: ["READ"], uri: allUsers }] },
        },
      ],
    },
  },
};

function cannedOf({ name, inputs: { acl } }: ResourceView): readonly Finding[] {
  return closed.includes(acl) ? [] : [{ id: `Acl::${acl}`, message: `${name} has the access list ${acl}` }];
}

function grantsOf({ name, inputs }: ResourceView): readonly Finding[] {
  const policy = oneOf(inputs.accessControlPolicy);
  const owner = oneOf(policy?.owner)?.id;
  const grants = [...manyOf(policy?.grants).map((grant) => oneOf(grant.grantee) ?? {}), ...manyOf(inputs.grants)];
  return grants
    .filter((grantee) => grantee.type === "Group" || owner === undefined || grantee.id !== owner)
    .map(granteeName)
    .map((grantee) => ({ id: `Grant::${grantee}`, message: `an access list of ${name} lets in ${grantee}` }));
}

function granteeName({ uri, id, emailAddress, email, type }: Fields): string {
  return String(uri ?? id ?? emailAddress ?? email ?? type);
}
