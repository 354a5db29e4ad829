import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, type Verdict, violation } from "../../engine/Verdict.js";

interface FieldSelector {
  readonly field?: string;
  readonly equals?: readonly string[];
}
interface AdvancedSelector {
  readonly fieldSelectors?: readonly FieldSelector[];
}
interface BasicSelector {
  readonly includeManagementEvents?: boolean;
  readonly readWriteType?: string;
}

const trailType = "aws:cloudtrail/trail:Trail";
const trail = (props: object) => [{ type: trailType, name: "trail", props: { ...props } }];
const management = { field: "eventCategory", equals: ["Management"] };
const advanced = (...fieldSelectors: readonly FieldSelector[]) =>
  trail({ advancedEventSelectors: [{ fieldSelectors }] });

/** Every trail records all management events, reads among them. */
export const CloudTrailRecordsManagement: ResourceRule = {
  id: "cloudtrail-management-events",
  title: "Trails record every management event, reads too",
  severity: "high",
  why: "Selectors replace what a trail records by default: with data events alone nobody sees who changed roles, and without reads nobody sees who read a secret",
  fix: 'add a selector with eventCategory "Management" and nothing else, or readWriteType "All"',
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
  controls: ["LOG-06", "LOG-07", "LOG-10"],
  scope: "resource",
  types: [trailType],
  evaluate: ({ name, inputs }) => {
    const advancedSelectors = (inputs.advancedEventSelectors as readonly AdvancedSelector[] | undefined) ?? [];
    const basicSelectors = (inputs.eventSelectors as readonly BasicSelector[] | undefined) ?? [];
    if (advancedSelectors.length > 0) return judgeAdvanced(name, advancedSelectors);
    return basicSelectors.length > 0 ? judgeBasic(name, basicSelectors) : compliant;
  },
  examples: {
    good: advanced(management),
    bad: advanced({ field: "eventCategory", equals: ["Data"] }),
    others: {
      "writes only": advanced(management, { field: "readOnly", equals: ["false"] }),
      "one service only": advanced(management, { field: "eventSource", equals: ["iam.amazonaws.com"] }),
      "data events only, in the older shape": trail({ eventSelectors: [{ includeManagementEvents: false }] }),
      "writes only, in the older shape": trail({ eventSelectors: [{ readWriteType: "WriteOnly" }] }),
    },
  },
};

const none = (trail: string): Verdict => violation("NoManagement", `trail ${trail} records no management events`);
const some = (trail: string): Verdict =>
  violation("PartOnly", `trail ${trail} records a part of the management events`);

function judgeAdvanced(name: string, selectors: readonly AdvancedSelector[]): Verdict {
  const ofManagement = selectors.filter(({ fieldSelectors = [] }) =>
    fieldSelectors.some(({ field, equals = [] }) => field === "eventCategory" && equals.includes("Management")),
  );
  if (ofManagement.length === 0) return none(name);
  // A list of what is left out, such as the calls of KMS, is somebody's decision; a list of what is recorded leaves the rest out.
  const whole = ofManagement.some(({ fieldSelectors = [] }) =>
    fieldSelectors.every(({ field, equals = [] }) => field === "eventCategory" || equals.length === 0),
  );
  return whole ? compliant : some(name);
}

function judgeBasic(name: string, selectors: readonly BasicSelector[]): Verdict {
  const ofManagement = selectors.filter(({ includeManagementEvents = true }) => includeManagementEvents);
  if (ofManagement.length === 0) return none(name);
  return ofManagement.some(({ readWriteType = "All" }) => readWriteType === "All") ? compliant : some(name);
}
