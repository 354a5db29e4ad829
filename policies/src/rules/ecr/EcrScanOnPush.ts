import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { repositoryType } from "./repositoryTypes.js";

/** Every image is scanned when it is pushed. */
export const EcrScanOnPush: ResourceRule = {
  id: "ecr-scan-on-push",
  title: "Images are scanned when they are pushed",
  severity: "high",
  why: "An image brings a distribution and all its packages along: what is known to be open in them goes into production unseen",
  fix: "set imageScanningConfiguration.scanOnPush true",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1",
  controls: ["SUP-01"],
  scope: "resource",
  types: [repositoryType],
  evaluate: ({ name, props }) => {
    const { scanOnPush } = (props.imageScanningConfiguration ?? {}) as { readonly scanOnPush?: boolean };
    return scanOnPush === true ? compliant : violation("Off", `images pushed to ${name} are not scanned`);
  },
  examples: {
    good: [{ type: repositoryType, name: "kpi", props: { imageScanningConfiguration: { scanOnPush: true } } }],
    bad: [{ type: repositoryType, name: "kpi" }],
    others: {
      off: [{ type: repositoryType, name: "kpi", props: { imageScanningConfiguration: { scanOnPush: false } } }],
    },
  },
};
