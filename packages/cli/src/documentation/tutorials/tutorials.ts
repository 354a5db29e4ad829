import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTutorial } from "./readTutorial.js";
import type { TutorialStep } from "./TutorialStep.js";

/** The pages of `docs/tutorials`, in the order in which a newcomer reads them: each begins where the one before it ended. */
export const tutorialPages = ["first-pipeline.md", "first-bucket.md"] as const;

/** All that a newcomer does, of a checkout's pages. */
export function newcomersPath(root: string): readonly TutorialStep[] {
  return tutorialPages.flatMap((page) =>
    readTutorial(page, readFileSync(join(root, "docs", "tutorials", page), "utf8")),
  );
}
