import { z } from "zod";
import { LoadError } from "../LoadError.js";
import { columnTypes } from "./ColumnType.js";

const schema = z.strictObject({
  $schema: z.string().optional(),
  columns: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        type: z.enum(columnTypes),
        /** Whether a row without this value is taken; default true. */
        nullable: z.boolean().default(true),
      }),
    )
    .min(1),
  /** Columns that tell rows apart. Default: as without a contract. */
  key: z.array(z.string().min(1)).min(1).optional(),
});

/** What a file of a table has to be: `data/<table>.schema.json`. */
export type Contract = Readonly<z.output<typeof schema>>;

/** @throws LoadError `bad-contract` with each thing that is wrong */
export function parseContract(text: string, name: string): Contract {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw badContract(name, "is no JSON");
  }
  const result = schema.safeParse(json);
  if (!result.success) {
    throw badContract(name, result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  }
  const names = result.data.columns.map((column) => column.name);
  const twice = names.find((column, index) => names.indexOf(column) !== index);
  if (twice !== undefined) throw badContract(name, `has the column ${twice} twice`);
  const unknown = result.data.key?.find((column) => !names.includes(column));
  if (unknown !== undefined) throw badContract(name, `has the key ${unknown}, which is none of its columns`);
  return result.data;
}

function badContract(name: string, what: string): LoadError {
  const fix = `Give columns (name; type: ${columnTypes.join(", ")}; nullable) and key, then load the file again`;
  return new LoadError({ code: "bad-contract", message: `The contract ${name} cannot be used: ${what}`, fix });
}
