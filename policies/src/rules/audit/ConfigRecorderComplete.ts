import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

interface RecordingGroup {
  readonly allSupported?: boolean;
}

const recorderType = "aws:cfg/recorder:Recorder";
const statusType = "aws:cfg/recorderStatus:RecorderStatus";

/** Every recorder of AWS Config records all types of resources, and is turned on. */
export const ConfigRecorderComplete: ResourceRule = {
  id: "config-recorder-complete",
  title: "Recorders of AWS Config record every type, and are on",
  severity: "medium",
  why: "A recorder that is off, or that leaves types out, has no answer when it is asked who opened what and when",
  fix: "set recordingGroup.allSupported to true, and isEnabled of the RecorderStatus",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1",
  controls: ["GOV-02", "LOG-10"],
  scope: "resource",
  types: [recorderType, statusType],
  evaluate: (resource) => (resource.type === statusType ? judgeStatus(resource) : judgeRecorder(resource)),
  examples: {
    good: [{ type: recorderType, name: "recorder", props: { recordingGroup: { allSupported: true } } }],
    bad: [{ type: recorderType, name: "recorder", props: { recordingGroup: { allSupported: false } } }],
    others: { "turned off": [{ type: statusType, name: "recorder", props: { isEnabled: false } }] },
  },
};

function judgeStatus({ name, inputs }: ResourceView) {
  return inputs.isEnabled === true ? compliant : violation("Off", `recorder ${name} is not turned on`);
}

/** All supported types are recorded where nothing is said. */
function judgeRecorder({ name, inputs }: ResourceView) {
  const { allSupported = true } = (inputs.recordingGroup as RecordingGroup | undefined) ?? {};
  return allSupported ? compliant : violation("PartOnly", `recorder ${name} leaves types of resources out`);
}
