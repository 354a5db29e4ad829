import { allControls } from "../controls/index.js";
import { allFrameworks } from "../frameworks/index.js";
import type { ComplianceView } from "./ComplianceView.js";
import { cisDocker } from "./cisDocker.js";
import { nistCsf } from "./nistCsf.js";
import { owasp } from "./owasp.js";
import { viewOfFramework } from "./viewOfFramework.js";
import { wellArchitected } from "./wellArchitected.js";

/** Every framework that has a page. */
export const complianceViews: readonly ComplianceView[] = [
  ...allFrameworks.map((framework) => viewOfFramework(framework, allControls)),
  nistCsf(allControls),
  wellArchitected,
  cisDocker,
  owasp,
];
