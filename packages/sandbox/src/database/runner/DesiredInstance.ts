import { z } from "zod";

const instanceSchema = z.object({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** Also the name of the instance's folder. */
  identifier: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,62}$/),
  /** Tells an instance from an earlier one of the same name. */
  resourceId: z.string(),
  running: z.boolean(),
  /** Grows with each restart that is asked for. */
  boots: z.number().int(),
  username: z.string().min(1),
  password: z.string().min(1),
  /** Empty for none. */
  database: z.string(),
  parameters: z.record(z.string(), z.object({ value: z.string(), immediate: z.boolean() })),
  /** Differs whenever anything of the above does. */
  revision: z.string(),
});

/** What an RDS record says that a server should be like. */
export type DesiredInstance = Readonly<z.infer<typeof instanceSchema>>;

/** What the emulator answers about all of them. */
export const desiredStateSchema = z.object({
  version: z.string(),
  /** Another one after a reset of the account. */
  generation: z.string(),
  instances: z.array(z.unknown()),
});

/** Undefined for a record that no folder can be named for; RDS refuses those names. */
export function parseInstance(record: unknown): DesiredInstance | undefined {
  return instanceSchema.safeParse(record).data;
}
