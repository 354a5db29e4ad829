import type { z } from "zod";
import type { answers } from "./answers.js";

/** What the API answers, for those who call it. */
export type ApiAnswers = { readonly [Name in keyof typeof answers]: z.output<(typeof answers)[Name]> };
