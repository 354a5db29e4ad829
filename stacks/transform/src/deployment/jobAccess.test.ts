import { describe, expect, it } from "@jest/globals";
import { type AccessIntent, keyStatementsFor, resourceStatementsFor } from "@sallyport/intents";
import { jobAccess, sessionAccess } from "./jobAccess.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/made";
const token = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sallyport/github-a1b2c3";
const context = { accountId: "111122223333", region: "eu-west-1", partition: "aws" };
const allow = (Sid: string, Action: string[], Resource: string[]) => ({ Sid, Effect: "Allow", Action, Resource });
const access = (more: Partial<Parameters<typeof jobAccess>[0]> = {}) =>
  jobAccess({
    resultsBucket: "results",
    uploadsBucket: "uploads",
    keyArn: key,
    buckets: { sources: [] },
    git: { tokens: {} },
    childSession: {},
    ...more,
  }) as AccessIntent[];

describe("the job role", () => {
  it("reads uploads and writes results, and can do nothing else: it reads no result, of no job", () => {
    expect(resourceStatementsFor(access(), context)).toEqual([
      {
        ...allow("ListUploadObjects", ["s3:ListBucket"], ["arn:aws:s3:::uploads"]),
        Condition: { StringLike: { "s3:prefix": ["uploads/*"] } },
      },
      allow("ReadUploadObjects", ["s3:GetObject"], ["arn:aws:s3:::uploads/uploads/*"]),
      allow("WriteResultObjects", ["s3:PutObject"], ["arn:aws:s3:::results/transformations/*"]),
    ]);
  });

  it("uses the key through S3 alone", () => {
    const keys = keyStatementsFor(access(), context);
    expect(keys.map(({ Action }) => Action)).toEqual([["kms:Decrypt"], ["kms:GenerateDataKey"]]);
    for (const { Condition } of keys)
      expect(Condition?.StringEquals?.["kms:ViaService"]).toEqual(["s3.eu-west-1.amazonaws.com"]);
  });

  it("reads, where they are named, further sources and the tokens of git hosts", () => {
    const more = access({
      buckets: { sources: [{ bucket: "monorepo" }] },
      git: { tokens: { "github.com": token } },
    });
    const before = resourceStatementsFor(access(), context).map(({ Sid }) => Sid);
    expect(resourceStatementsFor(more, context).filter(({ Sid }) => !before.includes(Sid))).toEqual([
      allow("ListSource1Objects", ["s3:ListBucket"], ["arn:aws:s3:::monorepo"]),
      allow("ReadGitToken1Secret", ["secretsmanager:GetSecretValue"], [token]),
      allow("ReadSource1Objects", ["s3:GetObject"], ["arn:aws:s3:::monorepo/*"]),
    ]);
  });

  it("opens sessions of one role where programs are to have them, which can write results and no more", () => {
    const before = resourceStatementsFor(access(), context).map(({ Sid }) => Sid);
    const more = resourceStatementsFor(access({ childSession: { role: "program-session" } }), context);
    expect(more.filter(({ Sid }) => !before.includes(Sid))).toEqual([
      allow("OpenProgramSession", ["sts:AssumeRole"], ["arn:aws:iam::111122223333:role/program-session"]),
    ]);
    const session = sessionAccess({ resultsBucket: "results", keyArn: key }) as AccessIntent[];
    expect(resourceStatementsFor(session, context)).toEqual([
      allow("WriteResultObjects", ["s3:PutObject"], ["arn:aws:s3:::results/transformations/*"]),
    ]);
    expect(keyStatementsFor(session, context).map(({ Action }) => Action)).toEqual([["kms:GenerateDataKey"]]);
  });
});
