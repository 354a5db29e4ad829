import type { TypeNeedsTable } from "./TypeNeeds.js";

const tags = ["ListTagsForResource", "TagResource", "UntagResource"];

/** What an account has once, or once in each region: Config, GuardDuty, Budgets, contacts and settings. */
export const accountNeeds: TypeNeedsTable = {
  "aws:account/alternativeContact:AlternativeContact": {
    actions: { AccountContacts: ["DeleteAlternateContact", "GetAlternateContact", "PutAlternateContact"] },
  },
  "aws:budgets/budget:Budget": {
    actions: { Budgets: ["ModifyBudget", "ViewBudget", ...tags] },
  },
  "aws:cfg/deliveryChannel:DeliveryChannel": {
    actions: { UnscopedConfig: ["DeleteDeliveryChannel", "DescribeDeliveryChannels", "PutDeliveryChannel"] },
  },
  "aws:cfg/recorder:Recorder": {
    actions: {
      UnscopedConfig: [
        "DeleteConfigurationRecorder",
        "DescribeConfigurationRecorders",
        "PutConfigurationRecorder",
        "StopConfigurationRecorder",
      ],
      // Who makes a recorder gives it the service's own role.
      ServiceRolesOfConfig: ["PassRole"],
    },
    serviceLinkedRoles: ["config.amazonaws.com"],
  },
  "aws:cfg/recorderStatus:RecorderStatus": {
    actions: {
      UnscopedConfig: [
        "DescribeConfigurationRecorderStatus",
        "StartConfigurationRecorder",
        "StopConfigurationRecorder",
      ],
    },
  },
  "aws:cfg/rule:Rule": {
    actions: {
      ConfigRules: ["DeleteConfigRule", "PutConfigRule", ...tags],
      UnscopedConfig: ["DescribeConfigRules"],
    },
  },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": {
    actions: {
      UnscopedEc2: ["DisableEbsEncryptionByDefault", "EnableEbsEncryptionByDefault", "GetEbsEncryptionByDefault"],
    },
  },
  "aws:guardduty/detector:Detector": {
    actions: {
      Detectors: ["DeleteDetector", "GetDetector", "UpdateDetector", ...tags],
      UnscopedDetectors: ["CreateDetector", "ListDetectors"],
    },
    serviceLinkedRoles: ["guardduty.amazonaws.com", "malware-protection.guardduty.amazonaws.com"],
  },
  "aws:guardduty/detectorFeature:DetectorFeature": { actions: { Detectors: ["GetDetector", "UpdateDetector"] } },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
    actions: {
      UnscopedIam: ["DeleteAccountPasswordPolicy", "GetAccountPasswordPolicy", "UpdateAccountPasswordPolicy"],
    },
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    actions: {
      ServiceRolesOfConfig: [
        "DeleteServiceLinkedRole",
        "GetRole",
        "GetServiceLinkedRoleDeletionStatus",
        "TagRole",
        "UntagRole",
        "UpdateRole",
      ],
    },
    serviceLinkedRoles: ["config.amazonaws.com"],
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
    actions: { UnscopedS3: ["GetAccountPublicAccessBlock", "PutAccountPublicAccessBlock"] },
  },
  "aws:securityhub/account:Account": {
    actions: {
      UnscopedHubs: ["DescribeHub", "DisableSecurityHub", "EnableSecurityHub", "UpdateSecurityHubConfiguration"],
    },
    serviceLinkedRoles: ["securityhub.amazonaws.com"],
  },
  "aws:securityhub/findingAggregator:FindingAggregator": {
    actions: {
      FindingAggregators: ["DeleteFindingAggregator", "GetFindingAggregator", "UpdateFindingAggregator"],
      UnscopedHubs: ["CreateFindingAggregator", "ListFindingAggregators"],
    },
  },
  "aws:securityhub/standardsSubscription:StandardsSubscription": {
    actions: { UnscopedHubs: ["BatchDisableStandards", "BatchEnableStandards", "GetEnabledStandards"] },
  },
};
