import { describe, expect, it } from "@jest/globals";
import { type AccessIntent, keyStatementsFor, resourceStatementsFor } from "@sallyport/intents";
import { reconcileAccess } from "./reconcileAccess.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/made";
const inputKey = "arn:aws:kms:eu-west-1:111122223333:key/input";
const intents = reconcileAccess({
  inputBucket: "shop",
  inputPrefix: "Data/",
  inputKeyArn: inputKey,
  categoryTable: "category_kpis_table",
  orderTable: "order_kpis_table",
  runsTable: "kpi_runs",
  keyArn: key,
}) as AccessIntent[];
const context = { accountId: "111122223333", region: "eu-west-1", partition: "aws" };
const table = (name: string) => [`arn:aws:dynamodb:eu-west-1:111122223333:table/${name}`];
const allow = (Sid: string, Action: string[], Resource: string[]) => ({ Sid, Effect: "Allow", Action, Resource });

describe("the role of a reconcile", () => {
  it("reads the input and the tables, removes rows and holds the lease: it puts nothing, and does nothing else", () => {
    expect(resourceStatementsFor(intents, context)).toEqual([
      allow("DeleteCategoryKpiItems", ["dynamodb:DeleteItem"], table("category_kpis_table")),
      allow("DeleteOrderKpiItems", ["dynamodb:DeleteItem"], table("order_kpis_table")),
      {
        ...allow("ListInputObjects", ["s3:ListBucket"], ["arn:aws:s3:::shop"]),
        Condition: { StringLike: { "s3:prefix": ["Data/*"] } },
      },
      allow("ReadInputObjects", ["s3:GetObject"], ["arn:aws:s3:::shop/Data/*"]),
      allow("ScanCategoryKpiItems", ["dynamodb:Scan"], table("category_kpis_table")),
      allow("ScanOrderKpiItems", ["dynamodb:Scan"], table("order_kpis_table")),
      allow("UpdateRunItems", ["dynamodb:UpdateItem"], table("kpi_runs")),
    ]);
  });

  it("decrypts only, and through a service only", () => {
    const keys = keyStatementsFor(intents, context);
    expect(new Set(keys.flatMap(({ Action }) => Action))).toEqual(new Set(["kms:Decrypt"]));
    expect(new Set(keys.flatMap(({ Resource }) => Resource))).toEqual(new Set([key, inputKey]));
    for (const { Condition } of keys) expect(Condition?.StringEquals?.["kms:ViaService"]).toHaveLength(1);
  });
});
