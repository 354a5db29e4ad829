import { drawFrom } from "../draw.js";
import { rowRandom } from "../rowRandom.js";
import type { SampleTable } from "../SampleTable.js";

const firstNames = [
  "Ana",
  "Bartosz",
  "Chidi",
  "Dóra",
  "Emil",
  "Fatma",
  "Giulia",
  "Hoa",
  "Ines",
  "Jürgen",
  "Łukasz",
  "Zoë",
];
const lastNames = [
  "Adeyemi",
  "Brown",
  "Çelik",
  "Dupont",
  "García",
  "Ivanova",
  "Nguyễn",
  "O'Neill",
  "Rossi",
  "Weiß",
  "Żak",
];
const countries = ["DE", "ES", "FR", "IT", "PL", "TR", "GB", "US"];
const notes = [
  'asks for "express", always',
  "prefers e-mail, not phone",
  "two lines:\nsecond line",
  "gift wrap; paid extra",
];

/** Postcodes keep their leading zeros, and notes hold commas, quotes and line feeds. */
export const customers: SampleTable = {
  name: "customers",
  columns: [
    { name: "id", type: "bigint" },
    { name: "email", type: "text" },
    { name: "name", type: "text" },
    { name: "country", type: "text" },
    { name: "postcode", type: "text" },
    { name: "signed_up", type: "date" },
    { name: "newsletter", type: "boolean" },
    { name: "credit_limit", type: "numeric" },
    { name: "note", type: "text" },
  ],
  row: (seed, id, version) => {
    const draw = drawFrom(rowRandom(seed, "customers", id, 1));
    const name = `${draw.one(firstNames)} ${draw.one(lastNames)}`;
    const country = draw.one(countries);
    const postcode = `${draw.whole(1, 99_999)}`.padStart(5, "0");
    const signedUp = draw.day();
    const newsletter = draw.chance(0.4);
    const limit = draw.chance(0.7) ? draw.money(100, 9_000) : null;
    const note = draw.chance(0.05) ? draw.one(notes) : null;
    const domain = version === 1 ? "example.net" : "example.org";
    return [
      `${id}`,
      `customer-${id}@${domain}`,
      name,
      country,
      postcode,
      signedUp,
      `${version === 1 ? newsletter : !newsletter}`,
      limit,
      note,
    ];
  },
};
