import { readFile } from "node:fs/promises";
import { CommandError } from "../../../output/CommandError.js";

/** The jobs of a file: a JSON array, or an object a line. @throws CommandError for a file without any */
export async function readJobs(file: string): Promise<readonly unknown[]> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new CommandError(`there is no file ${file}`, "name a file of jobs", 64);
  try {
    const jobs: unknown = text.trimStart().startsWith("[")
      ? JSON.parse(text)
      : text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line) as unknown]));
    if (Array.isArray(jobs) && jobs.length > 0) return jobs as readonly unknown[];
  } catch {
    // Told below.
  }
  throw new CommandError(
    `${file} holds no jobs`,
    'write an array of jobs such as [{"source": "…", "command": ["atx", "…"]}], or one a line',
    64,
  );
}
