import { describe, expect, it } from "@jest/globals";
import { secretPolicyFor } from "./secretPolicyFor.js";

const place = { accountId: "111122223333", partition: "aws" };
const users = { consumers: ["service/reports", "ingestion"], rotator: "rotator", operators: ["operators"] };
const roles = (...names: string[]) => names.map((name) => `arn:aws:iam::111122223333:role/${name}`);

describe("secretPolicyFor", () => {
  it("allows nothing, and refuses every call without TLS", () => {
    const { Statement } = secretPolicyFor(place, users);
    expect(Statement.filter(({ Effect }) => Effect !== "Deny")).toEqual([]);
    expect(Statement[0]).toMatchObject({
      Action: "secretsmanager:*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("refuses the value to all but the consumers, the rotator and the operators", () => {
    const statement = secretPolicyFor(place, users).Statement.find(({ Sid }) => Sid === "DenyReadByOthers");
    expect(statement).toMatchObject({
      Principal: "*",
      Action: "secretsmanager:GetSecretValue",
      Condition: {
        ArnNotEquals: { "aws:PrincipalArn": roles("ingestion", "operators", "rotator", "service/reports") },
      },
    });
  });

  it("refuses changes of the value to all but the rotator and the operators, the consumers too", () => {
    const statement = secretPolicyFor(place, users).Statement.find(({ Sid }) => Sid === "DenyWriteByOthers");
    expect(statement).toMatchObject({
      Action: [
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecret",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      Condition: { ArnNotEquals: { "aws:PrincipalArn": roles("operators", "rotator") } },
    });
  });

  it("does not depend on the order or repetition of the roles", () => {
    const again = { ...users, consumers: ["ingestion", "service/reports", "ingestion"] };
    expect(secretPolicyFor(place, again)).toEqual(secretPolicyFor(place, users));
  });
});
