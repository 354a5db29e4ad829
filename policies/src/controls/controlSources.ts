import { allRules } from "../rules/index.js";
import { componentsByControl } from "./componentsByControl.js";
import { controlEvidence } from "./controlEvidence.js";
import { allControls } from "./index.js";
import type { ControlSources } from "./standingOf.js";

/** The catalogue with everything that this repository has to show for it. */
export function controlSources(repository: string): ControlSources {
  return {
    controls: allControls,
    evidence: controlEvidence,
    rules: allRules,
    components: componentsByControl(repository),
  };
}
