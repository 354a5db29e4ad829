import { describe, expect, test } from "@jest/globals";
import type { TableInfo } from "../postgres/TableInfo.js";
import type { ColumnType } from "./ColumnType.js";
import { parseContract } from "./Contract.js";
import { kindOf, typeOf } from "./Kind.js";
import { planColumns } from "./planColumns.js";

const tableOf = (columns: Record<string, ColumnType>, key: readonly string[] = ["id"], slots = 0): TableInfo => ({
  columns: Object.entries(columns).map(([name, type]) => ({ name, type, kind: kindOf(type) })),
  key,
  slots: slots || Object.keys(columns).length,
  empty: false,
});
const plan = (file: Record<string, ColumnType | "?">, table?: TableInfo, key?: readonly string[], contract?: object) =>
  planColumns({
    names: Object.keys(file),
    kinds: Uint8Array.from(Object.values(file), (type) => (type === "?" ? 0 : kindOf(type))),
    table,
    key,
    contract: contract && parseContract(JSON.stringify(contract), "c"),
  });
const typesOf = (...args: Parameters<typeof plan>) =>
  plan(...args).columns.map(({ kind, open, required }) => `${open ? "?" : typeOf(kind)}${required ? "!" : ""}`);
const codeOf = (...args: Parameters<typeof plan>) => {
  try {
    return plan(...args) && "planned";
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("planColumns", () => {
  test("takes each column as wide as the file and the table need", () => {
    const table = tableOf({ id: "bigint", a: "bigint", b: "date", c: "text", d: "boolean", e: "numeric" });
    const file = { id: "bigint", a: "numeric", b: "timestamptz", c: "bigint", d: "bigint", e: "?", f: "?" } as const;
    expect(typesOf(file, table)).toEqual(["bigint!", "numeric", "timestamptz", "text", "text", "numeric", "?"]);
  });

  test("takes the contract's types and nullability, where they hold what the table has", () => {
    const contract = {
      columns: [
        { name: "id", type: "text" },
        { name: "n", type: "numeric", nullable: false },
      ],
      key: ["id"],
    };
    const file = { id: "bigint", n: "text" } as const;
    expect(typesOf(file, undefined, undefined, contract)).toEqual(["text!", "numeric!"]);
    expect(typesOf(file, tableOf({ id: "bigint", n: "bigint" }), undefined, contract)).toEqual(["text!", "numeric!"]);
    expect(codeOf(file, tableOf({ id: "text", n: "text" }), undefined, contract)).toBe("narrowing");
    expect(codeOf({ id: "text" }, undefined, undefined, contract)).toBe("bad-header");
    expect(codeOf({ ...file, more: "text" }, undefined, undefined, contract)).toBe("bad-header");
  });

  test("tells rows apart by what is declared, by the table's key, by id, by email, or not at all", () => {
    const names = (...args: Parameters<typeof plan>) => plan(...args).key.map((index) => Object.keys(args[0])[index]);
    const file = { email: "text", id: "bigint", n: "bigint" } as const;
    expect(names(file)).toEqual(["id"]);
    expect(names(file, undefined, ["n", "email"])).toEqual(["n", "email"]);
    expect(names(file, tableOf({ email: "text" }, ["email"]))).toEqual(["email"]);
    expect(names({ email: "text", n: "bigint" })).toEqual(["email"]);
    expect(names({ n: "bigint" })).toEqual([]);
    expect(names(file, tableOf({ n: "bigint" }, ["record_id"]))).toEqual([]);
  });

  test("refuses keys that vanish or change, columns of ours, types it does not know, and too many columns", () => {
    expect(codeOf({ n: "bigint" }, tableOf({ id: "bigint" }))).toBe("key-vanished");
    expect(codeOf({ n: "bigint" }, undefined, ["id"])).toBe("key-vanished");
    expect(codeOf({ id: "bigint", n: "text" }, tableOf({ id: "bigint" }), ["n"])).toBe("key-changed");
    expect(codeOf({ id: "bigint", processed_at: "date" })).toBe("reserved-column");
    expect(codeOf({ n: "bigint", load_id: "date" })).toBe("reserved-column");
    expect(codeOf({ id: "bigint", load_id: "date" })).toBe("planned");
    const foreign = { ...tableOf({ id: "bigint" }), columns: [{ name: "id", type: "uuid", kind: undefined }] };
    expect(codeOf({ id: "text" }, foreign)).toBe("table-not-ours");
    expect(codeOf({ id: "bigint", n: "text" }, tableOf({ id: "bigint" }, ["id"], 1_600))).toBe("too-many-columns");
  });
});
