import type { ComplianceView } from "./ComplianceView.js";

/** The items of the CIS Docker Benchmark about what is in an image and how a container runs (CPL-03). */
export const cisDocker: ComplianceView = {
  id: "cis-docker",
  title: "CIS Docker Benchmark",
  scope:
    "Section 4 whole (images) and what of section 5 (containers) a task definition decides; edition 1.7. Sections 1 to 3, 6 and 7 are about hosts and daemons, which Fargate keeps.",
  requirements: [
    { id: "4.1", about: "a user of its own, not root", controls: ["CNT-01"] },
    { id: "4.2", about: "trusted base images", controls: ["CNT-05"] },
    { id: "4.3", about: "nothing installed that is not needed", controls: ["CNT-05", "SUP-05"] },
    { id: "4.4", about: "images scanned and built anew", controls: ["SUP-01", "SUP-02", "SUP-05"] },
    { id: "4.5", about: "content trust", controls: ["SUP-14", "SUP-03"] },
    { id: "4.6", about: "a health check", controls: ["CNT-06"] },
    { id: "4.7", about: "updates never in a layer alone", controls: ["SUP-05", "CPL-03"] },
    { id: "4.8", about: "no setuid or setgid", controls: ["CNT-04", "CPL-03"] },
    { id: "4.9", about: "COPY, not ADD", controls: ["CPL-03"] },
    { id: "4.10", about: "no secrets in the image", controls: ["SEC-01", "SUP-04", "CPL-03"] },
    { id: "4.11", about: "verified packages alone", controls: ["SUP-03", "CPL-03"] },
    { id: "4.12", about: "signatures of artifacts checked", controls: ["SUP-03"] },
    { id: "5.4", about: "capabilities dropped", controls: ["CNT-04"] },
    { id: "5.5", about: "not privileged", controls: ["CNT-04"] },
    { id: "5.6", about: "no host folders mounted", controls: ["CNT-07"] },
    { id: "5.8", about: "no privileged ports", controls: ["NET-08"] },
    { id: "5.9", about: "only needed ports open", controls: ["NET-08"] },
    { id: "5.10", about: "not in the host's network", controls: ["CNT-04", "CNT-12"] },
    { id: "5.11", about: "memory bounded", controls: ["CNT-11"] },
    { id: "5.12", about: "CPU bounded", controls: ["CNT-11"] },
    { id: "5.13", about: "root file system read-only", controls: ["CNT-08"] },
    { id: "5.26", about: "no new privileges", controls: ["CNT-04"] },
    { id: "5.27", about: "health looked at while it runs", controls: ["CNT-06"] },
    { id: "5.28", about: "the image's digest is named", controls: ["SUP-14"] },
  ],
};
