export const queueType = "aws:sqs/queue:Queue";
export const queuePolicyType = "aws:sqs/queuePolicy:QueuePolicy";
export const topicType = "aws:sns/topic:Topic";
export const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";
