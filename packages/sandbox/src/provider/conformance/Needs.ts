import type { Known } from "../operations/readResource.js";
import type { Example, Made } from "../ResourceDefinition.js";
import type { Session } from "../Session.js";
import { toPlain } from "../values/plain.js";
import { type Subject, subjectOf } from "./Subject.js";

/** The resources that an example needs, made in order. */
export interface Needs {
  readonly made: Made;
  /** Deletes them in reverse order, all of them even if one fails, and says what failed. */
  remove(): Promise<readonly Error[]>;
}

/** Makes what an example needs; takes away what was made when one fails. */
export const makeNeeds = async (example: Example, session: Session): Promise<Needs> => {
  const present = new Map<string, { readonly subject: Subject; readonly known: Known }>();
  const made: Made = (need, output) => {
    const known = present.get(need)?.known;
    const value = output === "id" ? known?.id : known?.outputs[output];
    if (value === undefined) {
      throw new Error(`the example uses ${need}.${output}, which was not made or is no output`);
    }
    return toPlain(value);
  };
  const remove = async (): Promise<readonly Error[]> => {
    const failures: Error[] = [];
    for (const { subject, known } of [...present.values()].reverse()) {
      await subject.delete(known).catch((error: Error) => failures.push(error));
    }
    return failures;
  };
  try {
    for (const [name, { type, inputs }] of Object.entries(example.needs ?? {})) {
      const subject = subjectOf(type, `need-${name}`, session);
      present.set(name, { subject, known: await subject.create(subject.check(inputs(made))) });
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { made, remove };
};
