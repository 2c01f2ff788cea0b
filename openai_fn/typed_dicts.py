"""The types of params, answers and chunks. Made by schemas/source/typed_dicts.py; do not edit."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias, TypedDict

if sys.version_info >= (3, 11):
    from typing import Required
elif TYPE_CHECKING:
    from typing_extensions import Required

File: TypeAlias = PathLike[str] | bytes | BinaryIO | tuple[str, Any] | tuple[str, Any, str]
"""A path, bytes, an open file, or (name, content) with or without a content type."""
ProviderName: TypeAlias = Literal["azure", "groq", "local", "openai"]
"""The providers that the option `impl` may name."""

__all__ = (
    "AcceptLiveSessionParams",
    "AcceptLiveSessionParamsSession",
    "AcceptLiveSessionParamsSessionAudio",
    "AcceptLiveSessionParamsSessionAudioOutput",
    "AcceptLiveSessionParamsSessionDelegationDecisions",
    "AcceptLiveSessionParamsSessionDelegationResponses",
    "AcceptRealtimeCallParams",
    "AcceptRealtimeCallParamsAudio",
    "AcceptRealtimeCallParamsAudioInput",
    "AcceptRealtimeCallParamsAudioInputNoiseReduction",
    "AcceptRealtimeCallParamsAudioOutput",
    "AcceptRealtimeCallParamsTracing2",
    "ActivateOrganizationCertificatesParams",
    "ActivateOrganizationCertificatesResponse",
    "ActivateProjectCertificatesParams",
    "ActivateProjectCertificatesResponse",
    "ActiveStatus",
    "AddGroupUserParams",
    "AddGroupUserResponse",
    "AddProjectGroupParams",
    "AddProjectGroupResponse",
    "AddUploadPartParams",
    "AddUploadPartResponse",
    "AdditionalTools",
    "AdditionalToolsItemParam",
    "AdminApiKey",
    "AdminApiKeyCreateResponse",
    "AdminApiKeyCreateResponseOwner",
    "AdminApiKeyOwner",
    "Agent",
    "AgentBrowserAuthenticationCancelParamParam",
    "AgentBrowserAuthenticationSubmitParamParam",
    "AgentBrowserAuthenticationSubmitParamParamFieldsItem",
    "AgentBrowserOriginAccessParamParam",
    "AgentCloseSubagentCallItem",
    "AgentCommandExecutionItem",
    "AgentCompaction",
    "AgentContent",
    "AgentContentValueEncryptedContent",
    "AgentCreateSubagentCallItem",
    "AgentDeleted",
    "AgentExperimental",
    "AgentFunctionCallItem",
    "AgentFunctionCallOutput",
    "AgentFunctionCallOutputParam",
    "AgentFunctionCallStatus",
    "AgentInterruptSubagentCallItem",
    "AgentMcpCallItem",
    "AgentOutputCommandExecutionOutputDeltaEvent",
    "AgentOutputItem",
    "AgentOutputItemStatus",
    "AgentOutputItemValueComputerUseApprovalRequest",
    "AgentOutputItemValueComputerUseApprovalRequestRequest",
    "AgentOutputItemValueComputerUseApprovalRequestRequestFieldsItem",
    "AgentOutputItemValueComputerUseApprovalRequestRequestOptionsItem",
    "AgentOutputItemValueComputerUseCall",
    "AgentOutputItemValueComputerUseCallOutput",
    "AgentReasoning",
    "AgentReasoningItem",
    "AgentReasoningParam",
    "AgentResumeSubagentCallItem",
    "AgentSendSubagentInputCallItem",
    "AgentSession",
    "AgentSessionAgent",
    "AgentSessionAgentCompaction",
    "AgentSessionAgentExperimental",
    "AgentSessionAssistantMessage",
    "AgentSessionBudgetReachedEvent",
    "AgentSessionCreatedEvent",
    "AgentSessionDeleted",
    "AgentSessionEnvironmentConnectedEvent",
    "AgentSessionEnvironmentDisconnectedEvent",
    "AgentSessionEnvironmentExpiredEvent",
    "AgentSessionEnvironmentFailedEvent",
    "AgentSessionEnvironmentPendingEvent",
    "AgentSessionEnvironmentReadyEvent",
    "AgentSessionEnvironmentResetEvent",
    "AgentSessionEnvironmentState",
    "AgentSessionEnvironmentStateError",
    "AgentSessionEnvironmentSuspendedEvent",
    "AgentSessionErrorEvent",
    "AgentSessionEvent",
    "AgentSessionFailedEvent",
    "AgentSessionIdleEvent",
    "AgentSessionInProgressEvent",
    "AgentSessionInputMessageParam",
    "AgentSessionInputParam",
    "AgentSessionInputParamValueAgentSessionInputCancel",
    "AgentSessionInputParamValueAgentSessionInputComputerUseApprovalRequestResult",
    "AgentSessionInputParamValueAgentSessionInputMcpApprovalRequestResult",
    "AgentSessionInputParamValueAgentSessionInputMcpApprovalRequestResultResponse",
    "AgentSessionInputParamValueAgentSessionInputMessage",
    "AgentSessionInputParamValueAgentSessionInputToolResult",
    "AgentSessionItem",
    "AgentSessionItemValueAgentMessage",
    "AgentSessionItemValueComputerUseApprovalRequest",
    "AgentSessionItemValueComputerUseApprovalRequestRequest",
    "AgentSessionItemValueComputerUseApprovalRequestRequestFieldsItem",
    "AgentSessionItemValueComputerUseApprovalRequestRequestOptionsItem",
    "AgentSessionItemValueComputerUseApprovalRequestResult",
    "AgentSessionItemValueComputerUseApprovalRequestResultResponseBrowserAuthentication1",
    "AgentSessionItemValueComputerUseApprovalRequestResultResponseBrowserAuthentication2",
    "AgentSessionItemValueComputerUseCall",
    "AgentSessionItemValueComputerUseCallOutput",
    "AgentSessionItemValueFunctionCallOutput",
    "AgentSessionMessage",
    "AgentSessionMessageContent",
    "AgentSessionMessageContentValueInputImage",
    "AgentSessionMessageContentValueInputText",
    "AgentSessionMessageContentValueOutputText",
    "AgentSessionPromptCacheOptions",
    "AgentSessionRequiredActionsItemComputerUseApprovalRequest",
    "AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthentication",
    "AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthenticationFieldsItem",
    "AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthenticationOptionsItem",
    "AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserOriginAccess",
    "AgentSessionRequiredActionsItemEnvironmentConnection",
    "AgentSessionRequiredActionsItemFunctionCall",
    "AgentSessionRequiredActionsItemMcpApprovalRequest",
    "AgentSessionRequiredActionsItemMcpApprovalRequestRequest",
    "AgentSessionRequiresActionEvent",
    "AgentSessionSpendControl",
    "AgentSessionSubagentActiveEvent",
    "AgentSessionSubagentClosedEvent",
    "AgentSessionSubagentCreatedEvent",
    "AgentSessionTurnCancelledEvent",
    "AgentSessionTurnCompletedEvent",
    "AgentSessionTurnContentPartAddedEvent",
    "AgentSessionTurnContentPartDoneEvent",
    "AgentSessionTurnCreatedEvent",
    "AgentSessionTurnFailedEvent",
    "AgentSessionTurnInProgressEvent",
    "AgentSessionTurnItemAddedEvent",
    "AgentSessionTurnItemDoneEvent",
    "AgentSessionTurnOutputTextDeltaEvent",
    "AgentSessionTurnOutputTextDoneEvent",
    "AgentSessionTurnReasoningSummaryPartAddedEvent",
    "AgentSessionTurnReasoningSummaryPartDoneEvent",
    "AgentSessionTurnReasoningSummaryTextDeltaEvent",
    "AgentSessionTurnReasoningSummaryTextDoneEvent",
    "AgentText",
    "AgentTextParam",
    "AgentTool",
    "AgentToolParam",
    "AgentToolParamValueAutomations",
    "AgentToolParamValueComputerUse",
    "AgentToolParamValueFunction",
    "AgentToolParamValueMcp",
    "AgentToolParamValueProgrammaticToolCalling",
    "AgentToolParamValueToolSearch",
    "AgentToolParamValueWebSearch",
    "AgentToolParamValueWebSearchLocation",
    "AgentToolValueAutomations",
    "AgentToolValueComputerUse",
    "AgentToolValueFunction",
    "AgentToolValueMcp",
    "AgentToolValueProgrammaticToolCalling",
    "AgentToolValueWebSearch",
    "AgentToolValueWebSearchLocation",
    "AgentWaitForSubagentsCallItem",
    "AgentWebSearchCallItem",
    "Annotation",
    "ApiKeyList",
    "ApplyPatchCreateFileOperation",
    "ApplyPatchCreateFileOperationParam",
    "ApplyPatchDeleteFileOperation",
    "ApplyPatchDeleteFileOperationParam",
    "ApplyPatchOperationParam",
    "ApplyPatchToolCall",
    "ApplyPatchToolCallItemParam",
    "ApplyPatchToolCallOutput",
    "ApplyPatchToolCallOutputItemParam",
    "ApplyPatchToolParam",
    "ApplyPatchUpdateFileOperation",
    "ApplyPatchUpdateFileOperationParam",
    "ApproximateLocation",
    "ArchiveProjectParams",
    "ArchiveProjectResponse",
    "AssignGroupRoleParams",
    "AssignGroupRoleResponse",
    "AssignProjectGroupRoleParams",
    "AssignProjectGroupRoleResponse",
    "AssignProjectUserRoleParams",
    "AssignProjectUserRoleResponse",
    "AssignUserRoleParams",
    "AssignUserRoleResponse",
    "AssignedRoleDetails",
    "AssignedRoleDetailsAssignmentSourcesItem",
    "AssistantMessageItem",
    "AssistantObject",
    "AssistantObjectToolResources",
    "AssistantObjectToolResourcesCodeInterpreter",
    "AssistantObjectToolResourcesFileSearch",
    "AssistantStreamEvent",
    "AssistantSupportedModels",
    "AssistantToolsCode",
    "AssistantToolsFileSearch",
    "AssistantToolsFileSearchFileSearch",
    "AssistantToolsFileSearchTypeOnly",
    "AssistantToolsFunction",
    "AssistantsApiResponseFormatOption",
    "AssistantsApiToolChoiceOption",
    "AssistantsNamedToolChoice",
    "AssistantsNamedToolChoiceFunction",
    "Attachment",
    "AudioResponseFormat",
    "AudioTranscription",
    "AudioTranscriptionResponse",
    "AuditLog",
    "AuditLogActor",
    "AuditLogActorApiKey",
    "AuditLogActorServiceAccount",
    "AuditLogActorSession",
    "AuditLogActorUser",
    "AuditLogApiKeyCreated",
    "AuditLogApiKeyCreatedData",
    "AuditLogApiKeyDeleted",
    "AuditLogApiKeyUpdated",
    "AuditLogApiKeyUpdatedChangesRequested",
    "AuditLogCertificateCreated",
    "AuditLogCertificateDeleted",
    "AuditLogCertificateUpdated",
    "AuditLogCertificatesActivated",
    "AuditLogCertificatesActivatedCertificatesItem",
    "AuditLogCertificatesDeactivated",
    "AuditLogCertificatesDeactivatedCertificatesItem",
    "AuditLogCheckpointPermissionCreated",
    "AuditLogCheckpointPermissionCreatedData",
    "AuditLogCheckpointPermissionDeleted",
    "AuditLogEventType",
    "AuditLogExternalKeyRegistered",
    "AuditLogExternalKeyRemoved",
    "AuditLogGroupCreated",
    "AuditLogGroupCreatedData",
    "AuditLogGroupDeleted",
    "AuditLogGroupUpdated",
    "AuditLogGroupUpdatedChangesRequested",
    "AuditLogInviteAccepted",
    "AuditLogInviteDeleted",
    "AuditLogInviteSent",
    "AuditLogInviteSentData",
    "AuditLogIpAllowlistConfigActivated",
    "AuditLogIpAllowlistConfigActivatedConfigsItem",
    "AuditLogIpAllowlistConfigDeactivated",
    "AuditLogIpAllowlistConfigDeactivatedConfigsItem",
    "AuditLogIpAllowlistCreated",
    "AuditLogIpAllowlistDeleted",
    "AuditLogIpAllowlistUpdated",
    "AuditLogLoginFailed",
    "AuditLogLogoutFailed",
    "AuditLogOrganizationUpdated",
    "AuditLogOrganizationUpdatedChangesRequested",
    "AuditLogProject",
    "AuditLogProjectArchived",
    "AuditLogProjectCreated",
    "AuditLogProjectCreatedData",
    "AuditLogProjectDeleted",
    "AuditLogProjectUpdated",
    "AuditLogProjectUpdatedChangesRequested",
    "AuditLogRateLimitDeleted",
    "AuditLogRateLimitUpdated",
    "AuditLogRateLimitUpdatedChangesRequested",
    "AuditLogRoleAssignmentCreated",
    "AuditLogRoleAssignmentDeleted",
    "AuditLogRoleBoundToResource",
    "AuditLogRoleCreated",
    "AuditLogRoleDeleted",
    "AuditLogRoleUnboundFromResource",
    "AuditLogRoleUpdated",
    "AuditLogRoleUpdatedChangesRequested",
    "AuditLogScimDisabled",
    "AuditLogScimEnabled",
    "AuditLogServiceAccountCreated",
    "AuditLogServiceAccountCreatedData",
    "AuditLogServiceAccountDeleted",
    "AuditLogServiceAccountUpdated",
    "AuditLogServiceAccountUpdatedChangesRequested",
    "AuditLogUserAdded",
    "AuditLogUserAddedData",
    "AuditLogUserDeleted",
    "AuditLogUserUpdated",
    "AuditLogUserUpdatedChangesRequested",
    "AuditLogWorkloadIdentityProviderCreated",
    "AuditLogWorkloadIdentityProviderDeleted",
    "AuditLogWorkloadIdentityProviderMappingCreated",
    "AuditLogWorkloadIdentityProviderMappingDeleted",
    "AuditLogWorkloadIdentityProviderMappingUpdated",
    "AuditLogWorkloadIdentityProviderUpdated",
    "AutoChunkingStrategyRequestParam",
    "AutoCodeInterpreterToolParam",
    "AutomaticThreadTitlingParam",
    "Automation",
    "AutomationAgentConfig",
    "AutomationAgentConfigCompaction",
    "AutomationAgentConfigExperimental",
    "AutomationCreatedBy",
    "AutomationCreatedByValueAgent",
    "AutomationCreatedByValueDeveloper",
    "AutomationDeleted",
    "AutomationEnvironment",
    "AutomationEnvironmentValueNone",
    "AutomationEnvironmentValueOpenaiHosted",
    "AutomationEnvironmentValueOpenaiHostedDesktop",
    "AutomationEnvironmentValueOpenaiHostedFilesItemFileId",
    "AutomationEnvironmentValueOpenaiHostedFilesItemInline",
    "AutomationEnvironmentValueOpenaiHostedNetwork",
    "AutomationEnvironmentValueOpenaiHostedPackages",
    "AutomationEnvironmentValueOpenaiHostedSkillsItemInline",
    "AutomationEnvironmentValueOpenaiHostedSkillsItemSkillReference",
    "AutomationEnvironmentValueSelfHosted",
    "AutomationInvocation",
    "AutomationInvocationError",
    "AutomationInvocationSource",
    "AutomationInvocationSourceValueAutomation",
    "AutomationInvocationSourceValueManual",
    "AutomationMetadataParam",
    "AutomationTarget",
    "AutomationTargetParam",
    "AutomationTargetParamValueExistingSession",
    "AutomationTargetParamValueNewSession",
    "AutomationTargetParamValueNewSessionAgent",
    "AutomationTargetParamValueNewSessionAgentCompaction",
    "AutomationTargetParamValueNewSessionAgentExperimental",
    "AutomationTargetValueExistingSession",
    "AutomationTargetValueNewSession",
    "AutomationTargetValueNewSessionInputItem",
    "AwsExternalStorageProvider",
    "AzureExternalStorageProvider",
    "Batch",
    "BatchError",
    "BatchErrors",
    "BatchFileExpirationAfter",
    "BatchRequestCounts",
    "BatchUsage",
    "BatchUsageInputTokensDetails",
    "BatchUsageOutputTokensDetails",
    "BetaAdditionalTools",
    "BetaAdditionalToolsItemParam",
    "BetaAgentMessage",
    "BetaAgentMessageItemParam",
    "BetaAgentTag",
    "BetaAgentTagParam",
    "BetaApplyPatchToolCall",
    "BetaApplyPatchToolCallItemParam",
    "BetaApplyPatchToolCallOutput",
    "BetaApplyPatchToolCallOutputItemParam",
    "BetaCancelResponseParams",
    "BetaCancelResponseResponse",
    "BetaCodeInterpreterToolCall",
    "BetaCompactConversationParams",
    "BetaCompactConversationParamsImage",
    "BetaCompactConversationResponse",
    "BetaCompactResource",
    "BetaCompactionBody",
    "BetaCompactionSummaryItemParam",
    "BetaCompactionTriggerItemParam",
    "BetaComputerCallOutputItemParam",
    "BetaComputerToolCall",
    "BetaComputerToolCallOutputResource",
    "BetaCreateResponseChunk",
    "BetaCreateResponseParams",
    "BetaCreateResponseParamsAccessPrograms",
    "BetaCreateResponseParamsBackgroundOptions",
    "BetaCreateResponseParamsBase",
    "BetaCreateResponseParamsImage",
    "BetaCreateResponseResponse",
    "BetaCreateResponseStreamingParams",
    "BetaCustomToolCall",
    "BetaCustomToolCallOutput",
    "BetaCustomToolCallOutputResource",
    "BetaCustomToolCallResource",
    "BetaDeleteResponseParams",
    "BetaEncryptedContent",
    "BetaEncryptedContentParam",
    "BetaFileSearchToolCall",
    "BetaFileSearchToolCallResultsItem",
    "BetaFunctionCallOutputItemParam",
    "BetaFunctionShellCall",
    "BetaFunctionShellCallItemParam",
    "BetaFunctionShellCallOutput",
    "BetaFunctionShellCallOutputItemParam",
    "BetaFunctionToolCall",
    "BetaFunctionToolCallOutput",
    "BetaFunctionToolCallOutputResource",
    "BetaFunctionToolCallResource",
    "BetaGetInputTokenCountsParams",
    "BetaGetInputTokenCountsResponse",
    "BetaGetResponseChunk",
    "BetaGetResponseParams",
    "BetaGetResponseParamsBase",
    "BetaGetResponseResponse",
    "BetaGetResponseStreamingParams",
    "BetaImageGenToolCall",
    "BetaInputItem",
    "BetaInputMessage",
    "BetaInputMessageResource",
    "BetaInputParam",
    "BetaItem",
    "BetaItemField",
    "BetaItemReferenceParam",
    "BetaItemResource",
    "BetaListInputItemsParams",
    "BetaListInputItemsResponse",
    "BetaLocalShellToolCall",
    "BetaLocalShellToolCallOutput",
    "BetaMCPApprovalRequest",
    "BetaMCPApprovalResponse",
    "BetaMCPApprovalResponseResource",
    "BetaMCPListTools",
    "BetaMCPToolCall",
    "BetaMessage",
    "BetaMultiAgentAction",
    "BetaMultiAgentAction1",
    "BetaMultiAgentCall",
    "BetaMultiAgentCallItemParam",
    "BetaMultiAgentCallOutput",
    "BetaMultiAgentCallOutputItemParam",
    "BetaMultiAgentParam",
    "BetaOutputItem",
    "BetaOutputMessage",
    "BetaOutputTextContentParam",
    "BetaProgram",
    "BetaProgramItemParam",
    "BetaProgramOutput",
    "BetaProgramOutputItemParam",
    "BetaReasoningItem",
    "BetaResponse",
    "BetaResponseAudioDeltaEvent",
    "BetaResponseAudioDoneEvent",
    "BetaResponseAudioTranscriptDeltaEvent",
    "BetaResponseAudioTranscriptDoneEvent",
    "BetaResponseCodeInterpreterCallCodeDeltaEvent",
    "BetaResponseCodeInterpreterCallCodeDoneEvent",
    "BetaResponseCodeInterpreterCallCompletedEvent",
    "BetaResponseCodeInterpreterCallInProgressEvent",
    "BetaResponseCodeInterpreterCallInterpretingEvent",
    "BetaResponseCompletedEvent",
    "BetaResponseContentPartAddedEvent",
    "BetaResponseContentPartDoneEvent",
    "BetaResponseCreatedEvent",
    "BetaResponseCustomToolCallInputDeltaEvent",
    "BetaResponseCustomToolCallInputDoneEvent",
    "BetaResponseErrorEvent",
    "BetaResponseFailedEvent",
    "BetaResponseFileSearchCallCompletedEvent",
    "BetaResponseFileSearchCallInProgressEvent",
    "BetaResponseFileSearchCallSearchingEvent",
    "BetaResponseFunctionCallArgumentsDeltaEvent",
    "BetaResponseFunctionCallArgumentsDoneEvent",
    "BetaResponseImageGenCallCompletedEvent",
    "BetaResponseImageGenCallGeneratingEvent",
    "BetaResponseImageGenCallInProgressEvent",
    "BetaResponseImageGenCallPartialImageEvent",
    "BetaResponseInProgressEvent",
    "BetaResponseIncompleteDetails",
    "BetaResponseIncompleteEvent",
    "BetaResponseItemList",
    "BetaResponseMCPCallArgumentsDeltaEvent",
    "BetaResponseMCPCallArgumentsDoneEvent",
    "BetaResponseMCPCallCompletedEvent",
    "BetaResponseMCPCallFailedEvent",
    "BetaResponseMCPCallInProgressEvent",
    "BetaResponseMCPListToolsCompletedEvent",
    "BetaResponseMCPListToolsFailedEvent",
    "BetaResponseMCPListToolsInProgressEvent",
    "BetaResponseOutputItemAddedEvent",
    "BetaResponseOutputItemDoneEvent",
    "BetaResponseOutputTextAnnotationAddedEvent",
    "BetaResponseQueuedEvent",
    "BetaResponseReasoningSummaryPartAddedEvent",
    "BetaResponseReasoningSummaryPartAddedEventPart",
    "BetaResponseReasoningSummaryPartDoneEvent",
    "BetaResponseReasoningSummaryPartDoneEventPart",
    "BetaResponseReasoningSummaryTextDeltaEvent",
    "BetaResponseReasoningSummaryTextDoneEvent",
    "BetaResponseReasoningTextDeltaEvent",
    "BetaResponseReasoningTextDoneEvent",
    "BetaResponseRefusalDeltaEvent",
    "BetaResponseRefusalDoneEvent",
    "BetaResponseShellCallCommandAddedStreamingEvent",
    "BetaResponseShellCallCommandDeltaStreamingEvent",
    "BetaResponseShellCallCommandDoneStreamingEvent",
    "BetaResponseShellCallOutputContentDeltaStreamingEvent",
    "BetaResponseShellCallOutputContentDoneStreamingEvent",
    "BetaResponseStreamEvent",
    "BetaResponseTextDeltaEvent",
    "BetaResponseTextDoneEvent",
    "BetaResponseWebSearchCallCompletedEvent",
    "BetaResponseWebSearchCallInProgressEvent",
    "BetaResponseWebSearchCallSearchingEvent",
    "BetaToolSearchCall",
    "BetaToolSearchCallItemParam",
    "BetaToolSearchOutput",
    "BetaToolSearchOutputItemParam",
    "BetaWebSearchToolCall",
    "BuiltInVoice",
    "C2PAProvenanceResult",
    "C2PAValidationStateApi",
    "CancelBatchParams",
    "CancelBatchResponse",
    "CancelChatkitSessionParams",
    "CancelChatkitSessionResponse",
    "CancelEvalRunParams",
    "CancelEvalRunResponse",
    "CancelFineTuningJobParams",
    "CancelFineTuningJobResponse",
    "CancelResponseParams",
    "CancelResponseResponse",
    "CancelRunParams",
    "CancelRunResponse",
    "CancelUploadParams",
    "CancelUploadResponse",
    "CancelVectorStoreFileBatchParams",
    "CancelVectorStoreFileBatchResponse",
    "Certificate",
    "CertificateCertificateDetails",
    "ChatCompletionAllowedTools",
    "ChatCompletionAllowedToolsChoice",
    "ChatCompletionDeleted",
    "ChatCompletionFunctionCallOption",
    "ChatCompletionFunctions",
    "ChatCompletionList",
    "ChatCompletionMessageCustomToolCall",
    "ChatCompletionMessageCustomToolCallCustom",
    "ChatCompletionMessageList",
    "ChatCompletionMessageListDataItem",
    "ChatCompletionMessageListDataItemAnnotationsItem",
    "ChatCompletionMessageListDataItemAnnotationsItemUrlCitation",
    "ChatCompletionMessageListDataItemAudio",
    "ChatCompletionMessageListDataItemFunctionCall",
    "ChatCompletionMessageToolCall",
    "ChatCompletionMessageToolCallChunk",
    "ChatCompletionMessageToolCallChunkFunction",
    "ChatCompletionMessageToolCallFunction",
    "ChatCompletionMessageToolCalls",
    "ChatCompletionModeration",
    "ChatCompletionModerationError",
    "ChatCompletionModerationResults",
    "ChatCompletionNamedToolChoice",
    "ChatCompletionNamedToolChoiceCustom",
    "ChatCompletionNamedToolChoiceCustomCustom",
    "ChatCompletionNamedToolChoiceFunction",
    "ChatCompletionRequestAssistantMessage",
    "ChatCompletionRequestAssistantMessageAudio",
    "ChatCompletionRequestAssistantMessageContentPart",
    "ChatCompletionRequestAssistantMessageFunctionCall",
    "ChatCompletionRequestDeveloperMessage",
    "ChatCompletionRequestFunctionMessage",
    "ChatCompletionRequestMessage",
    "ChatCompletionRequestMessageContentPartAudio",
    "ChatCompletionRequestMessageContentPartAudioInputAudio",
    "ChatCompletionRequestMessageContentPartFile",
    "ChatCompletionRequestMessageContentPartFileFile",
    "ChatCompletionRequestMessageContentPartImage",
    "ChatCompletionRequestMessageContentPartImageImageUrl",
    "ChatCompletionRequestMessageContentPartRefusal",
    "ChatCompletionRequestMessageContentPartText",
    "ChatCompletionRequestSystemMessage",
    "ChatCompletionRequestToolMessage",
    "ChatCompletionRequestUserMessage",
    "ChatCompletionRequestUserMessageContentPart",
    "ChatCompletionResponseMessage",
    "ChatCompletionResponseMessageAnnotationsItem",
    "ChatCompletionResponseMessageAnnotationsItemUrlCitation",
    "ChatCompletionResponseMessageAudio",
    "ChatCompletionResponseMessageFunctionCall",
    "ChatCompletionStreamOptions",
    "ChatCompletionStreamOptionsValue",
    "ChatCompletionStreamResponseDelta",
    "ChatCompletionStreamResponseDeltaFunctionCall",
    "ChatCompletionTokenLogprob",
    "ChatCompletionTokenLogprobTopLogprobsItem",
    "ChatCompletionTool",
    "ChatCompletionToolChoiceOption",
    "ChatSessionAutomaticThreadTitling",
    "ChatSessionChatkitConfiguration",
    "ChatSessionFileUpload",
    "ChatSessionHistory",
    "ChatSessionRateLimits",
    "ChatSessionResource",
    "ChatkitConfigurationParam",
    "ChatkitWorkflow",
    "ChatkitWorkflowTracing",
    "ChunkingStrategyRequestParam",
    "ClickButtonType",
    "ClickParam",
    "ClientConfigParam",
    "ClientDelegationParam",
    "ClientInputContent",
    "ClientInputContentValueInputImage",
    "ClientInputContentValueInputText",
    "ClientToolCallItem",
    "ClosedStatus",
    "CodeInterpreterOutputImage",
    "CodeInterpreterOutputLogs",
    "CodeInterpreterTool",
    "CodeInterpreterToolCall",
    "CompactConversationParams",
    "CompactConversationParamsImage",
    "CompactConversationResponse",
    "CompactResource",
    "CompactionBody",
    "CompactionSummaryItemParam",
    "CompactionTriggerItemParam",
    "ComparisonFilter",
    "CompleteUploadParams",
    "CompleteUploadResponse",
    "CompletionUsage",
    "CompletionUsageCompletionTokensDetails",
    "CompletionUsagePromptTokensDetails",
    "CompoundFilter",
    "ComputerAction",
    "ComputerActionList",
    "ComputerCallOutputItemParam",
    "ComputerCallSafetyCheckParam",
    "ComputerEnvironment",
    "ComputerScreenshotContent",
    "ComputerScreenshotImage",
    "ComputerTool",
    "ComputerToolCall",
    "ComputerToolCallOutputResource",
    "ComputerUsePreviewTool",
    "ContainerAutoParam",
    "ContainerFileCitationBody",
    "ContainerFileCitationParam",
    "ContainerFileListResource",
    "ContainerFileResource",
    "ContainerListResource",
    "ContainerNetworkPolicyAllowlistParam",
    "ContainerNetworkPolicyDisabledParam",
    "ContainerNetworkPolicyDomainSecretParam",
    "ContainerReferenceParam",
    "ContainerReferenceResource",
    "ContainerResource",
    "ContainerResourceExpiresAfter",
    "ContainerResourceNetworkPolicy",
    "ContextManagementParam",
    "ConversationItem",
    "ConversationItemList",
    "ConversationParam",
    "ConversationParam2",
    "ConversationResource",
    "CoordParam",
    "CostsResult",
    "CostsResultAmount",
    "CreateAdminApiKeyParams",
    "CreateAdminApiKeyResponse",
    "CreateAgentAutomationInvocationParams",
    "CreateAgentAutomationInvocationResponse",
    "CreateAgentAutomationParams",
    "CreateAgentAutomationResponse",
    "CreateAgentEnvironmentFileParams",
    "CreateAgentEnvironmentFileResponse",
    "CreateAgentEnvironmentParams",
    "CreateAgentEnvironmentParamsEnvironment",
    "CreateAgentEnvironmentParamsEnvironmentDesktop",
    "CreateAgentEnvironmentParamsEnvironmentNetwork",
    "CreateAgentEnvironmentParamsEnvironmentPackages",
    "CreateAgentEnvironmentResponse",
    "CreateAgentEnvironmentTemplateParams",
    "CreateAgentEnvironmentTemplateParamsDesktop",
    "CreateAgentEnvironmentTemplateParamsNetwork",
    "CreateAgentEnvironmentTemplateParamsPackages",
    "CreateAgentEnvironmentTemplateResponse",
    "CreateAgentParams",
    "CreateAgentParamsCompaction",
    "CreateAgentParamsExperimental",
    "CreateAgentResponse",
    "CreateAgentSessionEventsParams",
    "CreateAgentSessionParams",
    "CreateAgentSessionParamsAgent",
    "CreateAgentSessionParamsAgentCompaction",
    "CreateAgentSessionParamsAgentExperimental",
    "CreateAgentSessionParamsBase",
    "CreateAgentSessionParamsPromptCacheOptions",
    "CreateAgentSessionParamsSpendControl",
    "CreateAgentSessionParamsStreamOptions",
    "CreateAgentSessionResponse",
    "CreateAgentSessionStreamingParams",
    "CreateAssistantParams",
    "CreateAssistantParamsToolResources",
    "CreateAssistantParamsToolResourcesCodeInterpreter",
    "CreateAssistantParamsToolResourcesFileSearch",
    "CreateAssistantParamsToolResourcesFileSearchVectorStoresItem",
    "CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto",
    "CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic",
    "CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic",
    "CreateAssistantResponse",
    "CreateBatchParams",
    "CreateBatchResponse",
    "CreateChatCompletionChunk",
    "CreateChatCompletionParams",
    "CreateChatCompletionParamsAudio",
    "CreateChatCompletionParamsBase",
    "CreateChatCompletionParamsWebSearchOptions",
    "CreateChatCompletionParamsWebSearchOptionsUserLocation",
    "CreateChatCompletionResponse",
    "CreateChatCompletionResponseChoicesItem",
    "CreateChatCompletionResponseChoicesItemLogprobs",
    "CreateChatCompletionStreamResponse",
    "CreateChatCompletionStreamResponseChoicesItem",
    "CreateChatCompletionStreamResponseChoicesItemLogprobs",
    "CreateChatCompletionStreamingParams",
    "CreateChatkitSessionParams",
    "CreateChatkitSessionResponse",
    "CreateCompletionChunk",
    "CreateCompletionParams",
    "CreateCompletionParamsBase",
    "CreateCompletionResponse",
    "CreateCompletionResponseChoicesItem",
    "CreateCompletionResponseChoicesItemLogprobs",
    "CreateCompletionStreamingParams",
    "CreateContainerFileParams",
    "CreateContainerFileResponse",
    "CreateContainerParams",
    "CreateContainerParamsExpiresAfter",
    "CreateContainerResponse",
    "CreateContentProvenanceCheckParams",
    "CreateContentProvenanceCheckResponse",
    "CreateConversationItemsParams",
    "CreateConversationItemsResponse",
    "CreateConversationParams",
    "CreateConversationResponse",
    "CreateDecisionParams",
    "CreateDecisionParamsInputItemCustomToolCall",
    "CreateDecisionParamsInputItemCustomToolCallOutput",
    "CreateDecisionParamsInputItemFunctionCall",
    "CreateDecisionParamsInputItemFunctionCallOutput",
    "CreateDecisionParamsInputItemMessageAssistant",
    "CreateDecisionParamsInputItemMessageAssistantContentItemOutputText",
    "CreateDecisionParamsInputItemMessageAssistantContentItemRefusal",
    "CreateDecisionParamsInputItemMessageDeveloper",
    "CreateDecisionParamsInputItemMessageSystem",
    "CreateDecisionParamsInputItemMessageUser",
    "CreateDecisionParamsPromptCacheOptions",
    "CreateDecisionParamsQuestionsItemChoice",
    "CreateDecisionParamsQuestionsItemChoiceChoicesItem",
    "CreateDecisionParamsQuestionsItemPredicate",
    "CreateDecisionParamsQuestionsItemScore",
    "CreateDecisionParamsQuestionsItemScoreLevelsItem",
    "CreateDecisionResponse",
    "CreateEmbeddingParams",
    "CreateEmbeddingResponse",
    "CreateEmbeddingResponseUsage",
    "CreateEvalCompletionsRunDataSource",
    "CreateEvalCompletionsRunDataSourceInputMessagesItemReference",
    "CreateEvalCompletionsRunDataSourceInputMessagesTemplate",
    "CreateEvalCompletionsRunDataSourceSamplingParams",
    "CreateEvalCustomDataSourceConfig",
    "CreateEvalItem",
    "CreateEvalItemValue1",
    "CreateEvalJsonlRunDataSource",
    "CreateEvalLabelModelGrader",
    "CreateEvalLogsDataSourceConfig",
    "CreateEvalParams",
    "CreateEvalResponse",
    "CreateEvalResponsesRunDataSource",
    "CreateEvalResponsesRunDataSourceInputMessagesItemReference",
    "CreateEvalResponsesRunDataSourceInputMessagesTemplate",
    "CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem1",
    "CreateEvalResponsesRunDataSourceSamplingParams",
    "CreateEvalResponsesRunDataSourceSamplingParamsText",
    "CreateEvalRunParams",
    "CreateEvalRunResponse",
    "CreateEvalStoredCompletionsDataSourceConfig",
    "CreateExternalKeyParams",
    "CreateExternalKeyResponse",
    "CreateExternalStorageParams",
    "CreateExternalStorageParamsProviderAws",
    "CreateExternalStorageParamsProviderAzure",
    "CreateExternalStorageParamsProviderGcp",
    "CreateExternalStorageParamsProviderOci",
    "CreateExternalStorageResponse",
    "CreateFileParams",
    "CreateFileResponse",
    "CreateFineTuningCheckpointPermissionParams",
    "CreateFineTuningCheckpointPermissionResponse",
    "CreateFineTuningJobParams",
    "CreateFineTuningJobParamsHyperparameters",
    "CreateFineTuningJobParamsIntegrationsItem",
    "CreateFineTuningJobParamsIntegrationsItemWandb",
    "CreateFineTuningJobResponse",
    "CreateGroupParams",
    "CreateGroupResponse",
    "CreateImageChunk",
    "CreateImageEditChunk",
    "CreateImageEditParams",
    "CreateImageEditParamsBase",
    "CreateImageEditParamsSvg",
    "CreateImageEditParamsSvgReasoning",
    "CreateImageEditResponse",
    "CreateImageEditStreamingParams",
    "CreateImageParams",
    "CreateImageParamsBase",
    "CreateImageParamsSvg",
    "CreateImageParamsSvgReasoning",
    "CreateImageResponse",
    "CreateImageStreamingParams",
    "CreateImageVariationParams",
    "CreateImageVariationResponse",
    "CreateLiveSessionParams",
    "CreateLiveSessionParamsTransport",
    "CreateLiveSessionResponse",
    "CreateMessageParams",
    "CreateMessageParamsAttachmentsItem",
    "CreateMessageRequest",
    "CreateMessageRequestAttachmentsItem",
    "CreateMessageResponse",
    "CreateModerationParams",
    "CreateModerationParamsInput2ItemImageUrl",
    "CreateModerationParamsInput2ItemImageUrlImageUrl",
    "CreateModerationParamsInput2ItemText",
    "CreateModerationResponse",
    "CreateModerationResponseResultsItem",
    "CreateModerationResponseResultsItemCategories",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypes",
    "CreateModerationResponseResultsItemCategoryScores",
    "CreateOrganizationSpendAlertParams",
    "CreateOrganizationSpendAlertResponse",
    "CreateProjectParams",
    "CreateProjectResponse",
    "CreateProjectRoleParams",
    "CreateProjectRoleResponse",
    "CreateProjectServiceAccountApiKeyParams",
    "CreateProjectServiceAccountApiKeyResponse",
    "CreateProjectServiceAccountParams",
    "CreateProjectServiceAccountResponse",
    "CreateProjectSpendAlertParams",
    "CreateProjectSpendAlertResponse",
    "CreateProjectUserParams",
    "CreateProjectUserResponse",
    "CreateRealtimeCallParams",
    "CreateRealtimeClientSecretParams",
    "CreateRealtimeClientSecretParamsExpiresAfter",
    "CreateRealtimeClientSecretResponse",
    "CreateRealtimeSessionParams",
    "CreateRealtimeSessionParamsClientSecret",
    "CreateRealtimeSessionParamsInputAudioNoiseReduction",
    "CreateRealtimeSessionParamsInputAudioTranscription",
    "CreateRealtimeSessionParamsToolsItem",
    "CreateRealtimeSessionParamsTracing2",
    "CreateRealtimeSessionParamsTurnDetection",
    "CreateRealtimeSessionResponse",
    "CreateRealtimeTranscriptionSessionParams",
    "CreateRealtimeTranscriptionSessionParamsClientSecret",
    "CreateRealtimeTranscriptionSessionParamsClientSecretExpiresAt",
    "CreateRealtimeTranscriptionSessionParamsInputAudioNoiseReduction",
    "CreateRealtimeTranscriptionSessionParamsTurnDetection",
    "CreateRealtimeTranscriptionSessionResponse",
    "CreateRealtimeTranslationClientSecretParams",
    "CreateRealtimeTranslationClientSecretParamsExpiresAfter",
    "CreateRealtimeTranslationClientSecretResponse",
    "CreateResponseChunk",
    "CreateResponseParams",
    "CreateResponseParamsAccessPrograms",
    "CreateResponseParamsBackgroundOptions",
    "CreateResponseParamsBase",
    "CreateResponseParamsImage",
    "CreateResponseResponse",
    "CreateResponseStreamingParams",
    "CreateRoleParams",
    "CreateRoleResponse",
    "CreateRunChunk",
    "CreateRunParams",
    "CreateRunParamsBase",
    "CreateRunResponse",
    "CreateRunStreamingParams",
    "CreateSkillParams",
    "CreateSkillResponse",
    "CreateSkillVersionParams",
    "CreateSkillVersionResponse",
    "CreateSpeechChunk",
    "CreateSpeechParams",
    "CreateSpeechParamsBase",
    "CreateSpeechResponseStreamEvent",
    "CreateSpeechStreamingParams",
    "CreateThreadAndRunChunk",
    "CreateThreadAndRunParams",
    "CreateThreadAndRunParamsBase",
    "CreateThreadAndRunParamsToolResources",
    "CreateThreadAndRunParamsToolResourcesCodeInterpreter",
    "CreateThreadAndRunParamsToolResourcesFileSearch",
    "CreateThreadAndRunResponse",
    "CreateThreadAndRunStreamingParams",
    "CreateThreadParams",
    "CreateThreadParamsToolResources",
    "CreateThreadParamsToolResourcesCodeInterpreter",
    "CreateThreadParamsToolResourcesFileSearch",
    "CreateThreadParamsToolResourcesFileSearchVectorStoresItem",
    "CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto",
    "CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic",
    "CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic",
    "CreateThreadRequest",
    "CreateThreadRequestToolResources",
    "CreateThreadRequestToolResourcesCodeInterpreter",
    "CreateThreadRequestToolResourcesFileSearch",
    "CreateThreadRequestToolResourcesFileSearchVectorStoresItem",
    "CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto",
    "CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic",
    "CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic",
    "CreateThreadResponse",
    "CreateTranscriptionChunk",
    "CreateTranscriptionParams",
    "CreateTranscriptionParamsBase",
    "CreateTranscriptionResponse",
    "CreateTranscriptionResponseDiarizedJson",
    "CreateTranscriptionResponseJson",
    "CreateTranscriptionResponseJsonLogprobsItem",
    "CreateTranscriptionResponseStreamEvent",
    "CreateTranscriptionResponseVerboseJson",
    "CreateTranscriptionStreamingParams",
    "CreateTranslationParams",
    "CreateTranslationResponse",
    "CreateTranslationResponseJson",
    "CreateTranslationResponseVerboseJson",
    "CreateUploadParams",
    "CreateUploadResponse",
    "CreateVaultCredentialParams",
    "CreateVaultCredentialResponse",
    "CreateVaultParams",
    "CreateVaultResponse",
    "CreateVectorStoreFileBatchParams",
    "CreateVectorStoreFileBatchResponse",
    "CreateVectorStoreFileParams",
    "CreateVectorStoreFileRequest",
    "CreateVectorStoreFileResponse",
    "CreateVectorStoreParams",
    "CreateVectorStoreResponse",
    "CreateVideoCharacterParams",
    "CreateVideoCharacterResponse",
    "CreateVideoEditParams",
    "CreateVideoEditResponse",
    "CreateVideoExtensionParams",
    "CreateVideoExtensionResponse",
    "CreateVideoParams",
    "CreateVideoRemixParams",
    "CreateVideoRemixResponse",
    "CreateVideoResponse",
    "CreateVoiceConsentParams",
    "CreateVoiceConsentResponse",
    "CreateVoiceParams",
    "CreateVoiceResponse",
    "CreateWebhookEndpointParams",
    "CreateWebhookEndpointResponse",
    "CreateWorkloadIdentityFederationRuleParams",
    "CreateWorkloadIdentityFederationRuleParamsPermissionsRestricted",
    "CreateWorkloadIdentityFederationRuleParamsPermissionsServiceAccountDefault",
    "CreateWorkloadIdentityFederationRuleResponse",
    "CreateWorkloadIdentityProviderParams",
    "CreateWorkloadIdentityProviderParamsAttributeTransformationsItem",
    "CreateWorkloadIdentityProviderParamsVerificationDiscovery",
    "CreateWorkloadIdentityProviderParamsVerificationUploadedJwks",
    "CreateWorkloadIdentityProviderResponse",
    "Credential",
    "CredentialAuth",
    "CredentialAuthCreateParam",
    "CredentialAuthCreateParamValueEnvironmentVariable",
    "CredentialAuthCreateParamValueMcpOauth",
    "CredentialAuthCreateParamValueMcpOauthRefresh",
    "CredentialAuthCreateParamValueStaticBearer",
    "CredentialAuthRotateParam",
    "CredentialAuthRotateParamValueEnvironmentVariable",
    "CredentialAuthRotateParamValueMcpOauth",
    "CredentialAuthRotateParamValueMcpOauthRefresh",
    "CredentialAuthRotateParamValueStaticBearer",
    "CredentialAuthValueEnvironmentVariable",
    "CredentialAuthValueMcpOauth",
    "CredentialAuthValueMcpOauthRefresh",
    "CredentialAuthValueStaticBearer",
    "CredentialDeleted",
    "CredentialNetworking",
    "CredentialNetworkingParam",
    "CredentialNetworkingParamValueLimited",
    "CredentialNetworkingParamValueUnrestricted",
    "CredentialNetworkingValueLimited",
    "CredentialNetworkingValueUnrestricted",
    "CustomGrammarFormatParam",
    "CustomTextFormatParam",
    "CustomToolCall",
    "CustomToolCallOutput",
    "CustomToolCallOutputResource",
    "CustomToolCallResource",
    "CustomToolChatCompletions",
    "CustomToolChatCompletionsCustom",
    "CustomToolChatCompletionsCustomFormatGrammar",
    "CustomToolChatCompletionsCustomFormatGrammarGrammar",
    "CustomToolChatCompletionsCustomFormatText",
    "CustomToolParam",
    "CustomVoiceParam",
    "DataChannelConfigParam",
    "DeactivateOrganizationCertificatesParams",
    "DeactivateOrganizationCertificatesResponse",
    "DeactivateProjectCertificatesParams",
    "DeactivateProjectCertificatesResponse",
    "Decision",
    "DecisionAnswersItemChoice",
    "DecisionAnswersItemChoiceProbabilitiesItem",
    "DecisionAnswersItemPredicate",
    "DecisionAnswersItemRefusal",
    "DecisionAnswersItemScore",
    "DecisionAnswersItemScoreProbabilitiesItem",
    "DecisionChoiceOptionParam",
    "DecisionInputImageParam",
    "DecisionInputJSON",
    "DecisionInputPartUnionParam",
    "DecisionInputTextParam",
    "DecisionPromptCacheBreakpointParam",
    "DecisionQuestionInputImage",
    "DecisionQuestionInputPart",
    "DecisionQuestionInputText",
    "DecisionQuestionParam",
    "DecisionQuestionParamValueChoice",
    "DecisionQuestionParamValueChoiceInstructionsItemInputImage",
    "DecisionQuestionParamValueChoiceInstructionsItemInputJson",
    "DecisionQuestionParamValuePredicate",
    "DecisionQuestionParamValuePredicateInstructionsItemInputImage",
    "DecisionQuestionParamValuePredicateInstructionsItemInputJson",
    "DecisionQuestionParamValueScore",
    "DecisionQuestionParamValueScoreInstructionsItemInputImage",
    "DecisionQuestionParamValueScoreInstructionsItemInputJson",
    "DecisionQuestionParamValueScoreLevelsItem",
    "DecisionTriggerParam",
    "DecisionTriggerParamDecisions",
    "DecisionUsage",
    "DecisionUsageInputTokensDetails",
    "DecisionUsageOutputTokensDetails",
    "DecisionsDelegationConfigParam",
    "DeleteAdminApiKeyParams",
    "DeleteAdminApiKeyResponse",
    "DeleteAgentAutomationParams",
    "DeleteAgentAutomationResponse",
    "DeleteAgentEnvironmentTemplateParams",
    "DeleteAgentEnvironmentTemplateResponse",
    "DeleteAgentParams",
    "DeleteAgentResponse",
    "DeleteAgentSessionArtifactParams",
    "DeleteAgentSessionArtifactResponse",
    "DeleteAgentSessionParams",
    "DeleteAgentSessionResponse",
    "DeleteAssistantParams",
    "DeleteAssistantResponse",
    "DeleteCertificateParams",
    "DeleteCertificateResponse",
    "DeleteChatCompletionParams",
    "DeleteChatCompletionResponse",
    "DeleteChatkitThreadParams",
    "DeleteChatkitThreadResponse",
    "DeleteContainerFileParams",
    "DeleteContainerParams",
    "DeleteConversationItemParams",
    "DeleteConversationItemResponse",
    "DeleteConversationParams",
    "DeleteConversationResponse",
    "DeleteEvalParams",
    "DeleteEvalResponse",
    "DeleteEvalRunParams",
    "DeleteEvalRunResponse",
    "DeleteExternalKeyParams",
    "DeleteExternalKeyResponse",
    "DeleteExternalStorageParams",
    "DeleteExternalStorageResponse",
    "DeleteFileParams",
    "DeleteFileResponse",
    "DeleteFineTuningCheckpointPermissionParams",
    "DeleteFineTuningCheckpointPermissionResponse",
    "DeleteGroupParams",
    "DeleteGroupResponse",
    "DeleteInviteParams",
    "DeleteInviteResponse",
    "DeleteMessageParams",
    "DeleteMessageResponse",
    "DeleteModelParams",
    "DeleteModelResponse",
    "DeleteOrganizationSpendAlertParams",
    "DeleteOrganizationSpendAlertResponse",
    "DeleteOrganizationSpendLimitResponse",
    "DeleteProjectApiKeyParams",
    "DeleteProjectApiKeyResponse",
    "DeleteProjectModelPermissionsParams",
    "DeleteProjectModelPermissionsResponse",
    "DeleteProjectRoleParams",
    "DeleteProjectRoleResponse",
    "DeleteProjectServiceAccountParams",
    "DeleteProjectServiceAccountResponse",
    "DeleteProjectSpendAlertParams",
    "DeleteProjectSpendAlertResponse",
    "DeleteProjectSpendLimitParams",
    "DeleteProjectSpendLimitResponse",
    "DeleteProjectUserParams",
    "DeleteProjectUserResponse",
    "DeleteResponseParams",
    "DeleteRoleParams",
    "DeleteRoleResponse",
    "DeleteSkillParams",
    "DeleteSkillResponse",
    "DeleteSkillVersionParams",
    "DeleteSkillVersionResponse",
    "DeleteThreadParams",
    "DeleteThreadResponse",
    "DeleteUserParams",
    "DeleteUserResponse",
    "DeleteVaultCredentialParams",
    "DeleteVaultCredentialResponse",
    "DeleteVaultParams",
    "DeleteVaultResponse",
    "DeleteVectorStoreFileParams",
    "DeleteVectorStoreFileResponse",
    "DeleteVectorStoreParams",
    "DeleteVectorStoreResponse",
    "DeleteVideoParams",
    "DeleteVideoResponse",
    "DeleteVoiceConsentParams",
    "DeleteVoiceConsentResponse",
    "DeleteVoiceParams",
    "DeleteVoiceResponse",
    "DeleteWebhookEndpointParams",
    "DeleteWebhookEndpointResponse",
    "DeleteWorkloadIdentityFederationRuleParams",
    "DeleteWorkloadIdentityFederationRuleResponse",
    "DeleteWorkloadIdentityProviderParams",
    "DeleteWorkloadIdentityProviderResponse",
    "DeletedConversationResource",
    "DeletedRoleAssignmentResource",
    "DeletedSkillResource",
    "DeletedSkillVersionResource",
    "DeletedThreadResource",
    "DeletedVideoResource",
    "DeletedWebhookEndpoint",
    "DirectToolCallCaller",
    "DirectToolCallCallerParam",
    "DoneEvent",
    "DoubleClickAction",
    "DownloadFileParams",
    "DownloadFileResponse",
    "DownloadLiveSessionRecordingParams",
    "DragParam",
    "EasyInputMessage",
    "Embedding",
    "EmptyModelParam",
    "Environment",
    "EnvironmentFile",
    "EnvironmentInfo",
    "EnvironmentParam",
    "EnvironmentParamValueNone",
    "EnvironmentParamValueOpenaiHosted",
    "EnvironmentParamValueOpenaiHostedDesktop",
    "EnvironmentParamValueOpenaiHostedNetwork",
    "EnvironmentParamValueOpenaiHostedPackages",
    "EnvironmentParamValueSelfHosted",
    "EnvironmentTemplate",
    "EnvironmentTemplateDeleted",
    "EnvironmentTemplateDesktop",
    "EnvironmentTemplateFilesItemFileId",
    "EnvironmentTemplateFilesItemInline",
    "EnvironmentTemplateNetwork",
    "EnvironmentTemplatePackages",
    "EnvironmentTemplateSkillsItemInline",
    "EnvironmentTemplateSkillsItemSkillReference",
    "EnvironmentValueNone",
    "EnvironmentValueOpenaiHosted",
    "EnvironmentValueOpenaiHostedDesktop",
    "EnvironmentValueOpenaiHostedNetwork",
    "EnvironmentValueOpenaiHostedPackages",
    "EnvironmentValueSelfHosted",
    "Error",
    "Error2",
    "ErrorEvent",
    "Eval",
    "EvalApiError",
    "EvalCustomDataSourceConfig",
    "EvalGraderPython",
    "EvalGraderScoreModel",
    "EvalGraderScoreModelSamplingParams",
    "EvalGraderTextSimilarity",
    "EvalItem",
    "EvalItemContent",
    "EvalItemContentArray",
    "EvalItemContentItem",
    "EvalItemContentOutputText",
    "EvalItemInputImage",
    "EvalJsonlFileContentSource",
    "EvalJsonlFileContentSourceContentItem",
    "EvalJsonlFileIdSource",
    "EvalList",
    "EvalLogsDataSourceConfig",
    "EvalResponsesSource",
    "EvalRun",
    "EvalRunList",
    "EvalRunOutputItem",
    "EvalRunOutputItemList",
    "EvalRunOutputItemResult",
    "EvalRunOutputItemSample",
    "EvalRunOutputItemSampleInputItem",
    "EvalRunOutputItemSampleOutputItem",
    "EvalRunOutputItemSampleUsage",
    "EvalRunPerModelUsageItem",
    "EvalRunPerTestingCriteriaResultsItem",
    "EvalRunResultCounts",
    "EvalStoredCompletionsDataSourceConfig",
    "EvalStoredCompletionsSource",
    "ExpiresAfterParam",
    "ExternalKey",
    "ExternalKeyValidateResponse",
    "ExternalStorageConfiguration",
    "ExternalStorageDeleted",
    "FederationRule",
    "FederationRuleDeleted",
    "FederationRulePermissionsRestricted",
    "FederationRulePermissionsServiceAccountDefault",
    "FileAnnotation",
    "FileAnnotationSource",
    "FileCitationBody",
    "FileCitationParam",
    "FileExpirationAfter",
    "FilePath",
    "FileSearchRankingOptions",
    "FileSearchTool",
    "FileSearchToolCall",
    "FileSearchToolCallResultsItem",
    "FileUploadParam",
    "Filters",
    "FineTuneDPOHyperparameters",
    "FineTuneDPOMethod",
    "FineTuneMethod",
    "FineTuneReinforcementHyperparameters",
    "FineTuneReinforcementMethod",
    "FineTuneSupervisedHyperparameters",
    "FineTuneSupervisedMethod",
    "FineTuningCheckpointPermission",
    "FineTuningIntegration",
    "FineTuningIntegrationWandb",
    "FineTuningJob",
    "FineTuningJobCheckpoint",
    "FineTuningJobCheckpointMetrics",
    "FineTuningJobError",
    "FineTuningJobEvent",
    "FineTuningJobHyperparameters",
    "ForkLiveSessionParams",
    "ForkLiveSessionParamsTransport",
    "ForkLiveSessionResponse",
    "FunctionAndCustomToolCallOutput",
    "FunctionCallItemStatus",
    "FunctionCallOutputItemParam",
    "FunctionCallOutputStatusEnum",
    "FunctionCallStatus",
    "FunctionObject",
    "FunctionShellAction",
    "FunctionShellActionParam",
    "FunctionShellCall",
    "FunctionShellCallItemParam",
    "FunctionShellCallItemStatus",
    "FunctionShellCallOutput",
    "FunctionShellCallOutputContent",
    "FunctionShellCallOutputContentParam",
    "FunctionShellCallOutputExitOutcome",
    "FunctionShellCallOutputExitOutcomeParam",
    "FunctionShellCallOutputItemParam",
    "FunctionShellCallOutputOutcomeParam",
    "FunctionShellCallOutputStatusEnum",
    "FunctionShellCallOutputTimeoutOutcome",
    "FunctionShellCallOutputTimeoutOutcomeParam",
    "FunctionShellCallStatus",
    "FunctionShellToolParam",
    "FunctionTool",
    "FunctionToolCall",
    "FunctionToolCallOutput",
    "FunctionToolCallOutputResource",
    "FunctionToolCallResource",
    "FunctionToolParam",
    "GcpExternalStorageProvider",
    "GetAdminApiKeyParams",
    "GetAdminApiKeyResponse",
    "GetAssistantParams",
    "GetAssistantResponse",
    "GetCertificateParams",
    "GetCertificateResponse",
    "GetChatCompletionMessagesParams",
    "GetChatCompletionMessagesResponse",
    "GetChatCompletionParams",
    "GetChatCompletionResponse",
    "GetChatkitThreadParams",
    "GetChatkitThreadResponse",
    "GetConversationItemParams",
    "GetConversationItemResponse",
    "GetConversationParams",
    "GetConversationResponse",
    "GetEvalParams",
    "GetEvalResponse",
    "GetEvalRunOutputItemParams",
    "GetEvalRunOutputItemResponse",
    "GetEvalRunOutputItemsParams",
    "GetEvalRunOutputItemsResponse",
    "GetEvalRunParams",
    "GetEvalRunResponse",
    "GetEvalRunsParams",
    "GetEvalRunsResponse",
    "GetInputTokenCountsParams",
    "GetInputTokenCountsResponse",
    "GetMessageParams",
    "GetMessageResponse",
    "GetOrganizationSpendLimitResponse",
    "GetProjectSpendLimitParams",
    "GetProjectSpendLimitResponse",
    "GetResponseChunk",
    "GetResponseParams",
    "GetResponseParamsBase",
    "GetResponseResponse",
    "GetResponseStreamingParams",
    "GetRunParams",
    "GetRunResponse",
    "GetRunStepParams",
    "GetRunStepResponse",
    "GetSkillContentParams",
    "GetSkillContentResponse",
    "GetSkillParams",
    "GetSkillResponse",
    "GetSkillVersionContentParams",
    "GetSkillVersionContentResponse",
    "GetSkillVersionParams",
    "GetSkillVersionResponse",
    "GetThreadParams",
    "GetThreadResponse",
    "GetVectorStoreFileBatchParams",
    "GetVectorStoreFileBatchResponse",
    "GetVectorStoreFileParams",
    "GetVectorStoreFileResponse",
    "GetVectorStoreParams",
    "GetVectorStoreResponse",
    "GetVideoCharacterParams",
    "GetVideoCharacterResponse",
    "GetVideoParams",
    "GetVideoResponse",
    "GetVoiceConsentParams",
    "GetVoiceConsentResponse",
    "GraderLabelModel",
    "GraderMulti",
    "GraderPython",
    "GraderScoreModel",
    "GraderScoreModelSamplingParams",
    "GraderStringCheck",
    "GraderTextSimilarity",
    "Group",
    "GroupDeletedResource",
    "GroupListResource",
    "GroupMemberUser",
    "GroupResourceWithSuccess",
    "GroupResponse",
    "GroupRoleAssignment",
    "GroupUser",
    "GroupUserAssignment",
    "GroupUserDeletedResource",
    "HangupLiveSessionParams",
    "HangupRealtimeCallParams",
    "HistoryParam",
    "HostedEnvironmentFile",
    "HostedEnvironmentFileID",
    "HostedEnvironmentFileParam",
    "HostedEnvironmentFileParamValueFileId",
    "HostedEnvironmentFileParamValueInline",
    "HostedEnvironmentFileValueInline",
    "HostedPlugin",
    "HostedPluginParam",
    "HostedSkill",
    "HostedSkillParam",
    "HostedSkillParamValueInline",
    "HostedSkillParamValueSkillReference",
    "HostedSkillReference",
    "HostedSkillValueInline",
    "HostedToolPermission",
    "HostedToolPermissionUpdate",
    "HybridSearchOptions",
    "Image",
    "ImageEditCompletedEvent",
    "ImageEditPartialImageEvent",
    "ImageEditStreamEvent",
    "ImageGenCompletedEvent",
    "ImageGenInputUsageDetails",
    "ImageGenOutputTokensDetails",
    "ImageGenPartialImageEvent",
    "ImageGenStreamEvent",
    "ImageGenTool",
    "ImageGenToolCall",
    "ImageGenToolInputImageMask",
    "ImageGenUsage",
    "ImageRefParam",
    "ImageRefParam2",
    "ImagesResponse",
    "ImagesUsage",
    "ImagesUsageInputTokensDetails",
    "IncludeEnum",
    "InferenceOptions",
    "InitialItemParam",
    "InitialItemParamValueMessageAssistant",
    "InitialItemParamValueMessageAssistantContentItemOutputText",
    "InitialItemParamValueMessageAssistantContentItemText",
    "InitialItemParamValueMessageDeveloper",
    "InitialItemParamValueMessageDeveloperContentItem",
    "InitialItemParamValueMessageUser",
    "InitialItemParamValueMessageUserContentItem",
    "InlineCapabilitySourceParam",
    "InlineSkillParam",
    "InlineSkillSourceParam",
    "InputAudio",
    "InputAudioInputAudio",
    "InputContent",
    "InputContentParam",
    "InputContentParamValueInputImage",
    "InputContentParamValueInputText",
    "InputFileContent",
    "InputFileContentParam",
    "InputImageContent",
    "InputImageContentParamAutoParam",
    "InputItem",
    "InputMessage",
    "InputMessageContentList",
    "InputMessageResource",
    "InputParam",
    "InputTextContent",
    "InputTextContentParam",
    "Invite",
    "InviteDeleteResponse",
    "InviteListResponse",
    "InviteProjectsItem",
    "InviteUserParams",
    "InviteUserParamsProjectsItem",
    "InviteUserResponse",
    "Item",
    "ItemField",
    "ItemReferenceParam",
    "ItemResource",
    "KeyPressAction",
    "ListAdminApiKeysParams",
    "ListAdminApiKeysResponse",
    "ListAgentAutomationInvocationsParams",
    "ListAgentAutomationInvocationsResponse",
    "ListAgentAutomationsParams",
    "ListAgentAutomationsResponse",
    "ListAgentEnvironmentFilesParams",
    "ListAgentEnvironmentFilesResponse",
    "ListAgentEnvironmentTemplatesParams",
    "ListAgentEnvironmentTemplatesResponse",
    "ListAgentEnvironmentsParams",
    "ListAgentEnvironmentsResponse",
    "ListAgentSessionArtifactsParams",
    "ListAgentSessionArtifactsResponse",
    "ListAgentSessionItemsParams",
    "ListAgentSessionItemsResponse",
    "ListAgentSessionSubagentItemsParams",
    "ListAgentSessionSubagentItemsResponse",
    "ListAgentSessionSubagentTurnItemsParams",
    "ListAgentSessionSubagentTurnItemsResponse",
    "ListAgentSessionSubagentTurnsParams",
    "ListAgentSessionSubagentTurnsResponse",
    "ListAgentSessionSubagentsParams",
    "ListAgentSessionSubagentsResponse",
    "ListAgentSessionTracesParams",
    "ListAgentSessionTracesResponse",
    "ListAgentSessionTurnItemsParams",
    "ListAgentSessionTurnItemsResponse",
    "ListAgentSessionTurnsParams",
    "ListAgentSessionTurnsResponse",
    "ListAgentSessionsParams",
    "ListAgentSessionsResponse",
    "ListAgentsParams",
    "ListAgentsResponse",
    "ListAssistantsParams",
    "ListAssistantsResponse",
    "ListAuditLogsParams",
    "ListAuditLogsParamsEffectiveAt",
    "ListAuditLogsResponse",
    "ListBatchesParams",
    "ListBatchesResponse",
    "ListCertificatesResponse",
    "ListChatCompletionsParams",
    "ListChatCompletionsResponse",
    "ListChatkitThreadItemsParams",
    "ListChatkitThreadItemsResponse",
    "ListChatkitThreadsParams",
    "ListChatkitThreadsResponse",
    "ListContainerFilesParams",
    "ListContainerFilesResponse",
    "ListContainersParams",
    "ListContainersResponse",
    "ListConversationItemsParams",
    "ListConversationItemsResponse",
    "ListEvalsParams",
    "ListEvalsResponse",
    "ListExternalKeysParams",
    "ListExternalKeysResponse",
    "ListExternalStorageParams",
    "ListExternalStorageResponse",
    "ListFilesInVectorStoreBatchParams",
    "ListFilesInVectorStoreBatchResponse",
    "ListFilesParams",
    "ListFilesResponse",
    "ListFineTuningCheckpointPermissionResponse",
    "ListFineTuningCheckpointPermissionsParams",
    "ListFineTuningCheckpointPermissionsResponse",
    "ListFineTuningEventsParams",
    "ListFineTuningEventsResponse",
    "ListFineTuningJobCheckpointsParams",
    "ListFineTuningJobCheckpointsResponse",
    "ListFineTuningJobEventsResponse",
    "ListFineTuningJobsParams",
    "ListFineTuningJobsResponse",
    "ListGroupRoleAssignmentsParams",
    "ListGroupRoleAssignmentsResponse",
    "ListGroupUsersParams",
    "ListGroupUsersResponse",
    "ListGroupsParams",
    "ListGroupsResponse",
    "ListInputItemsParams",
    "ListInputItemsResponse",
    "ListInvitesParams",
    "ListInvitesResponse",
    "ListMessagesParams",
    "ListMessagesResponse",
    "ListModelsResponse",
    "ListOrganizationCertificatesParams",
    "ListOrganizationCertificatesResponse",
    "ListOrganizationSpendAlertsParams",
    "ListOrganizationSpendAlertsResponse",
    "ListPaginatedFineTuningJobsResponse",
    "ListProjectApiKeysParams",
    "ListProjectApiKeysResponse",
    "ListProjectCertificatesParams",
    "ListProjectCertificatesResponse",
    "ListProjectGroupRoleAssignmentsParams",
    "ListProjectGroupRoleAssignmentsResponse",
    "ListProjectGroupsParams",
    "ListProjectGroupsResponse",
    "ListProjectRateLimitsParams",
    "ListProjectRateLimitsResponse",
    "ListProjectRolesParams",
    "ListProjectRolesResponse",
    "ListProjectServiceAccountsParams",
    "ListProjectServiceAccountsResponse",
    "ListProjectSpendAlertsParams",
    "ListProjectSpendAlertsResponse",
    "ListProjectUserRoleAssignmentsParams",
    "ListProjectUserRoleAssignmentsResponse",
    "ListProjectUsersParams",
    "ListProjectUsersResponse",
    "ListProjectsParams",
    "ListProjectsResponse",
    "ListRolesParams",
    "ListRolesResponse",
    "ListRunStepsParams",
    "ListRunStepsResponse",
    "ListRunsParams",
    "ListRunsResponse",
    "ListSkillVersionsParams",
    "ListSkillVersionsResponse",
    "ListSkillsParams",
    "ListSkillsResponse",
    "ListUserRoleAssignmentsParams",
    "ListUserRoleAssignmentsResponse",
    "ListUsersParams",
    "ListUsersResponse",
    "ListVaultCredentialsParams",
    "ListVaultCredentialsResponse",
    "ListVaultsParams",
    "ListVaultsResponse",
    "ListVectorStoreFilesParams",
    "ListVectorStoreFilesResponse",
    "ListVectorStoresParams",
    "ListVectorStoresResponse",
    "ListVideosParams",
    "ListVideosResponse",
    "ListVoiceConsentsParams",
    "ListVoiceConsentsResponse",
    "ListWebhookEndpointsParams",
    "ListWebhookEndpointsResponse",
    "ListWebhookEventTypesResponse",
    "ListWorkloadIdentityFederationRulesParams",
    "ListWorkloadIdentityFederationRulesResponse",
    "ListWorkloadIdentityProvidersParams",
    "ListWorkloadIdentityProvidersResponse",
    "LiveCreateResponse",
    "LiveCreateResponseSession",
    "LiveCreateResponseTransport",
    "LiveDecisionInputTextParam",
    "LiveFunctionToolParam",
    "LocalEnvironmentParam",
    "LocalEnvironmentResource",
    "LocalShellExecAction",
    "LocalShellToolCall",
    "LocalShellToolCallOutput",
    "LocalShellToolParam",
    "LocalSkillParam",
    "LockedStatus",
    "LogProb",
    "MCPApprovalRequest",
    "MCPApprovalResponse",
    "MCPApprovalResponseResource",
    "MCPListTools",
    "MCPListToolsTool",
    "MCPTool",
    "MCPToolCall",
    "MCPToolCallStatus",
    "MCPToolFilter",
    "MCPToolRequireApproval1",
    "McpOauthTokenEndpointAuth",
    "McpOauthTokenEndpointAuthCreateParam",
    "McpOauthTokenEndpointAuthCreateParamValueClientSecretBasic",
    "McpOauthTokenEndpointAuthCreateParamValueClientSecretPost",
    "McpOauthTokenEndpointAuthCreateParamValueNone",
    "McpOauthTokenEndpointAuthRotateParam",
    "McpOauthTokenEndpointAuthRotateParamValueClientSecretBasic",
    "McpOauthTokenEndpointAuthRotateParamValueClientSecretPost",
    "McpOauthTokenEndpointAuthValueClientSecretBasic",
    "McpOauthTokenEndpointAuthValueClientSecretPost",
    "McpOauthTokenEndpointAuthValueNone",
    "McpTransport",
    "McpTransportParam",
    "McpTransportParamValueHttp",
    "McpTransportParamValueStdio",
    "McpTransportValueHttp",
    "McpTransportValueStdio",
    "MediaSessionConfigParam",
    "MediaSessionConfigParamAudio",
    "MediaSessionConfigParamAudioOutput",
    "MediaSessionConfigParamDelegationDecisions",
    "MediaSessionConfigParamDelegationResponses",
    "MediaSessionForkConfigParam",
    "MediaSessionForkConfigParamDelegation",
    "Message",
    "MessageContentImageFileObject",
    "MessageContentImageFileObjectImageFile",
    "MessageContentImageUrlObject",
    "MessageContentImageUrlObjectImageUrl",
    "MessageContentRefusalObject",
    "MessageContentTextAnnotationsFileCitationObject",
    "MessageContentTextAnnotationsFileCitationObjectFileCitation",
    "MessageContentTextAnnotationsFilePathObject",
    "MessageContentTextAnnotationsFilePathObjectFilePath",
    "MessageContentTextObject",
    "MessageContentTextObjectText",
    "MessageDeltaContentImageFileObject",
    "MessageDeltaContentImageFileObjectImageFile",
    "MessageDeltaContentImageUrlObject",
    "MessageDeltaContentImageUrlObjectImageUrl",
    "MessageDeltaContentRefusalObject",
    "MessageDeltaContentTextAnnotationsFileCitationObject",
    "MessageDeltaContentTextAnnotationsFileCitationObjectFileCitation",
    "MessageDeltaContentTextAnnotationsFilePathObject",
    "MessageDeltaContentTextAnnotationsFilePathObjectFilePath",
    "MessageDeltaContentTextObject",
    "MessageDeltaContentTextObjectText",
    "MessageDeltaObject",
    "MessageDeltaObjectDelta",
    "MessageObject",
    "MessageObjectAttachmentsItem",
    "MessageObjectIncompleteDetails",
    "MessageRequestContentTextObject",
    "MessageRole",
    "MessageStatus",
    "MessageStreamEvent",
    "MessageStreamEventValue1",
    "MessageStreamEventValue2",
    "MessageStreamEventValue3",
    "MessageStreamEventValue4",
    "MessageStreamEventValue5",
    "Metadata",
    "Model",
    "Moderation",
    "ModerationConfigParam",
    "ModerationErrorBody",
    "ModerationParam",
    "ModerationPolicyParam",
    "ModerationResultBody",
    "ModifyAssistantParams",
    "ModifyAssistantParamsToolResources",
    "ModifyAssistantParamsToolResourcesCodeInterpreter",
    "ModifyAssistantParamsToolResourcesFileSearch",
    "ModifyAssistantResponse",
    "ModifyCertificateParams",
    "ModifyCertificateResponse",
    "ModifyMessageParams",
    "ModifyMessageResponse",
    "ModifyProjectParams",
    "ModifyProjectResponse",
    "ModifyProjectUserParams",
    "ModifyProjectUserResponse",
    "ModifyRunParams",
    "ModifyRunResponse",
    "ModifyThreadParams",
    "ModifyThreadParamsToolResources",
    "ModifyThreadParamsToolResourcesCodeInterpreter",
    "ModifyThreadParamsToolResourcesFileSearch",
    "ModifyThreadResponse",
    "ModifyUserParams",
    "ModifyUserResponse",
    "ModifyVectorStoreParams",
    "ModifyVectorStoreResponse",
    "MoveParam",
    "MultiAgentConfig",
    "MultiAgentConfigParam",
    "NamespaceToolParam",
    "OciExternalStorageProvider",
    "OneTimeAutomation",
    "OpenAIFile",
    "OrganizationCertificate",
    "OrganizationCertificateActivationResponse",
    "OrganizationCertificateCertificateDetails",
    "OrganizationCertificateDeactivationResponse",
    "OrganizationDataRetention",
    "OrganizationProjectCertificate",
    "OrganizationProjectCertificateActivationResponse",
    "OrganizationProjectCertificateCertificateDetails",
    "OrganizationProjectCertificateDeactivationResponse",
    "OrganizationSpendAlert",
    "OrganizationSpendAlertDeletedResource",
    "OrganizationSpendAlertListResource",
    "OrganizationSpendLimitDeletedResource",
    "OrganizationSpendLimitResource",
    "OtherChunkingStrategyResponseParam",
    "OutputContent",
    "OutputItem",
    "OutputMessage",
    "OutputMessageContent",
    "OutputText",
    "OutputTextContent",
    "PauseAgentAutomationParams",
    "PauseAgentAutomationResponse",
    "PauseFineTuningJobParams",
    "PauseFineTuningJobResponse",
    "PeriodicAutomation",
    "PersistedAgentTool",
    "PersistedAgentToolParam",
    "PersistedAgentToolParamValueAutomations",
    "PersistedAgentToolParamValueComputerUse",
    "PersistedAgentToolParamValueFunction",
    "PersistedAgentToolParamValueMcp",
    "PersistedAgentToolParamValueProgrammaticToolCalling",
    "PersistedAgentToolParamValueToolSearch",
    "PersistedAgentToolParamValueWebSearch",
    "PersistedAgentToolParamValueWebSearchLocation",
    "PersistedAgentToolValueAutomations",
    "PersistedAgentToolValueComputerUse",
    "PersistedAgentToolValueFunction",
    "PersistedAgentToolValueMcp",
    "PersistedAgentToolValueProgrammaticToolCalling",
    "PersistedAgentToolValueToolSearch",
    "PersistedAgentToolValueWebSearch",
    "PersistedAgentToolValueWebSearchLocation",
    "PersistedMcpTransport",
    "PersistedMcpTransportParam",
    "PersistedMcpTransportParamValueHttp",
    "PersistedMcpTransportParamValueStdio",
    "PersistedMcpTransportValueHttp",
    "PersistedMcpTransportValueStdio",
    "PredictionContent",
    "Program",
    "ProgramItemParam",
    "ProgramOutput",
    "ProgramOutputItemParam",
    "ProgramToolCallCaller",
    "ProgramToolCallCallerParam",
    "ProgrammaticToolCallingParam",
    "Project",
    "ProjectAPIKey",
    "ProjectAPIKeyOwner",
    "ProjectAPIKeyOwnerServiceAccount",
    "ProjectAPIKeyOwnerUser",
    "ProjectApiKey",
    "ProjectApiKeyDeleteResponse",
    "ProjectApiKeyListResponse",
    "ProjectApiKeyOwner",
    "ProjectApiKeyOwnerServiceAccount",
    "ProjectApiKeyOwnerUser",
    "ProjectDataRetention",
    "ProjectGroup",
    "ProjectGroupDeletedResource",
    "ProjectGroupListResource",
    "ProjectHostedToolPermissions",
    "ProjectListResponse",
    "ProjectModelPermissions",
    "ProjectModelPermissionsDeleteResponse",
    "ProjectRateLimit",
    "ProjectRateLimitListResponse",
    "ProjectServiceAccount",
    "ProjectServiceAccountApiKey",
    "ProjectServiceAccountCreateResponse",
    "ProjectServiceAccountDeleteResponse",
    "ProjectServiceAccountListResponse",
    "ProjectServiceTierSettings",
    "ProjectSpendAlert",
    "ProjectSpendAlertDeletedResource",
    "ProjectSpendAlertListResource",
    "ProjectSpendLimitDeletedResource",
    "ProjectSpendLimitResource",
    "ProjectUser",
    "ProjectUserDeleteResponse",
    "ProjectUserListResponse",
    "Prompt",
    "PromptCacheBreakpointConfig",
    "PromptCacheBreakpointParam",
    "PromptCacheOptions",
    "PromptCacheOptionsParam",
    "PromptValue",
    "ProvenanceResource",
    "PublicProjectResidency",
    "PublicRoleListResource",
    "RankingOptions",
    "RateLimitsParam",
    "RealtimeAudioFormats",
    "RealtimeAudioFormatsValueAudioPcm",
    "RealtimeAudioFormatsValueAudioPcma",
    "RealtimeAudioFormatsValueAudioPcmu",
    "RealtimeCreateClientSecretResponse",
    "RealtimeFunctionTool",
    "RealtimeReasoning",
    "RealtimeReasoningEffort",
    "RealtimeSessionCreateRequestGA",
    "RealtimeSessionCreateRequestGAAudio",
    "RealtimeSessionCreateRequestGAAudioInput",
    "RealtimeSessionCreateRequestGAAudioInputNoiseReduction",
    "RealtimeSessionCreateRequestGAAudioOutput",
    "RealtimeSessionCreateRequestGATracing2",
    "RealtimeSessionCreateResponse",
    "RealtimeSessionCreateResponseAudio",
    "RealtimeSessionCreateResponseAudioInput",
    "RealtimeSessionCreateResponseAudioInputNoiseReduction",
    "RealtimeSessionCreateResponseAudioInputTurnDetection",
    "RealtimeSessionCreateResponseAudioOutput",
    "RealtimeSessionCreateResponseGA",
    "RealtimeSessionCreateResponseGAAudio",
    "RealtimeSessionCreateResponseGAAudioInput",
    "RealtimeSessionCreateResponseGAAudioInputNoiseReduction",
    "RealtimeSessionCreateResponseGAAudioOutput",
    "RealtimeSessionCreateResponseGATracing2",
    "RealtimeSessionCreateResponseTracing2",
    "RealtimeSessionCreateResponseTurnDetection",
    "RealtimeTranscriptionSessionCreateRequestGA",
    "RealtimeTranscriptionSessionCreateRequestGAAudio",
    "RealtimeTranscriptionSessionCreateRequestGAAudioInput",
    "RealtimeTranscriptionSessionCreateRequestGAAudioInputNoiseReduction",
    "RealtimeTranscriptionSessionCreateResponse",
    "RealtimeTranscriptionSessionCreateResponseClientSecret",
    "RealtimeTranscriptionSessionCreateResponseGA",
    "RealtimeTranscriptionSessionCreateResponseGAAudio",
    "RealtimeTranscriptionSessionCreateResponseGAAudioInput",
    "RealtimeTranscriptionSessionCreateResponseGAAudioInputNoiseReduction",
    "RealtimeTranscriptionSessionCreateResponseGAAudioInputTurnDetection",
    "RealtimeTranscriptionSessionCreateResponseTurnDetection",
    "RealtimeTranslationClientSecretCreateResponse",
    "RealtimeTranslationSession",
    "RealtimeTranslationSessionAudio",
    "RealtimeTranslationSessionAudioInput",
    "RealtimeTranslationSessionAudioInputNoiseReduction",
    "RealtimeTranslationSessionAudioInputTranscription",
    "RealtimeTranslationSessionAudioOutput",
    "RealtimeTranslationSessionCreateRequest",
    "RealtimeTranslationSessionCreateRequestAudio",
    "RealtimeTranslationSessionCreateRequestAudioInput",
    "RealtimeTranslationSessionCreateRequestAudioInputNoiseReduction",
    "RealtimeTranslationSessionCreateRequestAudioInputTranscription",
    "RealtimeTranslationSessionCreateRequestAudioOutput",
    "RealtimeTruncation",
    "RealtimeTruncationValueRetentionRatio",
    "RealtimeTruncationValueRetentionRatioTokenLimits",
    "RealtimeTurnDetection",
    "RealtimeTurnDetectionValue1",
    "RealtimeTurnDetectionValue2",
    "Reasoning",
    "ReasoningEffort",
    "ReasoningItem",
    "ReasoningTextContent",
    "ReferLiveSessionParams",
    "ReferRealtimeCallParams",
    "RefusalContent",
    "RejectLiveSessionParams",
    "RejectRealtimeCallParams",
    "RemoveGroupUserParams",
    "RemoveGroupUserResponse",
    "RemoveProjectGroupParams",
    "RemoveProjectGroupResponse",
    "Response",
    "ResponseAudioDeltaEvent",
    "ResponseAudioDoneEvent",
    "ResponseAudioTranscriptDeltaEvent",
    "ResponseAudioTranscriptDoneEvent",
    "ResponseCodeInterpreterCallCodeDeltaEvent",
    "ResponseCodeInterpreterCallCodeDoneEvent",
    "ResponseCodeInterpreterCallCompletedEvent",
    "ResponseCodeInterpreterCallInProgressEvent",
    "ResponseCodeInterpreterCallInterpretingEvent",
    "ResponseCompletedEvent",
    "ResponseContentPartAddedEvent",
    "ResponseContentPartDoneEvent",
    "ResponseConversation",
    "ResponseCreatedEvent",
    "ResponseCustomToolCallInputDeltaEvent",
    "ResponseCustomToolCallInputDoneEvent",
    "ResponseError",
    "ResponseErrorCode",
    "ResponseErrorEvent",
    "ResponseErrorValue",
    "ResponseFailedEvent",
    "ResponseFileSearchCallCompletedEvent",
    "ResponseFileSearchCallInProgressEvent",
    "ResponseFileSearchCallSearchingEvent",
    "ResponseFormatJsonObject",
    "ResponseFormatJsonSchema",
    "ResponseFormatJsonSchemaJsonSchema",
    "ResponseFormatText",
    "ResponseFunctionCallArgumentsDeltaEvent",
    "ResponseFunctionCallArgumentsDoneEvent",
    "ResponseImageGenCallCompletedEvent",
    "ResponseImageGenCallGeneratingEvent",
    "ResponseImageGenCallInProgressEvent",
    "ResponseImageGenCallPartialImageEvent",
    "ResponseInProgressEvent",
    "ResponseIncompleteDetails",
    "ResponseIncompleteEvent",
    "ResponseItemList",
    "ResponseLogProb",
    "ResponseLogProbTopLogprobsItem",
    "ResponseMCPCallArgumentsDeltaEvent",
    "ResponseMCPCallArgumentsDoneEvent",
    "ResponseMCPCallCompletedEvent",
    "ResponseMCPCallFailedEvent",
    "ResponseMCPCallInProgressEvent",
    "ResponseMCPListToolsCompletedEvent",
    "ResponseMCPListToolsFailedEvent",
    "ResponseMCPListToolsInProgressEvent",
    "ResponseModalities",
    "ResponseOutputItemAddedEvent",
    "ResponseOutputItemDoneEvent",
    "ResponseOutputText",
    "ResponseOutputTextAnnotationAddedEvent",
    "ResponsePromptVariables",
    "ResponseQueuedEvent",
    "ResponseReasoningSummaryPartAddedEvent",
    "ResponseReasoningSummaryPartAddedEventPart",
    "ResponseReasoningSummaryPartDoneEvent",
    "ResponseReasoningSummaryPartDoneEventPart",
    "ResponseReasoningSummaryTextDeltaEvent",
    "ResponseReasoningSummaryTextDoneEvent",
    "ResponseReasoningTextDeltaEvent",
    "ResponseReasoningTextDoneEvent",
    "ResponseRefusalDeltaEvent",
    "ResponseRefusalDoneEvent",
    "ResponseShellCallCommandAddedStreamingEvent",
    "ResponseShellCallCommandDeltaStreamingEvent",
    "ResponseShellCallCommandDoneStreamingEvent",
    "ResponseShellCallOutputContentDeltaStreamingEvent",
    "ResponseShellCallOutputContentDoneStreamingEvent",
    "ResponseStreamEvent",
    "ResponseStreamOptions",
    "ResponseStreamOptionsValue",
    "ResponseTextDeltaEvent",
    "ResponseTextDoneEvent",
    "ResponseTextParam",
    "ResponseUsage",
    "ResponseUsageInputTokensDetails",
    "ResponseUsageOutputTokensDetails",
    "ResponseWebSearchCallCompletedEvent",
    "ResponseWebSearchCallInProgressEvent",
    "ResponseWebSearchCallSearchingEvent",
    "ResponsesDelegationConfigParam",
    "ResponsesDelegationConfigParamReasoning",
    "ResponsesDelegationConfigParamText",
    "ResponsesDelegationConfigParamToolChoiceAllowedTools",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemApplyPatch",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemCodeInterpreter",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemComputer",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemCustom",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemFileSearch",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemFunction",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemImageGeneration",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemMcp",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemProgrammaticToolCalling",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemShell",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemWebSearch",
    "ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemWebSearchPreview",
    "ResponsesDelegationConfigParamToolChoiceApplyPatch",
    "ResponsesDelegationConfigParamToolChoiceCodeInterpreter",
    "ResponsesDelegationConfigParamToolChoiceComputer",
    "ResponsesDelegationConfigParamToolChoiceCustom",
    "ResponsesDelegationConfigParamToolChoiceFileSearch",
    "ResponsesDelegationConfigParamToolChoiceFunction",
    "ResponsesDelegationConfigParamToolChoiceImageGeneration",
    "ResponsesDelegationConfigParamToolChoiceMcp",
    "ResponsesDelegationConfigParamToolChoiceProgrammaticToolCalling",
    "ResponsesDelegationConfigParamToolChoiceShell",
    "ResponsesDelegationConfigParamToolChoiceWebSearch",
    "ResponsesDelegationConfigParamToolChoiceWebSearchPreview",
    "ResponsesDelegationConfigParamToolsItemApplyPatch",
    "ResponsesDelegationConfigParamToolsItemCodeInterpreter",
    "ResponsesDelegationConfigParamToolsItemComputer",
    "ResponsesDelegationConfigParamToolsItemCustom",
    "ResponsesDelegationConfigParamToolsItemFileSearch",
    "ResponsesDelegationConfigParamToolsItemImageGeneration",
    "ResponsesDelegationConfigParamToolsItemMcp",
    "ResponsesDelegationConfigParamToolsItemNamespace",
    "ResponsesDelegationConfigParamToolsItemProgrammaticToolCalling",
    "ResponsesDelegationConfigParamToolsItemShell",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAuto",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyAllowlist",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyDisabled",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInline",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInlineSource",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemSkillReference",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerReference",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentLocal",
    "ResponsesDelegationConfigParamToolsItemShellEnvironmentLocalSkillsItem",
    "ResponsesDelegationConfigParamToolsItemToolSearch",
    "ResponsesDelegationConfigParamToolsItemWebSearch",
    "ResponsesDelegationUpdateConfigParam",
    "ResponsesDelegationUpdateConfigParamReasoning",
    "ResponsesDelegationUpdateConfigParamText",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedTools",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemApplyPatch",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemCodeInterpreter",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemComputer",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemCustom",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemFileSearch",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemFunction",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemImageGeneration",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemMcp",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemProgrammaticToolCalling",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemShell",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemWebSearch",
    "ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemWebSearchPreview",
    "ResponsesDelegationUpdateConfigParamToolChoiceApplyPatch",
    "ResponsesDelegationUpdateConfigParamToolChoiceCodeInterpreter",
    "ResponsesDelegationUpdateConfigParamToolChoiceComputer",
    "ResponsesDelegationUpdateConfigParamToolChoiceCustom",
    "ResponsesDelegationUpdateConfigParamToolChoiceFileSearch",
    "ResponsesDelegationUpdateConfigParamToolChoiceFunction",
    "ResponsesDelegationUpdateConfigParamToolChoiceImageGeneration",
    "ResponsesDelegationUpdateConfigParamToolChoiceMcp",
    "ResponsesDelegationUpdateConfigParamToolChoiceProgrammaticToolCalling",
    "ResponsesDelegationUpdateConfigParamToolChoiceShell",
    "ResponsesDelegationUpdateConfigParamToolChoiceWebSearch",
    "ResponsesDelegationUpdateConfigParamToolChoiceWebSearchPreview",
    "ResponsesDelegationUpdateConfigParamToolsItemApplyPatch",
    "ResponsesDelegationUpdateConfigParamToolsItemCodeInterpreter",
    "ResponsesDelegationUpdateConfigParamToolsItemComputer",
    "ResponsesDelegationUpdateConfigParamToolsItemCustom",
    "ResponsesDelegationUpdateConfigParamToolsItemFileSearch",
    "ResponsesDelegationUpdateConfigParamToolsItemImageGeneration",
    "ResponsesDelegationUpdateConfigParamToolsItemMcp",
    "ResponsesDelegationUpdateConfigParamToolsItemNamespace",
    "ResponsesDelegationUpdateConfigParamToolsItemProgrammaticToolCalling",
    "ResponsesDelegationUpdateConfigParamToolsItemShell",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAuto",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyAllowlist",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyDisabled",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInline",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInlineSource",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemSkillReference",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerReference",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentLocal",
    "ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentLocalSkillsItem",
    "ResponsesDelegationUpdateConfigParamToolsItemToolSearch",
    "ResponsesDelegationUpdateConfigParamToolsItemWebSearch",
    "ResumeAgentAutomationParams",
    "ResumeAgentAutomationResponse",
    "ResumeFineTuningJobParams",
    "ResumeFineTuningJobResponse",
    "RetrieveAgentAutomationInvocationParams",
    "RetrieveAgentAutomationInvocationResponse",
    "RetrieveAgentAutomationParams",
    "RetrieveAgentAutomationResponse",
    "RetrieveAgentEnvironmentParams",
    "RetrieveAgentEnvironmentResponse",
    "RetrieveAgentEnvironmentTemplateParams",
    "RetrieveAgentEnvironmentTemplateResponse",
    "RetrieveAgentParams",
    "RetrieveAgentResponse",
    "RetrieveAgentSessionArtifactContentParams",
    "RetrieveAgentSessionArtifactParams",
    "RetrieveAgentSessionArtifactResponse",
    "RetrieveAgentSessionParams",
    "RetrieveAgentSessionResponse",
    "RetrieveAgentSessionSubagentParams",
    "RetrieveAgentSessionSubagentResponse",
    "RetrieveAgentSessionSubagentTurnParams",
    "RetrieveAgentSessionSubagentTurnResponse",
    "RetrieveAgentSessionTurnParams",
    "RetrieveAgentSessionTurnResponse",
    "RetrieveBatchParams",
    "RetrieveBatchResponse",
    "RetrieveContainerFileContentParams",
    "RetrieveContainerFileParams",
    "RetrieveContainerFileResponse",
    "RetrieveContainerParams",
    "RetrieveContainerResponse",
    "RetrieveExternalKeyParams",
    "RetrieveExternalKeyResponse",
    "RetrieveExternalStorageParams",
    "RetrieveExternalStorageResponse",
    "RetrieveFileParams",
    "RetrieveFileResponse",
    "RetrieveFineTuningJobParams",
    "RetrieveFineTuningJobResponse",
    "RetrieveGroupParams",
    "RetrieveGroupResponse",
    "RetrieveGroupRoleParams",
    "RetrieveGroupRoleResponse",
    "RetrieveGroupUserParams",
    "RetrieveGroupUserResponse",
    "RetrieveInviteParams",
    "RetrieveInviteResponse",
    "RetrieveModelParams",
    "RetrieveModelResponse",
    "RetrieveOrganizationDataRetentionResponse",
    "RetrieveOrganizationSpendAlertParams",
    "RetrieveOrganizationSpendAlertResponse",
    "RetrieveProjectApiKeyParams",
    "RetrieveProjectApiKeyResponse",
    "RetrieveProjectDataRetentionParams",
    "RetrieveProjectDataRetentionResponse",
    "RetrieveProjectGroupParams",
    "RetrieveProjectGroupResponse",
    "RetrieveProjectGroupRoleParams",
    "RetrieveProjectGroupRoleResponse",
    "RetrieveProjectHostedToolPermissionsParams",
    "RetrieveProjectHostedToolPermissionsResponse",
    "RetrieveProjectModelPermissionsParams",
    "RetrieveProjectModelPermissionsResponse",
    "RetrieveProjectParams",
    "RetrieveProjectResponse",
    "RetrieveProjectRoleParams",
    "RetrieveProjectRoleResponse",
    "RetrieveProjectServiceAccountParams",
    "RetrieveProjectServiceAccountResponse",
    "RetrieveProjectServiceTierSettingsParams",
    "RetrieveProjectServiceTierSettingsResponse",
    "RetrieveProjectSpendAlertParams",
    "RetrieveProjectSpendAlertResponse",
    "RetrieveProjectUserParams",
    "RetrieveProjectUserResponse",
    "RetrieveProjectUserRoleParams",
    "RetrieveProjectUserRoleResponse",
    "RetrieveRoleParams",
    "RetrieveRoleResponse",
    "RetrieveSafetyAlertParams",
    "RetrieveSafetyAlertResponse",
    "RetrieveSafetyCaseParams",
    "RetrieveSafetyCaseResponse",
    "RetrieveUserParams",
    "RetrieveUserResponse",
    "RetrieveUserRoleParams",
    "RetrieveUserRoleResponse",
    "RetrieveVaultCredentialParams",
    "RetrieveVaultCredentialResponse",
    "RetrieveVaultParams",
    "RetrieveVaultResponse",
    "RetrieveVectorStoreFileContentParams",
    "RetrieveVectorStoreFileContentResponse",
    "RetrieveVideoContentParams",
    "RetrieveVideoContentResponse",
    "RetrieveWebhookEndpointParams",
    "RetrieveWebhookEndpointResponse",
    "RetrieveWorkloadIdentityFederationRuleParams",
    "RetrieveWorkloadIdentityFederationRuleResponse",
    "RetrieveWorkloadIdentityProviderParams",
    "RetrieveWorkloadIdentityProviderResponse",
    "ReturnedAdditionalToolsItemParam",
    "ReturnedAnnotation",
    "ReturnedApplyPatchCreateFileOperationParam",
    "ReturnedApplyPatchDeleteFileOperationParam",
    "ReturnedApplyPatchOperationParam",
    "ReturnedApplyPatchToolCallItemParam",
    "ReturnedApplyPatchToolCallOutputItemParam",
    "ReturnedApplyPatchToolParam",
    "ReturnedApplyPatchUpdateFileOperationParam",
    "ReturnedApproximateLocation",
    "ReturnedAssistantToolsCode",
    "ReturnedAssistantToolsFileSearch",
    "ReturnedAssistantToolsFileSearchFileSearch",
    "ReturnedAssistantToolsFileSearchTypeOnly",
    "ReturnedAssistantToolsFunction",
    "ReturnedAssistantsApiResponseFormatOption",
    "ReturnedAssistantsApiToolChoiceOption",
    "ReturnedAssistantsNamedToolChoice",
    "ReturnedAssistantsNamedToolChoiceFunction",
    "ReturnedAuditLogEventType",
    "ReturnedAutoCodeInterpreterToolParam",
    "ReturnedBetaAdditionalToolsItemParam",
    "ReturnedBetaAgentMessageItemParam",
    "ReturnedBetaAgentTag",
    "ReturnedBetaAgentTagParam",
    "ReturnedBetaApplyPatchToolCallItemParam",
    "ReturnedBetaApplyPatchToolCallOutputItemParam",
    "ReturnedBetaCodeInterpreterToolCall",
    "ReturnedBetaCompactionSummaryItemParam",
    "ReturnedBetaCompactionTriggerItemParam",
    "ReturnedBetaComputerCallOutputItemParam",
    "ReturnedBetaComputerToolCall",
    "ReturnedBetaCustomToolCall",
    "ReturnedBetaCustomToolCallOutput",
    "ReturnedBetaEncryptedContentParam",
    "ReturnedBetaFileSearchToolCall",
    "ReturnedBetaFileSearchToolCallResultsItem",
    "ReturnedBetaFunctionCallOutputItemParam",
    "ReturnedBetaFunctionShellCallItemParam",
    "ReturnedBetaFunctionShellCallOutputItemParam",
    "ReturnedBetaFunctionToolCall",
    "ReturnedBetaImageGenToolCall",
    "ReturnedBetaInputItem",
    "ReturnedBetaInputMessage",
    "ReturnedBetaItem",
    "ReturnedBetaItemReferenceParam",
    "ReturnedBetaLocalShellToolCall",
    "ReturnedBetaLocalShellToolCallOutput",
    "ReturnedBetaMCPApprovalRequest",
    "ReturnedBetaMCPApprovalResponse",
    "ReturnedBetaMCPListTools",
    "ReturnedBetaMCPToolCall",
    "ReturnedBetaMultiAgentAction1",
    "ReturnedBetaMultiAgentCallItemParam",
    "ReturnedBetaMultiAgentCallOutputItemParam",
    "ReturnedBetaOutputMessage",
    "ReturnedBetaOutputTextContentParam",
    "ReturnedBetaProgramItemParam",
    "ReturnedBetaProgramOutputItemParam",
    "ReturnedBetaReasoningItem",
    "ReturnedBetaToolSearchCallItemParam",
    "ReturnedBetaToolSearchOutputItemParam",
    "ReturnedBetaWebSearchToolCall",
    "ReturnedChatCompletionMessageCustomToolCall",
    "ReturnedChatCompletionMessageCustomToolCallCustom",
    "ReturnedChatCompletionMessageToolCall",
    "ReturnedChatCompletionMessageToolCallFunction",
    "ReturnedChatCompletionMessageToolCalls",
    "ReturnedChatCompletionRequestMessageContentPartImage",
    "ReturnedChatCompletionRequestMessageContentPartImageImageUrl",
    "ReturnedChatCompletionRequestMessageContentPartText",
    "ReturnedChatCompletionTool",
    "ReturnedClickButtonType",
    "ReturnedClickParam",
    "ReturnedCodeInterpreterOutputImage",
    "ReturnedCodeInterpreterOutputLogs",
    "ReturnedCodeInterpreterTool",
    "ReturnedCodeInterpreterToolCall",
    "ReturnedCompactionSummaryItemParam",
    "ReturnedCompactionTriggerItemParam",
    "ReturnedComparisonFilter",
    "ReturnedCompoundFilter",
    "ReturnedComputerAction",
    "ReturnedComputerActionList",
    "ReturnedComputerCallOutputItemParam",
    "ReturnedComputerCallSafetyCheckParam",
    "ReturnedComputerEnvironment",
    "ReturnedComputerScreenshotImage",
    "ReturnedComputerTool",
    "ReturnedComputerToolCall",
    "ReturnedComputerUsePreviewTool",
    "ReturnedContainerAutoParam",
    "ReturnedContainerFileCitationBody",
    "ReturnedContainerFileCitationParam",
    "ReturnedContainerNetworkPolicyAllowlistParam",
    "ReturnedContainerNetworkPolicyDisabledParam",
    "ReturnedContainerNetworkPolicyDomainSecretParam",
    "ReturnedContainerReferenceParam",
    "ReturnedCoordParam",
    "ReturnedCreateEvalCompletionsRunDataSource",
    "ReturnedCreateEvalCompletionsRunDataSourceInputMessagesItemReference",
    "ReturnedCreateEvalCompletionsRunDataSourceInputMessagesTemplate",
    "ReturnedCreateEvalCompletionsRunDataSourceSamplingParams",
    "ReturnedCreateEvalJsonlRunDataSource",
    "ReturnedCreateEvalResponsesRunDataSource",
    "ReturnedCreateEvalResponsesRunDataSourceInputMessagesItemReference",
    "ReturnedCreateEvalResponsesRunDataSourceInputMessagesTemplate",
    "ReturnedCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem1",
    "ReturnedCreateEvalResponsesRunDataSourceSamplingParams",
    "ReturnedCreateEvalResponsesRunDataSourceSamplingParamsText",
    "ReturnedCustomGrammarFormatParam",
    "ReturnedCustomTextFormatParam",
    "ReturnedCustomToolCall",
    "ReturnedCustomToolCallOutput",
    "ReturnedCustomToolParam",
    "ReturnedDirectToolCallCaller",
    "ReturnedDirectToolCallCallerParam",
    "ReturnedDoubleClickAction",
    "ReturnedDragParam",
    "ReturnedEasyInputMessage",
    "ReturnedEmptyModelParam",
    "ReturnedEvalGraderPython",
    "ReturnedEvalGraderScoreModel",
    "ReturnedEvalGraderScoreModelSamplingParams",
    "ReturnedEvalGraderTextSimilarity",
    "ReturnedEvalItem",
    "ReturnedEvalItemContent",
    "ReturnedEvalItemContentArray",
    "ReturnedEvalItemContentItem",
    "ReturnedEvalItemContentOutputText",
    "ReturnedEvalItemInputImage",
    "ReturnedEvalJsonlFileContentSource",
    "ReturnedEvalJsonlFileContentSourceContentItem",
    "ReturnedEvalJsonlFileIdSource",
    "ReturnedEvalResponsesSource",
    "ReturnedEvalStoredCompletionsSource",
    "ReturnedFileCitationBody",
    "ReturnedFileCitationParam",
    "ReturnedFilePath",
    "ReturnedFileSearchRankingOptions",
    "ReturnedFileSearchTool",
    "ReturnedFileSearchToolCall",
    "ReturnedFileSearchToolCallResultsItem",
    "ReturnedFilters",
    "ReturnedFineTuneDPOHyperparameters",
    "ReturnedFineTuneDPOMethod",
    "ReturnedFineTuneMethod",
    "ReturnedFineTuneReinforcementHyperparameters",
    "ReturnedFineTuneReinforcementMethod",
    "ReturnedFineTuneSupervisedHyperparameters",
    "ReturnedFineTuneSupervisedMethod",
    "ReturnedFunctionAndCustomToolCallOutput",
    "ReturnedFunctionCallItemStatus",
    "ReturnedFunctionCallOutputItemParam",
    "ReturnedFunctionObject",
    "ReturnedFunctionShellActionParam",
    "ReturnedFunctionShellCallItemParam",
    "ReturnedFunctionShellCallItemStatus",
    "ReturnedFunctionShellCallOutputContentParam",
    "ReturnedFunctionShellCallOutputExitOutcomeParam",
    "ReturnedFunctionShellCallOutputItemParam",
    "ReturnedFunctionShellCallOutputOutcomeParam",
    "ReturnedFunctionShellCallOutputTimeoutOutcomeParam",
    "ReturnedFunctionShellToolParam",
    "ReturnedFunctionTool",
    "ReturnedFunctionToolCall",
    "ReturnedFunctionToolParam",
    "ReturnedGraderLabelModel",
    "ReturnedGraderMulti",
    "ReturnedGraderPython",
    "ReturnedGraderScoreModel",
    "ReturnedGraderScoreModelSamplingParams",
    "ReturnedGraderStringCheck",
    "ReturnedGraderTextSimilarity",
    "ReturnedHybridSearchOptions",
    "ReturnedImageGenTool",
    "ReturnedImageGenToolCall",
    "ReturnedImageGenToolInputImageMask",
    "ReturnedInlineSkillParam",
    "ReturnedInlineSkillSourceParam",
    "ReturnedInputAudio",
    "ReturnedInputAudioInputAudio",
    "ReturnedInputContent",
    "ReturnedInputFileContent",
    "ReturnedInputFileContentParam",
    "ReturnedInputImageContent",
    "ReturnedInputImageContentParamAutoParam",
    "ReturnedInputItem",
    "ReturnedInputMessage",
    "ReturnedInputMessageContentList",
    "ReturnedInputTextContent",
    "ReturnedInputTextContentParam",
    "ReturnedItem",
    "ReturnedItemReferenceParam",
    "ReturnedKeyPressAction",
    "ReturnedLocalEnvironmentParam",
    "ReturnedLocalShellExecAction",
    "ReturnedLocalShellToolCall",
    "ReturnedLocalShellToolCallOutput",
    "ReturnedLocalShellToolParam",
    "ReturnedLocalSkillParam",
    "ReturnedLogProb",
    "ReturnedMCPApprovalRequest",
    "ReturnedMCPApprovalResponse",
    "ReturnedMCPListTools",
    "ReturnedMCPListToolsTool",
    "ReturnedMCPTool",
    "ReturnedMCPToolCall",
    "ReturnedMCPToolCallStatus",
    "ReturnedMCPToolFilter",
    "ReturnedMCPToolRequireApproval1",
    "ReturnedMessageContentImageFileObject",
    "ReturnedMessageContentImageFileObjectImageFile",
    "ReturnedMessageContentImageUrlObject",
    "ReturnedMessageContentImageUrlObjectImageUrl",
    "ReturnedMetadata",
    "ReturnedMoveParam",
    "ReturnedNamespaceToolParam",
    "ReturnedOutputMessage",
    "ReturnedOutputMessageContent",
    "ReturnedOutputTextContent",
    "ReturnedProgramItemParam",
    "ReturnedProgramOutputItemParam",
    "ReturnedProgramToolCallCaller",
    "ReturnedProgramToolCallCallerParam",
    "ReturnedProgrammaticToolCallingParam",
    "ReturnedPrompt",
    "ReturnedPromptCacheBreakpointConfig",
    "ReturnedPromptCacheBreakpointParam",
    "ReturnedPromptValue",
    "ReturnedPublicProjectResidency",
    "ReturnedRankingOptions",
    "ReturnedRealtimeAudioFormats",
    "ReturnedRealtimeAudioFormatsValueAudioPcm",
    "ReturnedRealtimeAudioFormatsValueAudioPcma",
    "ReturnedRealtimeAudioFormatsValueAudioPcmu",
    "ReturnedRealtimeFunctionTool",
    "ReturnedRealtimeReasoning",
    "ReturnedRealtimeReasoningEffort",
    "ReturnedRealtimeTruncation",
    "ReturnedRealtimeTruncationValueRetentionRatio",
    "ReturnedRealtimeTruncationValueRetentionRatioTokenLimits",
    "ReturnedRealtimeTurnDetection",
    "ReturnedRealtimeTurnDetectionValue1",
    "ReturnedRealtimeTurnDetectionValue2",
    "ReturnedReasoning",
    "ReturnedReasoningEffort",
    "ReturnedReasoningItem",
    "ReturnedReasoningTextContent",
    "ReturnedRefusalContent",
    "ReturnedResponseFormatJsonObject",
    "ReturnedResponseFormatJsonSchema",
    "ReturnedResponseFormatJsonSchemaJsonSchema",
    "ReturnedResponseFormatText",
    "ReturnedResponsePromptVariables",
    "ReturnedResponseTextParam",
    "ReturnedScreenshotParam",
    "ReturnedScrollParam",
    "ReturnedServiceTier",
    "ReturnedServiceTierResponses",
    "ReturnedSkillReferenceParam",
    "ReturnedSpecificApplyPatchParam",
    "ReturnedSpecificFunctionShellParam",
    "ReturnedSpecificProgrammaticToolCallingParam",
    "ReturnedSpendAlertNotificationChannel",
    "ReturnedStaticChunkingStrategy",
    "ReturnedSummaryTextContent",
    "ReturnedTextResponseFormatConfiguration",
    "ReturnedTextResponseFormatJsonSchema",
    "ReturnedTool",
    "ReturnedToolCallCaller",
    "ReturnedToolCallCallerParam",
    "ReturnedToolChoiceAllowed",
    "ReturnedToolChoiceCustom",
    "ReturnedToolChoiceFunction",
    "ReturnedToolChoiceMCP",
    "ReturnedToolChoiceParam",
    "ReturnedToolChoiceTypes",
    "ReturnedToolSearchCallItemParam",
    "ReturnedToolSearchOutputItemParam",
    "ReturnedToolSearchToolParam",
    "ReturnedToolsArray",
    "ReturnedTopLogProb",
    "ReturnedTruncationObject",
    "ReturnedTypeParam",
    "ReturnedUrlCitationBody",
    "ReturnedUrlCitationParam",
    "ReturnedVectorStoreExpirationAfter",
    "ReturnedVectorStoreFileAttributes",
    "ReturnedVerbosity",
    "ReturnedVideoSize",
    "ReturnedWaitParam",
    "ReturnedWebSearchActionFind",
    "ReturnedWebSearchActionOpenPage",
    "ReturnedWebSearchActionSearch",
    "ReturnedWebSearchActionSearchSourcesItem",
    "ReturnedWebSearchApproximateLocation",
    "ReturnedWebSearchApproximateLocationValue",
    "ReturnedWebSearchPreviewTool",
    "ReturnedWebSearchTool",
    "ReturnedWebSearchToolCall",
    "ReturnedWebSearchToolFilters",
    "Role",
    "RoleDeletedResource",
    "RoleListResource",
    "RotateWebhookEndpointSecretParams",
    "RotateWebhookEndpointSecretResponse",
    "RunCompletionUsage",
    "RunCompletionUsageValue",
    "RunGraderParams",
    "RunGraderResponse",
    "RunGraderResponseMetadata",
    "RunGraderResponseMetadataErrors",
    "RunObject",
    "RunObjectIncompleteDetails",
    "RunObjectLastError",
    "RunObjectRequiredAction",
    "RunObjectRequiredActionSubmitToolOutputs",
    "RunStepCompletionUsage",
    "RunStepCompletionUsageValue",
    "RunStepDeltaObject",
    "RunStepDeltaObjectDelta",
    "RunStepDeltaStepDetailsMessageCreationObject",
    "RunStepDeltaStepDetailsMessageCreationObjectMessageCreation",
    "RunStepDeltaStepDetailsToolCallsCodeObject",
    "RunStepDeltaStepDetailsToolCallsCodeObjectCodeInterpreter",
    "RunStepDeltaStepDetailsToolCallsCodeOutputImageObject",
    "RunStepDeltaStepDetailsToolCallsCodeOutputImageObjectImage",
    "RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject",
    "RunStepDeltaStepDetailsToolCallsFileSearchObject",
    "RunStepDeltaStepDetailsToolCallsFunctionObject",
    "RunStepDeltaStepDetailsToolCallsFunctionObjectFunction",
    "RunStepDeltaStepDetailsToolCallsObject",
    "RunStepDetailsMessageCreationObject",
    "RunStepDetailsMessageCreationObjectMessageCreation",
    "RunStepDetailsToolCallsCodeObject",
    "RunStepDetailsToolCallsCodeObjectCodeInterpreter",
    "RunStepDetailsToolCallsCodeOutputImageObject",
    "RunStepDetailsToolCallsCodeOutputImageObjectImage",
    "RunStepDetailsToolCallsCodeOutputLogsObject",
    "RunStepDetailsToolCallsFileSearchObject",
    "RunStepDetailsToolCallsFileSearchObjectFileSearch",
    "RunStepDetailsToolCallsFileSearchRankingOptionsObject",
    "RunStepDetailsToolCallsFileSearchResultObject",
    "RunStepDetailsToolCallsFileSearchResultObjectContentItem",
    "RunStepDetailsToolCallsFunctionObject",
    "RunStepDetailsToolCallsFunctionObjectFunction",
    "RunStepDetailsToolCallsObject",
    "RunStepObject",
    "RunStepObjectLastError",
    "RunStepStreamEvent",
    "RunStepStreamEventValue1",
    "RunStepStreamEventValue2",
    "RunStepStreamEventValue3",
    "RunStepStreamEventValue4",
    "RunStepStreamEventValue5",
    "RunStepStreamEventValue6",
    "RunStepStreamEventValue7",
    "RunStreamEvent",
    "RunStreamEventValue1",
    "RunStreamEventValue10",
    "RunStreamEventValue2",
    "RunStreamEventValue3",
    "RunStreamEventValue4",
    "RunStreamEventValue5",
    "RunStreamEventValue6",
    "RunStreamEventValue7",
    "RunStreamEventValue8",
    "RunStreamEventValue9",
    "RunToolCallObject",
    "RunToolCallObjectFunction",
    "SafetyAlert",
    "SafetyCase",
    "SafetyCaseNotice",
    "ScreenshotParam",
    "ScrollParam",
    "SearchVectorStoreParams",
    "SearchVectorStoreParamsRankingOptions",
    "SearchVectorStoreResponse",
    "ServerEventSelectorParam",
    "ServiceAccountApiKeyBody",
    "ServiceTier",
    "ServiceTierEnum",
    "ServiceTierResponses",
    "SessionArtifact",
    "SessionArtifactDeleted",
    "SessionError",
    "SessionForkResponse",
    "SessionForkResponseSession",
    "SessionForkResponseTransport",
    "SessionTrace",
    "SessionTurnError",
    "SetupCommandParam",
    "ShellCallOutputDelta",
    "SkillListResource",
    "SkillReferenceParam",
    "SkillResource",
    "SkillVersionListResource",
    "SkillVersionResource",
    "SpecificApplyPatchParam",
    "SpecificFunctionShellParam",
    "SpecificProgrammaticToolCallingParam",
    "SpeechAudioDeltaEvent",
    "SpeechAudioDoneEvent",
    "SpeechAudioDoneEventUsage",
    "SpendAlertNotificationChannel",
    "SpendLimitEnforcement",
    "StaticChunkingStrategy",
    "StaticChunkingStrategyRequestParam",
    "StaticChunkingStrategyResponseParam",
    "StopConfiguration",
    "StreamAgentSessionEventsChunk",
    "StreamAgentSessionEventsParams",
    "Subagent",
    "SubmitToolOutputsToRunChunk",
    "SubmitToolOutputsToRunParams",
    "SubmitToolOutputsToRunParamsBase",
    "SubmitToolOutputsToRunParamsToolOutputsItem",
    "SubmitToolOutputsToRunResponse",
    "SubmitToolOutputsToRunStreamingParams",
    "SummaryText",
    "SummaryTextContent",
    "SynthIDProvenanceResult",
    "TaskGroupItem",
    "TaskGroupTask",
    "TaskItem",
    "TestWebhookEndpointParams",
    "TestWebhookEndpointResponse",
    "TextContent",
    "TextFormat",
    "TextFormatParam",
    "TextFormatParamValueJsonSchema",
    "TextFormatParamValueText",
    "TextFormatValueJsonSchema",
    "TextFormatValueText",
    "TextResponseFormatConfiguration",
    "TextResponseFormatJsonSchema",
    "ThreadItem",
    "ThreadItemListResource",
    "ThreadListResource",
    "ThreadObject",
    "ThreadObjectToolResources",
    "ThreadObjectToolResourcesCodeInterpreter",
    "ThreadObjectToolResourcesFileSearch",
    "ThreadResource",
    "ThreadStreamEvent",
    "TokenCountsResource",
    "TokenUsage",
    "TokenUsageInputTokensDetails",
    "TokenUsageOutputTokensDetails",
    "Tool",
    "ToolCallCaller",
    "ToolCallCallerParam",
    "ToolChoice",
    "ToolChoiceAllowed",
    "ToolChoiceCustom",
    "ToolChoiceFunction",
    "ToolChoiceMCP",
    "ToolChoiceParam",
    "ToolChoiceTypes",
    "ToolSearchCall",
    "ToolSearchCallItemParam",
    "ToolSearchOutput",
    "ToolSearchOutputItemParam",
    "ToolSearchToolParam",
    "ToolsArray",
    "TopLogProb",
    "TranscriptTextDeltaEvent",
    "TranscriptTextDeltaEventLogprobsItem",
    "TranscriptTextDoneEvent",
    "TranscriptTextDoneEventLogprobsItem",
    "TranscriptTextSegmentEvent",
    "TranscriptTextUsageDuration",
    "TranscriptTextUsageTokens",
    "TranscriptTextUsageTokensInputTokenDetails",
    "TranscriptionDiarizedSegment",
    "TranscriptionLanguage",
    "TranscriptionSegment",
    "TranscriptionWord",
    "TruncationObject",
    "Turn",
    "TurnPromptCacheOptions",
    "TypeParam",
    "UnassignGroupRoleParams",
    "UnassignGroupRoleResponse",
    "UnassignProjectGroupRoleParams",
    "UnassignProjectGroupRoleResponse",
    "UnassignProjectUserRoleParams",
    "UnassignProjectUserRoleResponse",
    "UnassignUserRoleParams",
    "UnassignUserRoleResponse",
    "UpdateAgentAutomationParams",
    "UpdateAgentAutomationResponse",
    "UpdateAgentEnvironmentTemplateParams",
    "UpdateAgentEnvironmentTemplateParamsDesktop",
    "UpdateAgentEnvironmentTemplateParamsNetwork",
    "UpdateAgentEnvironmentTemplateParamsPackages",
    "UpdateAgentEnvironmentTemplateResponse",
    "UpdateAgentParams",
    "UpdateAgentParamsCompaction",
    "UpdateAgentParamsExperimental",
    "UpdateAgentResponse",
    "UpdateAgentSessionParams",
    "UpdateAgentSessionParamsAgent",
    "UpdateAgentSessionParamsAgentReasoning",
    "UpdateAgentSessionParamsPromptCacheOptions",
    "UpdateAgentSessionParamsSpendControl",
    "UpdateAgentSessionResponse",
    "UpdateChatCompletionParams",
    "UpdateChatCompletionResponse",
    "UpdateConversationParams",
    "UpdateConversationResponse",
    "UpdateEvalParams",
    "UpdateEvalResponse",
    "UpdateGroupParams",
    "UpdateGroupResponse",
    "UpdateOrganizationDataRetentionParams",
    "UpdateOrganizationDataRetentionResponse",
    "UpdateOrganizationSpendAlertParams",
    "UpdateOrganizationSpendAlertResponse",
    "UpdateOrganizationSpendLimitParams",
    "UpdateOrganizationSpendLimitResponse",
    "UpdateProjectApiKeyParams",
    "UpdateProjectApiKeyResponse",
    "UpdateProjectDataRetentionParams",
    "UpdateProjectDataRetentionResponse",
    "UpdateProjectHostedToolPermissionsParams",
    "UpdateProjectHostedToolPermissionsResponse",
    "UpdateProjectModelPermissionsParams",
    "UpdateProjectModelPermissionsResponse",
    "UpdateProjectRateLimitsParams",
    "UpdateProjectRateLimitsResponse",
    "UpdateProjectRoleParams",
    "UpdateProjectRoleResponse",
    "UpdateProjectServiceAccountParams",
    "UpdateProjectServiceAccountResponse",
    "UpdateProjectServiceTierSettingsParams",
    "UpdateProjectServiceTierSettingsResponse",
    "UpdateProjectSpendAlertParams",
    "UpdateProjectSpendAlertResponse",
    "UpdateProjectSpendLimitParams",
    "UpdateProjectSpendLimitResponse",
    "UpdateRoleParams",
    "UpdateRoleResponse",
    "UpdateSkillDefaultVersionParams",
    "UpdateSkillDefaultVersionResponse",
    "UpdateVaultCredentialParams",
    "UpdateVaultCredentialResponse",
    "UpdateVaultParams",
    "UpdateVaultResponse",
    "UpdateVectorStoreFileAttributesParams",
    "UpdateVectorStoreFileAttributesResponse",
    "UpdateVoiceConsentParams",
    "UpdateVoiceConsentResponse",
    "UpdateWebhookEndpointParams",
    "UpdateWebhookEndpointResponse",
    "UpdateWorkloadIdentityFederationRuleParams",
    "UpdateWorkloadIdentityFederationRuleParamsPermissionsRestricted",
    "UpdateWorkloadIdentityFederationRuleParamsPermissionsServiceAccountDefault",
    "UpdateWorkloadIdentityFederationRuleResponse",
    "UpdateWorkloadIdentityProviderParams",
    "UpdateWorkloadIdentityProviderParamsAttributeTransformationsItem",
    "UpdateWorkloadIdentityProviderParamsVerificationDiscovery",
    "UpdateWorkloadIdentityProviderParamsVerificationUploadedJwks",
    "UpdateWorkloadIdentityProviderResponse",
    "Upload",
    "UploadCertificateParams",
    "UploadCertificateResponse",
    "UploadPart",
    "UrlAnnotation",
    "UrlAnnotationSource",
    "UrlCitationBody",
    "UrlCitationParam",
    "UsageAudioSpeechesParams",
    "UsageAudioSpeechesResponse",
    "UsageAudioSpeechesResult",
    "UsageAudioTranscriptionsParams",
    "UsageAudioTranscriptionsResponse",
    "UsageAudioTranscriptionsResult",
    "UsageCodeInterpreterSessionsParams",
    "UsageCodeInterpreterSessionsResponse",
    "UsageCodeInterpreterSessionsResult",
    "UsageCompletionsParams",
    "UsageCompletionsResponse",
    "UsageCompletionsResult",
    "UsageCostsParams",
    "UsageCostsResponse",
    "UsageDecisionsParams",
    "UsageDecisionsResponse",
    "UsageDecisionsResponseDataItem",
    "UsageDecisionsResponseDataItemResultsItem",
    "UsageEmbeddingsParams",
    "UsageEmbeddingsResponse",
    "UsageEmbeddingsResult",
    "UsageFileSearchCallsParams",
    "UsageFileSearchCallsResponse",
    "UsageFileSearchCallsResult",
    "UsageImagesParams",
    "UsageImagesResponse",
    "UsageImagesResult",
    "UsageModerationsParams",
    "UsageModerationsResponse",
    "UsageModerationsResult",
    "UsageResponse",
    "UsageTimeBucket",
    "UsageVectorStoresParams",
    "UsageVectorStoresResponse",
    "UsageVectorStoresResult",
    "UsageWebSearchCallsParams",
    "UsageWebSearchCallsResponse",
    "UsageWebSearchCallsResult",
    "User",
    "UserDeleteResponse",
    "UserListResource",
    "UserListResponse",
    "UserMessageInputText",
    "UserMessageItem",
    "UserMessageQuotedText",
    "UserProjects",
    "UserProjectsDataItem",
    "UserRoleAssignment",
    "UserUser",
    "VadConfig",
    "ValidateExternalKeyParams",
    "ValidateExternalKeyResponse",
    "ValidateExternalStorageParams",
    "ValidateExternalStorageResponse",
    "ValidateGraderParams",
    "ValidateGraderResponse",
    "Vault",
    "VaultDeleted",
    "VaultStatusFilterParam",
    "VectorStoreExpirationAfter",
    "VectorStoreFileAttributes",
    "VectorStoreFileBatchObject",
    "VectorStoreFileBatchObjectFileCounts",
    "VectorStoreFileContentResponse",
    "VectorStoreFileContentResponseDataItem",
    "VectorStoreFileObject",
    "VectorStoreFileObjectLastError",
    "VectorStoreObject",
    "VectorStoreObjectFileCounts",
    "VectorStoreSearchResultContentObject",
    "VectorStoreSearchResultItem",
    "VectorStoreSearchResultsPage",
    "Verbosity",
    "VideoCharacterResource",
    "VideoListResource",
    "VideoReferenceInputParam",
    "VideoResource",
    "VideoSize",
    "VideoStatus",
    "VoiceConsentDeletedResource",
    "VoiceConsentListResource",
    "VoiceConsentResource",
    "VoiceDeleted",
    "VoiceIdsOrCustomVoice",
    "VoiceIdsOrCustomVoiceValue",
    "VoiceResource",
    "WaitParam",
    "WebSearchAction",
    "WebSearchActionFind",
    "WebSearchActionOpenPage",
    "WebSearchActionSearch",
    "WebSearchActionSearchSourcesItem",
    "WebSearchActionValueFindInPage",
    "WebSearchActionValueOpenPage",
    "WebSearchActionValueOther",
    "WebSearchActionValueSearch",
    "WebSearchApproximateLocation",
    "WebSearchApproximateLocationValue",
    "WebSearchContextSize",
    "WebSearchLocation",
    "WebSearchPreviewTool",
    "WebSearchTool",
    "WebSearchToolCall",
    "WebSearchToolFilters",
    "WebhookEndpoint",
    "WebhookEndpointTestResult",
    "WebhookEndpointWithSecret",
    "WebhookEventTypeList",
    "WidgetMessageItem",
    "WorkflowParam",
    "WorkflowTracingParam",
    "WorkloadIdentityProvider",
    "WorkloadIdentityProviderAttributeTransformationsItem",
    "WorkloadIdentityProviderDeleted",
    "WorkloadIdentityProviderVerificationDiscovery",
    "WorkloadIdentityProviderVerificationUploadedJwks",
)

class ListAgentsParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]

class CreateAgentParams(TypedDict, total=False):
    model: Required[str]
    """The id of the model to use."""
    compaction: CreateAgentParamsCompaction | None
    experimental: CreateAgentParamsExperimental
    instructions: str | None
    """Instructions that the agent follows in every session."""
    metadata: Mapping[str, str] | None
    """Up to 16 key-value pairs of your own."""
    multi_agent: MultiAgentConfigParam | None
    name: str | None
    """A name for the agent."""
    reasoning: AgentReasoningParam | None
    """Settings of the model's reasoning."""
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast", None]
    text: AgentTextParam | None
    tools: Sequence[PersistedAgentToolParam] | None
    """The tools that the agent may use."""

CreateAgentParamsCompaction = TypedDict("CreateAgentParamsCompaction", {"async": 'bool | None'}, total=False)

class CreateAgentParamsExperimental(TypedDict, total=False):
    time_awareness: bool

class ListAgentAutomationsParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]
    session_id: str

class CreateAgentAutomationParams(TypedDict, total=False):
    name: Required[str]
    target: Required[AutomationTargetParam]
    type: Required[Literal["periodic", "once"]]
    expression: str
    timezone: str
    metadata: AutomationMetadataParam
    run_at: int

class DeleteAgentAutomationParams(TypedDict, total=False):
    automation_id: Required[str]

class RetrieveAgentAutomationParams(TypedDict, total=False):
    automation_id: Required[str]

class UpdateAgentAutomationParams(TypedDict, total=False):
    automation_id: Required[str]
    expression: str
    metadata: Mapping[str, str]
    name: str
    run_at: int
    target: AutomationTargetParam
    timezone: str

class ListAgentAutomationInvocationsParams(TypedDict, total=False):
    automation_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class CreateAgentAutomationInvocationParams(TypedDict, total=False):
    automation_id: Required[str]

class RetrieveAgentAutomationInvocationParams(TypedDict, total=False):
    automation_id: Required[str]
    invocation_id: Required[str]

class PauseAgentAutomationParams(TypedDict, total=False):
    automation_id: Required[str]

class ResumeAgentAutomationParams(TypedDict, total=False):
    automation_id: Required[str]

class ListAgentEnvironmentsParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]
    type: Literal["openai_hosted"]

class CreateAgentEnvironmentParams(TypedDict, total=False):
    environment: Required[CreateAgentEnvironmentParamsEnvironment]
    idempotency_key: str
    vault_ids: Sequence[str] | None

class CreateAgentEnvironmentParamsEnvironment(TypedDict, total=False):
    type: Required[Literal["openai_hosted"]]
    capability_directories: Sequence[str] | None
    desktop: CreateAgentEnvironmentParamsEnvironmentDesktop | None
    env: Mapping[str, str] | None
    environment_template_id: str
    files: Sequence[HostedEnvironmentFileParam] | None
    network: CreateAgentEnvironmentParamsEnvironmentNetwork | None
    packages: CreateAgentEnvironmentParamsEnvironmentPackages | None
    plugins: Sequence[HostedPluginParam] | None
    setup_commands: Sequence[SetupCommandParam] | None
    skills: Sequence[HostedSkillParam] | None

class CreateAgentEnvironmentParamsEnvironmentDesktop(TypedDict, total=False):
    enabled: Required[bool]

class CreateAgentEnvironmentParamsEnvironmentNetwork(TypedDict, total=False):
    access: Required[Literal["enabled", "disabled", "restricted"]]
    allowed_domains: Sequence[str] | None
    blocked_domains: Sequence[str] | None

class CreateAgentEnvironmentParamsEnvironmentPackages(TypedDict, total=False):
    npm: Sequence[str] | None
    python: Sequence[str] | None
    system: Sequence[str] | None

class ListAgentEnvironmentTemplatesParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]

class CreateAgentEnvironmentTemplateParams(TypedDict, total=False):
    capability_directories: Sequence[str] | None
    desktop: CreateAgentEnvironmentTemplateParamsDesktop | None
    env: Mapping[str, str] | None
    files: Sequence[HostedEnvironmentFileParam] | None
    name: str | None
    network: CreateAgentEnvironmentTemplateParamsNetwork | None
    packages: CreateAgentEnvironmentTemplateParamsPackages | None
    plugins: Sequence[HostedPluginParam] | None
    setup_commands: Sequence[SetupCommandParam] | None
    skills: Sequence[HostedSkillParam] | None

class CreateAgentEnvironmentTemplateParamsDesktop(TypedDict, total=False):
    enabled: Required[bool]

class CreateAgentEnvironmentTemplateParamsNetwork(TypedDict, total=False):
    access: Required[Literal["enabled", "disabled", "restricted"]]
    allowed_domains: Sequence[str] | None
    blocked_domains: Sequence[str] | None

class CreateAgentEnvironmentTemplateParamsPackages(TypedDict, total=False):
    npm: Sequence[str] | None
    python: Sequence[str] | None
    system: Sequence[str] | None

class DeleteAgentEnvironmentTemplateParams(TypedDict, total=False):
    environment_template_id: Required[str]

class RetrieveAgentEnvironmentTemplateParams(TypedDict, total=False):
    environment_template_id: Required[str]

class UpdateAgentEnvironmentTemplateParams(TypedDict, total=False):
    environment_template_id: Required[str]
    capability_directories: Sequence[str] | None
    desktop: UpdateAgentEnvironmentTemplateParamsDesktop | None
    env: Mapping[str, str] | None
    files: Sequence[HostedEnvironmentFileParam] | None
    name: str | None
    network: UpdateAgentEnvironmentTemplateParamsNetwork | None
    packages: UpdateAgentEnvironmentTemplateParamsPackages | None
    plugins: Sequence[HostedPluginParam] | None
    setup_commands: Sequence[SetupCommandParam] | None
    skills: Sequence[HostedSkillParam] | None

class UpdateAgentEnvironmentTemplateParamsDesktop(TypedDict, total=False):
    enabled: Required[bool]

class UpdateAgentEnvironmentTemplateParamsNetwork(TypedDict, total=False):
    access: Required[Literal["enabled", "disabled", "restricted"]]
    allowed_domains: Sequence[str] | None
    blocked_domains: Sequence[str] | None

class UpdateAgentEnvironmentTemplateParamsPackages(TypedDict, total=False):
    npm: Sequence[str] | None
    python: Sequence[str] | None
    system: Sequence[str] | None

class RetrieveAgentEnvironmentParams(TypedDict, total=False):
    environment_id: Required[str]

class ListAgentEnvironmentFilesParams(TypedDict, total=False):
    environment_id: Required[str]
    limit: int | None
    order: Literal["asc", "desc"]
    page: str
    path: str | None

class CreateAgentEnvironmentFileParams(TypedDict, total=False):
    environment_id: Required[str]
    path: Required[str]
    type: Required[Literal["file_id", "inline"]]
    file_id: str
    data: str

class ListAgentSessionsParams(TypedDict, total=False):
    after: str
    agent_id: str
    limit: int
    metadata: Mapping[str, str]
    order: Literal["asc", "desc"]

class CreateAgentSessionParamsBase(TypedDict, total=False):
    environment: Required[EnvironmentParam]
    """Where the agent runs, or the id of an environment template."""
    agent: CreateAgentSessionParamsAgent
    """Settings of the agent, or changes to the saved one."""
    agent_id: str
    """The id of a saved agent."""
    input: str | Sequence[AgentSessionInputMessageParam] | None
    """The first input: a text, or a list of messages."""
    metadata: Mapping[str, str] | None
    """Up to 16 key-value pairs of your own."""
    prompt_cache_options: CreateAgentSessionParamsPromptCacheOptions | None
    review: Literal["none", "auto_review"]
    spend_control: CreateAgentSessionParamsSpendControl | None
    stream_options: CreateAgentSessionParamsStreamOptions
    vault_ids: Sequence[str] | None
    """The ids of the vaults that the session may use."""

class CreateAgentSessionParams(CreateAgentSessionParamsBase, total=False):
    stream: Literal[True, False]
    """If true, the events arrive as they happen."""

class CreateAgentSessionStreamingParams(CreateAgentSessionParamsBase, total=False):
    stream: Required[Literal[True]]

class CreateAgentSessionParamsAgent(TypedDict, total=False):
    compaction: CreateAgentSessionParamsAgentCompaction | None
    experimental: CreateAgentSessionParamsAgentExperimental
    instructions: str | None
    model: str
    multi_agent: MultiAgentConfigParam | None
    reasoning: AgentReasoningParam | None
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast", None]
    text: AgentTextParam | None
    tools: Sequence[AgentToolParam] | None

CreateAgentSessionParamsAgentCompaction = TypedDict("CreateAgentSessionParamsAgentCompaction", {"async": 'bool | None'}, total=False)

class CreateAgentSessionParamsAgentExperimental(TypedDict, total=False):
    time_awareness: bool

class CreateAgentSessionParamsPromptCacheOptions(TypedDict, total=False):
    ttl: Literal["30m", "12h"]

class CreateAgentSessionParamsSpendControl(TypedDict, total=False):
    limit: Required[int | None]

class CreateAgentSessionParamsStreamOptions(TypedDict, total=False):
    include_obfuscation: bool

class DeleteAgentSessionParams(TypedDict, total=False):
    session_id: Required[str]

class RetrieveAgentSessionParams(TypedDict, total=False):
    session_id: Required[str]

class UpdateAgentSessionParams(TypedDict, total=False):
    session_id: Required[str]
    agent: UpdateAgentSessionParamsAgent
    metadata: Mapping[str, str] | None
    prompt_cache_options: UpdateAgentSessionParamsPromptCacheOptions | None
    review: Literal["none", "auto_review"]
    spend_control: UpdateAgentSessionParamsSpendControl | None

class UpdateAgentSessionParamsAgent(TypedDict, total=False):
    model: str
    reasoning: UpdateAgentSessionParamsAgentReasoning
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast", None]
    tools: Sequence[AgentToolParam] | None

class UpdateAgentSessionParamsAgentReasoning(TypedDict, total=False):
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max", None]

class UpdateAgentSessionParamsPromptCacheOptions(TypedDict, total=False):
    ttl: Literal["30m", "12h"]

class UpdateAgentSessionParamsSpendControl(TypedDict, total=False):
    limit: Required[int | None]

class ListAgentSessionArtifactsParams(TypedDict, total=False):
    session_id: Required[str]
    after: str
    environment_id: str | None
    limit: int
    order: Literal["asc", "desc"]

class DeleteAgentSessionArtifactParams(TypedDict, total=False):
    session_id: Required[str]
    artifact_id: Required[str]

class RetrieveAgentSessionArtifactParams(TypedDict, total=False):
    session_id: Required[str]
    artifact_id: Required[str]

class RetrieveAgentSessionArtifactContentParams(TypedDict, total=False):
    session_id: Required[str]
    artifact_id: Required[str]

class StreamAgentSessionEventsParams(TypedDict, total=False):
    session_id: Required[str]
    include_obfuscation: bool

class CreateAgentSessionEventsParams(TypedDict, total=False):
    session_id: Required[str]
    events: Required[Sequence[AgentSessionInputParam]]
    idempotency_key: str

class ListAgentSessionItemsParams(TypedDict, total=False):
    session_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class ListAgentSessionSubagentsParams(TypedDict, total=False):
    session_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class RetrieveAgentSessionSubagentParams(TypedDict, total=False):
    session_id: Required[str]
    subagent_id: Required[str]

class ListAgentSessionSubagentItemsParams(TypedDict, total=False):
    session_id: Required[str]
    subagent_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class ListAgentSessionSubagentTurnsParams(TypedDict, total=False):
    session_id: Required[str]
    subagent_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class RetrieveAgentSessionSubagentTurnParams(TypedDict, total=False):
    session_id: Required[str]
    subagent_id: Required[str]
    turn_id: Required[str]

class ListAgentSessionSubagentTurnItemsParams(TypedDict, total=False):
    session_id: Required[str]
    subagent_id: Required[str]
    turn_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class ListAgentSessionTracesParams(TypedDict, total=False):
    session_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class ListAgentSessionTurnsParams(TypedDict, total=False):
    session_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class RetrieveAgentSessionTurnParams(TypedDict, total=False):
    session_id: Required[str]
    turn_id: Required[str]

class ListAgentSessionTurnItemsParams(TypedDict, total=False):
    session_id: Required[str]
    turn_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]

class DeleteAgentParams(TypedDict, total=False):
    agent_id: Required[str]
    """The id of the agent."""

class RetrieveAgentParams(TypedDict, total=False):
    agent_id: Required[str]
    """The id of the agent."""

class UpdateAgentParams(TypedDict, total=False):
    agent_id: Required[str]
    """The id of the agent."""
    compaction: UpdateAgentParamsCompaction | None
    experimental: UpdateAgentParamsExperimental
    instructions: str | None
    """Instructions that the agent follows in every session."""
    metadata: Mapping[str, str] | None
    """Up to 16 key-value pairs of your own."""
    model: str
    """The id of the model to use."""
    multi_agent: MultiAgentConfigParam | None
    name: str | None
    """A name for the agent."""
    reasoning: AgentReasoningParam | None
    """Settings of the model's reasoning."""
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast", None]
    text: AgentTextParam | None
    tools: Sequence[PersistedAgentToolParam] | None
    """The tools that the agent may use."""

UpdateAgentParamsCompaction = TypedDict("UpdateAgentParamsCompaction", {"async": 'bool | None'}, total=False)

class UpdateAgentParamsExperimental(TypedDict, total=False):
    time_awareness: bool

class ListAssistantsParams(TypedDict, total=False):
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str

class CreateAssistantParams(TypedDict, total=False):
    model: Required[str | AssistantSupportedModels]
    name: str | None
    description: str | None
    instructions: str | None
    reasoning_effort: ReasoningEffort
    tools: Sequence[AssistantToolsCode | AssistantToolsFileSearch | AssistantToolsFunction]
    tool_resources: CreateAssistantParamsToolResources | None
    metadata: Metadata
    temperature: float | None
    top_p: float | None
    response_format: AssistantsApiResponseFormatOption | None

class CreateAssistantParamsToolResources(TypedDict, total=False):
    code_interpreter: CreateAssistantParamsToolResourcesCodeInterpreter
    file_search: CreateAssistantParamsToolResourcesFileSearch

class CreateAssistantParamsToolResourcesCodeInterpreter(TypedDict, total=False):
    file_ids: Sequence[str]

class CreateAssistantParamsToolResourcesFileSearch(TypedDict, total=False):
    vector_store_ids: Sequence[str]
    vector_stores: Sequence[CreateAssistantParamsToolResourcesFileSearchVectorStoresItem]

class CreateAssistantParamsToolResourcesFileSearchVectorStoresItem(TypedDict, total=False):
    file_ids: Sequence[str]
    chunking_strategy: CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto | CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic
    metadata: Metadata

class CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto(TypedDict, total=False):
    type: Required[Literal["auto"]]

class CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic(TypedDict, total=False):
    type: Required[Literal["static"]]
    static: Required[CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic]

class CreateAssistantParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic(TypedDict, total=False):
    max_chunk_size_tokens: Required[int]
    chunk_overlap_tokens: Required[int]

class DeleteAssistantParams(TypedDict, total=False):
    assistant_id: Required[str]

class GetAssistantParams(TypedDict, total=False):
    assistant_id: Required[str]

class ModifyAssistantParams(TypedDict, total=False):
    assistant_id: Required[str]
    model: str | AssistantSupportedModels
    reasoning_effort: ReasoningEffort
    name: str | None
    description: str | None
    instructions: str | None
    tools: Sequence[AssistantToolsCode | AssistantToolsFileSearch | AssistantToolsFunction]
    tool_resources: ModifyAssistantParamsToolResources | None
    metadata: Metadata
    temperature: float | None
    top_p: float | None
    response_format: AssistantsApiResponseFormatOption | None

class ModifyAssistantParamsToolResources(TypedDict, total=False):
    code_interpreter: ModifyAssistantParamsToolResourcesCodeInterpreter
    file_search: ModifyAssistantParamsToolResourcesFileSearch

class ModifyAssistantParamsToolResourcesCodeInterpreter(TypedDict, total=False):
    file_ids: Sequence[str]

class ModifyAssistantParamsToolResourcesFileSearch(TypedDict, total=False):
    vector_store_ids: Sequence[str]

class CreateSpeechParamsBase(TypedDict, total=False):
    model: Required[str]
    """The id of the speech model."""
    input: Required[str]
    """The text to speak."""
    voice: Required[VoiceIdsOrCustomVoice]
    """The voice: the name of a built-in voice, or your own voice by its id."""
    instructions: str
    """How to speak: tone, mood, pace and the like."""
    response_format: Literal["mp3", "opus", "aac", "flac", "wav", "pcm"]
    """File format of the audio."""
    speed: float
    """Speed of the speech; 1 is normal."""

class CreateSpeechParams(CreateSpeechParamsBase, total=False):
    stream_format: Literal["sse", "audio"]
    """Whether a stream contains raw audio (audio) or events (sse)."""

class CreateSpeechStreamingParams(CreateSpeechParamsBase, total=False):
    stream_format: Required[Literal["sse"]]

class CreateTranscriptionParamsBase(TypedDict, total=False):
    file: Required[File]
    """The audio file: mp3, mp4, m4a, wav, webm, flac, ogg or similar."""
    model: Required[str]
    """The id of the transcription model."""
    language: str
    """Language of the audio, such as `en`."""
    languages: Sequence[str]
    """The languages that the audio may contain."""
    keywords: Sequence[str]
    """Words that are likely to occur, such as names."""
    prompt: str
    """Text that guides the style, or that precedes the recording."""
    response_format: AudioResponseFormat
    """Format of the result: JSON, plain text or subtitles."""
    temperature: float
    """Randomness of the output; 0 gives the most predictable text."""
    include: Sequence[Literal["logprobs"]]
    """Additional data to include in the result."""
    timestamp_granularities: Sequence[Literal["word", "segment"]]
    """What gets timestamps: word, segment or both; needs `verbose_json`."""
    chunking_strategy: Literal["auto", None] | VadConfig
    """How the audio is cut into chunks."""
    known_speaker_names: Sequence[str]
    """Names of the speakers in `known_speaker_references`."""
    known_speaker_references: Sequence[str]
    """A short recording of each known speaker, as a data URL."""

class CreateTranscriptionParams(CreateTranscriptionParamsBase, total=False):
    stream: bool | None
    """If true, the transcript arrives as events while it is produced."""

class CreateTranscriptionStreamingParams(CreateTranscriptionParamsBase, total=False):
    stream: Required[Literal[True]]

class CreateTranslationParams(TypedDict, total=False):
    file: Required[File]
    """The audio file: mp3, mp4, m4a, wav, webm, flac, ogg or similar."""
    model: Required[str]
    """The id of the transcription model."""
    prompt: str
    """Text that guides the style, or that precedes the recording."""
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt"]
    """Format of the result: JSON, plain text or subtitles."""
    temperature: float
    """Randomness of the output; 0 gives the most predictable text."""

class ListVoiceConsentsParams(TypedDict, total=False):
    after: str
    """The id of the last item on the previous page."""
    limit: int
    """Number of items on a page."""

class CreateVoiceConsentParams(TypedDict, total=False):
    name: Required[str]
    """A name for the consent."""
    recording: Required[File]
    """A recording of the speaker who reads the consent text."""
    language: Required[str]
    """Language of the recording, such as `en-US`."""

class DeleteVoiceConsentParams(TypedDict, total=False):
    consent_id: Required[str]
    """The id of the voice consent."""

class GetVoiceConsentParams(TypedDict, total=False):
    consent_id: Required[str]
    """The id of the voice consent."""

class UpdateVoiceConsentParams(TypedDict, total=False):
    consent_id: Required[str]
    """The id of the voice consent."""
    name: Required[str]
    """A name for the consent."""

class CreateVoiceParams(TypedDict, total=False):
    name: Required[str]
    """A name for the voice."""
    audio_sample: File
    """A recording of the voice, for a voice made from a sample."""
    consent: str
    """The id of the speaker's consent; needed with `audio_sample`."""
    type: Literal["audio_sample", "prompt"]
    """How the voice is made: from a sample (audio_sample) or from a description (prompt)."""
    prompt: str
    """A description of the voice, for a voice made from a prompt."""
    model: str
    """The id of the model that makes a voice from a prompt."""
    script_hint: str
    """A text for the voice to speak while it is made."""

class DeleteVoiceParams(TypedDict, total=False):
    voice_id: Required[str]
    """The id of the voice."""

class ListBatchesParams(TypedDict, total=False):
    after: str
    """The id of the last item on the previous page."""
    limit: int
    """Number of items on a page."""

class CreateBatchParams(TypedDict, total=False):
    input_file_id: Required[str]
    """The id of a stored JSONL file with one request a line."""
    endpoint: Required[Literal["/v1/responses", "/v1/chat/completions", "/v1/embeddings", "/v1/completions", "/v1/moderations", "/v1/images/generations", "/v1/images/edits", "/v1/videos"]]
    """The endpoint that all requests of the batch use."""
    completion_window: Required[Literal["24h"]]
    """The time within which the batch is processed."""
    metadata: Metadata
    """Up to 16 key-value pairs of your own."""
    output_expires_after: BatchFileExpirationAfter
    """When the output and error files expire and are deleted."""

class RetrieveBatchParams(TypedDict, total=False):
    batch_id: Required[str]
    """The id of the batch."""

class CancelBatchParams(TypedDict, total=False):
    batch_id: Required[str]
    """The id of the batch."""

class ListChatCompletionsParams(TypedDict, total=False):
    model: str
    """Return only completions of this model."""
    metadata: Metadata
    """Return only completions with this metadata."""
    after: str
    """The id of the last item on the previous page."""
    limit: int
    """Number of items on a page."""
    order: Literal["asc", "desc"]
    """Sort order by creation time: asc (oldest first) or desc (newest first)."""

class CreateChatCompletionParamsBase(TypedDict, total=False):
    messages: Required[Sequence[ChatCompletionRequestMessage]]
    """The messages of the conversation so far, oldest first."""
    model: Required[str]
    """The id of the model to use."""
    metadata: Metadata
    """Up to 16 key-value pairs of your own, to find the completion by."""
    top_logprobs: int | None
    """How many of the most likely tokens to return at each position; needs `logprobs`."""
    temperature: float | None
    """Randomness of the output; 0 gives the most predictable text."""
    top_p: float | None
    """Samples only from the most likely tokens that together reach this probability."""
    user: str
    """An id of the end user; replaced by `safety_identifier` and `prompt_cache_key`."""
    safety_identifier: str | None
    """A stable, anonymous id of the end user, to detect misuse."""
    prompt_cache_key: str | None
    """Requests with the same key are more likely to share a cached prompt."""
    prompt_cache_retention: Literal["in_memory", "24h", None]
    """How long the prompt stays in the cache."""
    prompt_cache_options: PromptCacheOptionsParam
    """Settings of the prompt cache."""
    service_tier: ServiceTier
    """The service tier that processes the request; it sets price and speed."""
    modalities: ResponseModalities
    """The kinds of output to generate: text, audio."""
    verbosity: Verbosity
    """How detailed the response is."""
    reasoning_effort: ReasoningEffort
    """How much a reasoning model thinks before it responds."""
    max_completion_tokens: int | None
    """Maximum number of tokens to generate, including hidden reasoning tokens."""
    frequency_penalty: float | None
    """Above 0, tokens become less likely the more often they have occurred."""
    presence_penalty: float | None
    """Above 0, tokens become less likely once they have occurred."""
    web_search_options: CreateChatCompletionParamsWebSearchOptions
    """Lets the model search the web, with these settings."""
    response_format: ResponseFormatText | ResponseFormatJsonSchema | ResponseFormatJsonObject
    """The output format: text, any JSON, or JSON that matches a schema."""
    audio: CreateChatCompletionParamsAudio | None
    """Voice and file format; needed when `modalities` includes audio."""
    store: bool | None
    """Whether to store the completion, so that it can be retrieved later."""
    moderation: ModerationParam | None
    """Settings of the check for harmful content."""
    stop: StopConfiguration
    """Texts that end the output; they are not part of it."""
    logit_bias: Mapping[str, int] | None
    """Maps token ids to a bias from -100 (never) to 100 (always)."""
    logprobs: bool | None
    """Whether to return the log probability of each token."""
    max_tokens: int | None
    """Maximum number of tokens to generate; replaced by `max_completion_tokens`."""
    n: int | None
    """How many replies to generate; each one is billed."""
    prediction: PredictionContent | None
    """Text that the output will largely repeat, which makes the response faster."""
    seed: int | None
    """Repeated requests with the same seed and params tend to give the same result."""
    stream_options: ChatCompletionStreamOptions
    """Options of the stream, such as whether it reports token usage."""
    tools: Sequence[ChatCompletionTool | CustomToolChatCompletions]
    """The tools that the model may call: functions and custom tools."""
    tool_choice: ChatCompletionToolChoiceOption
    """Whether the model may, must not or must call a tool, or which one it must call."""
    parallel_tool_calls: bool
    """Whether the model may call several tools at once."""
    function_call: Literal["none", "auto"] | ChatCompletionFunctionCallOption
    """The function to call; replaced by `tool_choice`."""
    functions: Sequence[ChatCompletionFunctions]
    """The functions that the model may call; replaced by `tools`."""

class CreateChatCompletionParams(CreateChatCompletionParamsBase, total=False):
    stream: bool | None
    """If true, the reply arrives in chunks while it is generated."""

class CreateChatCompletionStreamingParams(CreateChatCompletionParamsBase, total=False):
    stream: Required[Literal[True]]

class CreateChatCompletionParamsWebSearchOptions(TypedDict, total=False):
    user_location: CreateChatCompletionParamsWebSearchOptionsUserLocation | None
    search_context_size: WebSearchContextSize

class CreateChatCompletionParamsWebSearchOptionsUserLocation(TypedDict, total=False):
    type: Required[Literal["approximate"]]
    approximate: Required[WebSearchLocation]

class CreateChatCompletionParamsAudio(TypedDict, total=False):
    voice: Required[VoiceIdsOrCustomVoice]
    format: Required[Literal["wav", "aac", "mp3", "flac", "opus", "pcm16"]]

class DeleteChatCompletionParams(TypedDict, total=False):
    completion_id: Required[str]
    """The id of a completion that was created with `store`."""

class GetChatCompletionParams(TypedDict, total=False):
    completion_id: Required[str]
    """The id of a completion that was created with `store`."""

class UpdateChatCompletionParams(TypedDict, total=False):
    completion_id: Required[str]
    """The id of a completion that was created with `store`."""
    metadata: Required[Metadata]
    """The new metadata."""

class GetChatCompletionMessagesParams(TypedDict, total=False):
    completion_id: Required[str]
    """The id of a completion that was created with `store`."""
    after: str
    """The id of the last item on the previous page."""
    limit: int
    """Number of items on a page."""
    order: Literal["asc", "desc"]
    """Sort order by creation time: asc (oldest first) or desc (newest first)."""

class CreateChatkitSessionParams(TypedDict, total=False):
    workflow: Required[WorkflowParam]
    user: Required[str]
    expires_after: ExpiresAfterParam
    rate_limits: RateLimitsParam
    chatkit_configuration: ChatkitConfigurationParam

class CancelChatkitSessionParams(TypedDict, total=False):
    session_id: Required[str]

class ListChatkitThreadsParams(TypedDict, total=False):
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str
    user: str

class DeleteChatkitThreadParams(TypedDict, total=False):
    thread_id: Required[str]

class GetChatkitThreadParams(TypedDict, total=False):
    thread_id: Required[str]

class ListChatkitThreadItemsParams(TypedDict, total=False):
    thread_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str

class CreateCompletionParamsBase(TypedDict, total=False):
    model: Required[str]
    prompt: Required[str | Sequence[str] | None | Sequence[int] | Sequence[Sequence[int]]]
    best_of: int | None
    echo: bool | None
    frequency_penalty: float | None
    logit_bias: Mapping[str, int] | None
    logprobs: int | None
    max_tokens: int | None
    n: int | None
    presence_penalty: float | None
    seed: int | None
    stop: StopConfiguration
    stream_options: ChatCompletionStreamOptions
    suffix: str | None
    temperature: float | None
    top_p: float | None
    user: str

class CreateCompletionParams(CreateCompletionParamsBase, total=False):
    stream: bool | None

class CreateCompletionStreamingParams(CreateCompletionParamsBase, total=False):
    stream: Required[Literal[True]]

class ListContainersParams(TypedDict, total=False):
    limit: int
    order: Literal["asc", "desc"]
    after: str
    name: str

class CreateContainerParams(TypedDict, total=False):
    name: Required[str]
    file_ids: Sequence[str]
    expires_after: CreateContainerParamsExpiresAfter
    skills: Sequence[SkillReferenceParam | InlineSkillParam]
    memory_limit: Literal["1g", "4g", "16g", "64g"]
    network_policy: ContainerNetworkPolicyDisabledParam | ContainerNetworkPolicyAllowlistParam

class CreateContainerParamsExpiresAfter(TypedDict, total=False):
    anchor: Required[Literal["last_active_at"]]
    minutes: Required[int]

class DeleteContainerParams(TypedDict, total=False):
    container_id: Required[str]

class RetrieveContainerParams(TypedDict, total=False):
    container_id: Required[str]

class ListContainerFilesParams(TypedDict, total=False):
    container_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str

class CreateContainerFileParams(TypedDict, total=False):
    container_id: Required[str]
    file_id: str
    file: File

class DeleteContainerFileParams(TypedDict, total=False):
    container_id: Required[str]
    file_id: Required[str]

class RetrieveContainerFileParams(TypedDict, total=False):
    container_id: Required[str]
    file_id: Required[str]

class RetrieveContainerFileContentParams(TypedDict, total=False):
    container_id: Required[str]
    file_id: Required[str]

class CreateContentProvenanceCheckParams(TypedDict, total=False):
    file: Required[File]

class CreateConversationParams(TypedDict, total=False):
    metadata: Metadata | None
    """Up to 16 key-value pairs of your own."""
    items: Sequence[InputItem] | None
    """The first items of the conversation."""

class DeleteConversationParams(TypedDict, total=False):
    conversation_id: Required[str]
    """The id of the conversation."""

class GetConversationParams(TypedDict, total=False):
    conversation_id: Required[str]
    """The id of the conversation."""

class UpdateConversationParams(TypedDict, total=False):
    conversation_id: Required[str]
    """The id of the conversation."""
    metadata: Required[Metadata]
    """The new metadata."""

class ListConversationItemsParams(TypedDict, total=False):
    conversation_id: Required[str]
    """The id of the conversation."""
    limit: int
    """Number of items on a page."""
    order: Literal["asc", "desc"]
    """Sort order by creation time: asc (oldest first) or desc (newest first)."""
    after: str
    """The id of the last item on the previous page."""
    include: Sequence[IncludeEnum]
    """Additional data to include in the items."""

class CreateConversationItemsParams(TypedDict, total=False):
    conversation_id: Required[str]
    """The id of the conversation."""
    items: Required[Sequence[InputItem]]
    """The items to add, at most 20."""
    include: Sequence[IncludeEnum]
    """Additional data to include in the items."""

class DeleteConversationItemParams(TypedDict, total=False):
    conversation_id: Required[str]
    """The id of the conversation."""
    item_id: Required[str]
    """The id of the item."""

class GetConversationItemParams(TypedDict, total=False):
    conversation_id: Required[str]
    """The id of the conversation."""
    item_id: Required[str]
    """The id of the item."""
    include: Sequence[IncludeEnum]
    """Additional data to include in the items."""

class CreateDecisionParams(TypedDict, total=False):
    input: Required[str | Sequence[CreateDecisionParamsInputItemMessageUser | CreateDecisionParamsInputItemMessageDeveloper | CreateDecisionParamsInputItemMessageSystem | CreateDecisionParamsInputItemMessageAssistant | CreateDecisionParamsInputItemFunctionCall | CreateDecisionParamsInputItemFunctionCallOutput | CreateDecisionParamsInputItemCustomToolCall | CreateDecisionParamsInputItemCustomToolCallOutput]]
    """The input to judge: a text, or a list of messages and other items."""
    model: Required[str]
    """The id of the model to use."""
    questions: Required[Sequence[CreateDecisionParamsQuestionsItemPredicate | CreateDecisionParamsQuestionsItemChoice | CreateDecisionParamsQuestionsItemScore]]
    """The questions to answer about the input."""
    prompt_cache_key: str | None
    prompt_cache_options: CreateDecisionParamsPromptCacheOptions | None
    safety_identifier: str | None

class CreateDecisionParamsInputItemMessageUser(TypedDict, total=False):
    content: Required[str | Sequence[DecisionInputPartUnionParam]]
    role: Required[Literal["user"]]
    type: Literal["message"]

class CreateDecisionParamsInputItemMessageDeveloper(TypedDict, total=False):
    content: Required[str | Sequence[DecisionInputTextParam]]
    role: Required[Literal["developer"]]
    type: Literal["message"]

class CreateDecisionParamsInputItemMessageSystem(TypedDict, total=False):
    content: Required[str | Sequence[DecisionInputTextParam]]
    role: Required[Literal["system"]]
    type: Literal["message"]

class CreateDecisionParamsInputItemMessageAssistant(TypedDict, total=False):
    content: Required[str | Sequence[CreateDecisionParamsInputItemMessageAssistantContentItemOutputText | CreateDecisionParamsInputItemMessageAssistantContentItemRefusal]]
    role: Required[Literal["assistant"]]
    phase: Literal["commentary", "final_answer", None]
    type: Literal["message"]

class CreateDecisionParamsInputItemMessageAssistantContentItemOutputText(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["output_text"]]

class CreateDecisionParamsInputItemMessageAssistantContentItemRefusal(TypedDict, total=False):
    refusal: Required[str]
    type: Required[Literal["refusal"]]

class CreateDecisionParamsInputItemFunctionCall(TypedDict, total=False):
    arguments: Required[str]
    call_id: Required[str]
    name: Required[str]
    type: Required[Literal["function_call"]]
    id: str | None
    namespace: str | None
    status: Literal["in_progress", "completed", "incomplete", None]

class CreateDecisionParamsInputItemFunctionCallOutput(TypedDict, total=False):
    call_id: Required[str]
    output: Required[str | Sequence[DecisionInputTextParam | DecisionInputImageParam]]
    type: Required[Literal["function_call_output"]]
    id: str | None
    status: Literal["in_progress", "completed", "incomplete", None]

class CreateDecisionParamsInputItemCustomToolCall(TypedDict, total=False):
    call_id: Required[str]
    input: Required[str]
    name: Required[str]
    type: Required[Literal["custom_tool_call"]]
    id: str | None
    namespace: str | None
    status: Literal["in_progress", "completed", "incomplete", None]

class CreateDecisionParamsInputItemCustomToolCallOutput(TypedDict, total=False):
    call_id: Required[str]
    output: Required[str | Sequence[DecisionInputTextParam | DecisionInputImageParam]]
    type: Required[Literal["custom_tool_call_output"]]
    id: str | None
    status: Literal["in_progress", "completed", "incomplete", None]

class CreateDecisionParamsQuestionsItemPredicate(TypedDict, total=False):
    instructions: Required[str | Sequence[DecisionQuestionInputPart]]
    type: Required[Literal["predicate"]]
    name: str

class CreateDecisionParamsQuestionsItemChoice(TypedDict, total=False):
    choices: Required[Sequence[CreateDecisionParamsQuestionsItemChoiceChoicesItem]]
    instructions: Required[str | Sequence[DecisionQuestionInputPart]]
    type: Required[Literal["choice"]]
    name: str

class CreateDecisionParamsQuestionsItemChoiceChoicesItem(TypedDict, total=False):
    value: Required[str | bool]
    description: str

class CreateDecisionParamsQuestionsItemScore(TypedDict, total=False):
    instructions: Required[str | Sequence[DecisionQuestionInputPart]]
    levels: Required[Sequence[CreateDecisionParamsQuestionsItemScoreLevelsItem]]
    type: Required[Literal["score"]]
    name: str

class CreateDecisionParamsQuestionsItemScoreLevelsItem(TypedDict, total=False):
    label: Required[str]
    description: str

class CreateDecisionParamsPromptCacheOptions(TypedDict, total=False):
    mode: Literal["implicit", "explicit", None]
    ttl: Literal["30m"]

class CreateEmbeddingParams(TypedDict, total=False):
    input: Required[str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]]]
    """A text, a list of texts, or their token ids."""
    model: Required[str]
    """The id of the embedding model."""
    encoding_format: Literal["float", "base64"]
    """How the vectors are encoded in the response: float or base64."""
    dimensions: int
    """Length of the vectors, if the model supports several."""
    user: str
    """A stable, anonymous id of the end user, to detect misuse."""

class ListEvalsParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]
    order_by: Literal["created_at", "updated_at"]

class CreateEvalParams(TypedDict, total=False):
    data_source_config: Required[CreateEvalCustomDataSourceConfig | CreateEvalLogsDataSourceConfig | CreateEvalStoredCompletionsDataSourceConfig]
    testing_criteria: Required[Sequence[CreateEvalLabelModelGrader | GraderStringCheck | EvalGraderTextSimilarity | EvalGraderPython | EvalGraderScoreModel]]
    name: str
    metadata: Metadata

class DeleteEvalParams(TypedDict, total=False):
    eval_id: Required[str]

class GetEvalParams(TypedDict, total=False):
    eval_id: Required[str]

class UpdateEvalParams(TypedDict, total=False):
    eval_id: Required[str]
    name: str
    metadata: Metadata

class GetEvalRunsParams(TypedDict, total=False):
    eval_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]
    status: Literal["queued", "in_progress", "completed", "canceled", "failed"]

class CreateEvalRunParams(TypedDict, total=False):
    eval_id: Required[str]
    data_source: Required[CreateEvalJsonlRunDataSource | CreateEvalCompletionsRunDataSource | CreateEvalResponsesRunDataSource]
    name: str
    metadata: Metadata

class DeleteEvalRunParams(TypedDict, total=False):
    eval_id: Required[str]
    run_id: Required[str]

class GetEvalRunParams(TypedDict, total=False):
    eval_id: Required[str]
    run_id: Required[str]

class CancelEvalRunParams(TypedDict, total=False):
    eval_id: Required[str]
    run_id: Required[str]

class GetEvalRunOutputItemsParams(TypedDict, total=False):
    eval_id: Required[str]
    run_id: Required[str]
    after: str
    limit: int
    status: Literal["fail", "pass"]
    order: Literal["asc", "desc"]

class GetEvalRunOutputItemParams(TypedDict, total=False):
    eval_id: Required[str]
    run_id: Required[str]
    output_item_id: Required[str]

class ListFilesParams(TypedDict, total=False):
    purpose: str
    """Return only files with this purpose."""
    limit: int
    """Number of items on a page."""
    order: Literal["asc", "desc"]
    """Sort order by creation time: asc (oldest first) or desc (newest first)."""
    after: str
    """The id of the last item on the previous page."""

class CreateFileParams(TypedDict, total=False):
    file: Required[File]
    """The file: a path, (name, bytes), or an open file."""
    purpose: Required[Literal["assistants", "batch", "fine-tune", "vision", "user_data", "evals"]]
    """What the file is for."""
    expires_after: FileExpirationAfter
    """When the file expires and is deleted."""

class DeleteFileParams(TypedDict, total=False):
    file_id: Required[str]
    """The id of the file."""

class RetrieveFileParams(TypedDict, total=False):
    file_id: Required[str]
    """The id of the file."""

class DownloadFileParams(TypedDict, total=False):
    file_id: Required[str]
    """The id of the file."""

class RunGraderParams(TypedDict, total=False):
    grader: Required[GraderStringCheck | GraderTextSimilarity | GraderPython | GraderScoreModel | GraderMulti]
    model_sample: Required[str]
    item: Mapping[str, Any]

class ValidateGraderParams(TypedDict, total=False):
    grader: Required[GraderStringCheck | GraderTextSimilarity | GraderPython | GraderScoreModel | GraderMulti]

class ListFineTuningCheckpointPermissionsParams(TypedDict, total=False):
    fine_tuned_model_checkpoint: Required[str]
    project_id: str
    after: str
    limit: int
    order: Literal["ascending", "descending"]

class CreateFineTuningCheckpointPermissionParams(TypedDict, total=False):
    fine_tuned_model_checkpoint: Required[str]
    project_ids: Required[Sequence[str]]

class DeleteFineTuningCheckpointPermissionParams(TypedDict, total=False):
    fine_tuned_model_checkpoint: Required[str]
    permission_id: Required[str]

class ListFineTuningJobsParams(TypedDict, total=False):
    after: str
    limit: int
    metadata: Mapping[str, str] | None

class CreateFineTuningJobParams(TypedDict, total=False):
    model: Required[str]
    training_file: Required[str]
    hyperparameters: CreateFineTuningJobParamsHyperparameters
    suffix: str | None
    validation_file: str | None
    integrations: Sequence[CreateFineTuningJobParamsIntegrationsItem] | None
    seed: int | None
    method: FineTuneMethod
    metadata: Metadata

class CreateFineTuningJobParamsHyperparameters(TypedDict, total=False):
    batch_size: Literal["auto"] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int

class CreateFineTuningJobParamsIntegrationsItem(TypedDict, total=False):
    type: Required[Literal["wandb"]]
    wandb: Required[CreateFineTuningJobParamsIntegrationsItemWandb]

class CreateFineTuningJobParamsIntegrationsItemWandb(TypedDict, total=False):
    project: Required[str]
    name: str | None
    entity: str | None
    tags: Sequence[str]

class RetrieveFineTuningJobParams(TypedDict, total=False):
    fine_tuning_job_id: Required[str]

class CancelFineTuningJobParams(TypedDict, total=False):
    fine_tuning_job_id: Required[str]

class ListFineTuningJobCheckpointsParams(TypedDict, total=False):
    fine_tuning_job_id: Required[str]
    after: str
    limit: int

class ListFineTuningEventsParams(TypedDict, total=False):
    fine_tuning_job_id: Required[str]
    after: str
    limit: int

class PauseFineTuningJobParams(TypedDict, total=False):
    fine_tuning_job_id: Required[str]

class ResumeFineTuningJobParams(TypedDict, total=False):
    fine_tuning_job_id: Required[str]

class CreateImageEditParamsBase(TypedDict, total=False):
    prompt: Required[str]
    """A description of the edited images."""
    image: File | Sequence[File]
    """The image to edit, or a list of up to 16 images."""
    mask: File | ImageRefParam
    """An image whose transparent areas mark where the first image is edited."""
    background: Literal["transparent", "opaque", "auto", None]
    """Whether the background is transparent or opaque."""
    model: str | None
    """The id of the image model."""
    n: int | None
    """Number of images to generate."""
    size: str | None
    """Width and height in pixels, such as 1024x1024."""
    response_format: Literal["url", "b64_json", None]
    """How older models return the images: as a URL or as base64."""
    output_format: Literal["png", "jpeg", "webp", None, "gif", "svg"]
    """File format of the images."""
    output_compression: int | None
    """Quality of JPEG and WebP images in percent."""
    user: str
    """A stable, anonymous id of the end user, to detect misuse."""
    input_fidelity: Literal["high", "low", None]
    """How closely the result keeps the faces and details of the input images."""
    partial_images: int | None
    """How many preliminary images the stream contains."""
    quality: Literal["standard", "low", "medium", "high", "auto", None, "xhigh", "max"]
    """Quality of the images."""
    images: Sequence[ImageRefParam]
    """The images to edit, as URLs or ids of stored files."""
    moderation: Literal["low", "auto", None]
    """How strictly content is moderated."""
    complexity: Literal["low", "medium", "high", None]
    frame_count: int | None
    frame_duration_ms: int | None
    markup: File
    safety_identifier: str | None
    svg: CreateImageEditParamsSvg | None

class CreateImageEditParams(CreateImageEditParamsBase, total=False):
    stream: bool | None
    """If true, the images arrive as events while they are generated."""

class CreateImageEditStreamingParams(CreateImageEditParamsBase, total=False):
    stream: Required[Literal[True]]

class CreateImageEditParamsSvg(TypedDict, total=False):
    model: str
    reasoning: CreateImageEditParamsSvgReasoning | None

class CreateImageEditParamsSvgReasoning(TypedDict, total=False):
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]

class CreateImageParamsBase(TypedDict, total=False):
    prompt: Required[str]
    """A description of the images to generate."""
    model: str | None
    """The id of the image model."""
    n: int | None
    """Number of images to generate."""
    quality: Literal["standard", "hd", "low", "medium", "high", "auto", None, "xhigh", "max"]
    """Quality of the images."""
    response_format: Literal["url", "b64_json", None]
    """How older models return the images: as a URL or as base64."""
    output_format: Literal["png", "jpeg", "webp", None, "gif", "svg"]
    """File format of the images."""
    output_compression: int | None
    """Quality of JPEG and WebP images in percent."""
    partial_images: int | None
    """How many preliminary images the stream contains."""
    size: str | None
    """Width and height in pixels, such as 1024x1024."""
    moderation: Literal["low", "auto", None]
    """How strictly content is moderated."""
    background: Literal["transparent", "opaque", "auto", None]
    """Whether the background is transparent or opaque."""
    style: Literal["vivid", "natural", None]
    """Style of the images: vivid (dramatic) or natural."""
    user: str
    """A stable, anonymous id of the end user, to detect misuse."""
    complexity: Literal["low", "medium", "high", None]
    frame_count: int | None
    frame_duration_ms: int | None
    safety_identifier: str | None
    svg: CreateImageParamsSvg | None

class CreateImageParams(CreateImageParamsBase, total=False):
    stream: bool | None
    """If true, the images arrive as events while they are generated."""

class CreateImageStreamingParams(CreateImageParamsBase, total=False):
    stream: Required[Literal[True]]

class CreateImageParamsSvg(TypedDict, total=False):
    model: Required[str]
    reasoning: CreateImageParamsSvgReasoning | None

class CreateImageParamsSvgReasoning(TypedDict, total=False):
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max", None]

class CreateImageVariationParams(TypedDict, total=False):
    image: Required[File]
    """The square PNG image to vary."""
    model: str | None
    """The id of the image model."""
    n: int | None
    """Number of images to generate."""
    response_format: Literal["url", "b64_json", None]
    """How older models return the images: as a URL or as base64."""
    size: Literal["256x256", "512x512", "1024x1024", None]
    """Width and height in pixels, such as 1024x1024."""
    user: str
    """A stable, anonymous id of the end user, to detect misuse."""

class CreateLiveSessionParams(TypedDict, total=False):
    session: Required[MediaSessionConfigParam]
    transport: Required[CreateLiveSessionParamsTransport]

class CreateLiveSessionParamsTransport(TypedDict, total=False):
    sdp: Required[str]
    type: Required[Literal["webrtc"]]

class AcceptLiveSessionParams(TypedDict, total=False):
    session_id: Required[str]
    session: Required[AcceptLiveSessionParamsSession]

class AcceptLiveSessionParamsSession(TypedDict, total=False):
    model: Required[str]
    type: Required[Literal["live"]]
    audio: AcceptLiveSessionParamsSessionAudio
    delegation: ClientDelegationParam | AcceptLiveSessionParamsSessionDelegationResponses | None | AcceptLiveSessionParamsSessionDelegationDecisions
    input: Sequence[InitialItemParam]
    instructions: str | None
    safety_identifier: str | None
    store: bool
    triggers: Sequence[DecisionTriggerParam]

class AcceptLiveSessionParamsSessionAudio(TypedDict, total=False):
    output: AcceptLiveSessionParamsSessionAudioOutput

class AcceptLiveSessionParamsSessionAudioOutput(TypedDict, total=False):
    voice: str | BuiltInVoice | CustomVoiceParam

class AcceptLiveSessionParamsSessionDelegationResponses(TypedDict, total=False):
    responses: Required[ResponsesDelegationConfigParam]
    type: Required[Literal["responses"]]
    acknowledgement_delay_ms: int

class AcceptLiveSessionParamsSessionDelegationDecisions(TypedDict, total=False):
    decisions: Required[DecisionsDelegationConfigParam]
    type: Required[Literal["decisions"]]
    acknowledgement_delay_ms: int

class DownloadLiveSessionRecordingParams(TypedDict, total=False):
    session_id: Required[str]

class ForkLiveSessionParams(TypedDict, total=False):
    session_id: Required[str]
    transport: Required[ForkLiveSessionParamsTransport]
    session: MediaSessionForkConfigParam

class ForkLiveSessionParamsTransport(TypedDict, total=False):
    sdp: Required[str]
    type: Required[Literal["webrtc"]]

class HangupLiveSessionParams(TypedDict, total=False):
    session_id: Required[str]

class ReferLiveSessionParams(TypedDict, total=False):
    session_id: Required[str]
    target_uri: Required[str]

class RejectLiveSessionParams(TypedDict, total=False):
    session_id: Required[str]
    status_code: Required[int]

class DeleteModelParams(TypedDict, total=False):
    model: Required[str]

class RetrieveModelParams(TypedDict, total=False):
    model: Required[str]

class CreateModerationParams(TypedDict, total=False):
    input: Required[str | Sequence[str] | Sequence[CreateModerationParamsInput2ItemImageUrl | CreateModerationParamsInput2ItemText]]
    """What to classify: a text, a list of texts, or a list of text and image parts."""
    model: str
    """The id of the moderation model."""

class CreateModerationParamsInput2ItemImageUrl(TypedDict, total=False):
    type: Required[Literal["image_url"]]
    image_url: Required[CreateModerationParamsInput2ItemImageUrlImageUrl]

class CreateModerationParamsInput2ItemImageUrlImageUrl(TypedDict, total=False):
    url: Required[str]

class CreateModerationParamsInput2ItemText(TypedDict, total=False):
    type: Required[Literal["text"]]
    text: Required[str]

class ListAdminApiKeysParams(TypedDict, total=False):
    after: str | None
    order: Literal["asc", "desc"]
    limit: int

class CreateAdminApiKeyParams(TypedDict, total=False):
    name: Required[str]
    expires_in_seconds: int

class DeleteAdminApiKeyParams(TypedDict, total=False):
    key_id: Required[str]

class GetAdminApiKeyParams(TypedDict, total=False):
    key_id: Required[str]

ListAuditLogsParams = TypedDict("ListAuditLogsParams", {"effective_at": 'ListAuditLogsParamsEffectiveAt', "project_ids[]": 'Sequence[str]', "event_types[]": 'Sequence[AuditLogEventType]', "actor_ids[]": 'Sequence[str]', "actor_emails[]": 'Sequence[str]', "resource_ids[]": 'Sequence[str]', "tenant_only": 'bool', "limit": 'int', "after": 'str', "before": 'str'}, total=False)

class ListAuditLogsParamsEffectiveAt(TypedDict, total=False):
    gt: int
    gte: int
    lt: int
    lte: int

class ListOrganizationCertificatesParams(TypedDict, total=False):
    limit: int
    after: str
    order: Literal["asc", "desc"]

class UploadCertificateParams(TypedDict, total=False):
    certificate: Required[str]
    name: str

class ActivateOrganizationCertificatesParams(TypedDict, total=False):
    certificate_ids: Required[Sequence[str]]

class DeactivateOrganizationCertificatesParams(TypedDict, total=False):
    certificate_ids: Required[Sequence[str]]

class DeleteCertificateParams(TypedDict, total=False):
    certificate_id: Required[str]

class GetCertificateParams(TypedDict, total=False):
    certificate_id: Required[str]
    include: Sequence[Literal["content"]]

class ModifyCertificateParams(TypedDict, total=False):
    certificate_id: Required[str]
    name: str

class UsageCostsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1d"]
    project_ids: Sequence[str]
    api_key_ids: Sequence[str]
    group_by: Sequence[Literal["project_id", "line_item", "api_key_id"]]
    limit: int
    page: str
    line_items: Sequence[str]

class UpdateOrganizationDataRetentionParams(TypedDict, total=False):
    retention_type: Required[Literal["zero_data_retention", "modified_abuse_monitoring", "enhanced_zero_data_retention", "enhanced_modified_abuse_monitoring"]]

class ListExternalKeysParams(TypedDict, total=False):
    after: str | None
    limit: int
    order: Literal["asc", "desc"]
    purpose: Literal["ekm", "psp_decryption"]

class CreateExternalKeyParams(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["aws", "gcp", "azure", "oci"]]
    external_id: str
    kms_arn: str
    role_arn: str
    purpose: Literal["ekm", "psp_decryption"]
    audience: str
    kms_key_location: str
    kms_key_name: str
    kms_key_ring_name: str
    kms_project_id: str
    workload_identity_pool_id: str
    workload_identity_project_number: str
    workload_identity_provider_id: str
    kms_key_version: str
    key_name: str
    tenant_id: str
    vault_uri: str
    key_version: str
    key_ocid: str
    region: str
    vault_ocid: str
    key_version_ocid: str

class DeleteExternalKeyParams(TypedDict, total=False):
    external_key_id: Required[str]

class RetrieveExternalKeyParams(TypedDict, total=False):
    external_key_id: Required[str]

class ValidateExternalKeyParams(TypedDict, total=False):
    external_key_id: Required[str]

class ListExternalStorageParams(TypedDict, total=False):
    after: str | None
    limit: int
    order: Literal["asc", "desc"]
    project_id: str | None

class CreateExternalStorageParams(TypedDict, total=False):
    project_id: Required[str]
    provider: Required[CreateExternalStorageParamsProviderAws | CreateExternalStorageParamsProviderAzure | CreateExternalStorageParamsProviderGcp | CreateExternalStorageParamsProviderOci]

class CreateExternalStorageParamsProviderAws(TypedDict, total=False):
    bucket: Required[str]
    role_arn: Required[str]
    type: Required[Literal["aws"]]

class CreateExternalStorageParamsProviderAzure(TypedDict, total=False):
    account_name: Required[str]
    container: Required[str]
    resource_group: Required[str]
    subscription_id: Required[str]
    tenant_id: Required[str]
    type: Required[Literal["azure"]]

class CreateExternalStorageParamsProviderGcp(TypedDict, total=False):
    bucket: Required[str]
    type: Required[Literal["gcp"]]
    workload_identity_pool_id: Required[str]
    workload_identity_project_number: Required[str]
    workload_identity_provider_id: Required[str]

class CreateExternalStorageParamsProviderOci(TypedDict, total=False):
    bucket: Required[str]
    region: Required[str]
    tenancy_ocid: Required[str]
    type: Required[Literal["oci"]]

class DeleteExternalStorageParams(TypedDict, total=False):
    external_storage_id: Required[str]

class RetrieveExternalStorageParams(TypedDict, total=False):
    external_storage_id: Required[str]

class ValidateExternalStorageParams(TypedDict, total=False):
    external_storage_id: Required[str]

class ListGroupsParams(TypedDict, total=False):
    limit: int
    after: str
    order: Literal["asc", "desc"]

class CreateGroupParams(TypedDict, total=False):
    name: Required[str]

class DeleteGroupParams(TypedDict, total=False):
    group_id: Required[str]

class RetrieveGroupParams(TypedDict, total=False):
    group_id: Required[str]

class UpdateGroupParams(TypedDict, total=False):
    group_id: Required[str]
    name: Required[str]

class ListGroupRoleAssignmentsParams(TypedDict, total=False):
    group_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class AssignGroupRoleParams(TypedDict, total=False):
    group_id: Required[str]
    role_id: Required[str]

class UnassignGroupRoleParams(TypedDict, total=False):
    group_id: Required[str]
    role_id: Required[str]

class RetrieveGroupRoleParams(TypedDict, total=False):
    group_id: Required[str]
    role_id: Required[str]

class ListGroupUsersParams(TypedDict, total=False):
    group_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class AddGroupUserParams(TypedDict, total=False):
    group_id: Required[str]
    user_id: Required[str]

class RemoveGroupUserParams(TypedDict, total=False):
    group_id: Required[str]
    user_id: Required[str]

class RetrieveGroupUserParams(TypedDict, total=False):
    group_id: Required[str]
    user_id: Required[str]

class ListInvitesParams(TypedDict, total=False):
    limit: int
    after: str

class InviteUserParams(TypedDict, total=False):
    email: Required[str]
    role: Required[Literal["reader", "owner"]]
    projects: Sequence[InviteUserParamsProjectsItem]

class InviteUserParamsProjectsItem(TypedDict, total=False):
    id: Required[str]
    role: Required[Literal["member", "owner"]]

class DeleteInviteParams(TypedDict, total=False):
    invite_id: Required[str]

class RetrieveInviteParams(TypedDict, total=False):
    invite_id: Required[str]

class ListProjectsParams(TypedDict, total=False):
    limit: int
    after: str
    include_archived: bool

class CreateProjectParams(TypedDict, total=False):
    name: Required[str]
    residency: PublicProjectResidency | None
    external_key_id: str | None
    geography: str | None

class RetrieveProjectParams(TypedDict, total=False):
    project_id: Required[str]

class ModifyProjectParams(TypedDict, total=False):
    project_id: Required[str]
    name: str | None
    external_key_id: str | None
    geography: str | None

class ListProjectApiKeysParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    after: str
    owner_project_access: Literal["active", "inactive", "any"]

class DeleteProjectApiKeyParams(TypedDict, total=False):
    project_id: Required[str]
    api_key_id: Required[str]

class RetrieveProjectApiKeyParams(TypedDict, total=False):
    project_id: Required[str]
    api_key_id: Required[str]

class UpdateProjectApiKeyParams(TypedDict, total=False):
    project_id: Required[str]
    api_key_id: Required[str]
    expires_in_seconds: int
    scopes: Sequence[str]

class ArchiveProjectParams(TypedDict, total=False):
    project_id: Required[str]

class ListProjectCertificatesParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class ActivateProjectCertificatesParams(TypedDict, total=False):
    project_id: Required[str]
    certificate_ids: Required[Sequence[str]]

class DeactivateProjectCertificatesParams(TypedDict, total=False):
    project_id: Required[str]
    certificate_ids: Required[Sequence[str]]

class RetrieveProjectDataRetentionParams(TypedDict, total=False):
    project_id: Required[str]

class UpdateProjectDataRetentionParams(TypedDict, total=False):
    project_id: Required[str]
    retention_type: Required[Literal["organization_default", "none", "zero_data_retention", "modified_abuse_monitoring", "enhanced_zero_data_retention", "enhanced_modified_abuse_monitoring"]]

class ListProjectGroupsParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class AddProjectGroupParams(TypedDict, total=False):
    project_id: Required[str]
    group_id: Required[str]
    role: Required[str]

class RemoveProjectGroupParams(TypedDict, total=False):
    project_id: Required[str]
    group_id: Required[str]

class RetrieveProjectGroupParams(TypedDict, total=False):
    project_id: Required[str]
    group_id: Required[str]
    group_type: Literal["group", "tenant_group"]

class RetrieveProjectHostedToolPermissionsParams(TypedDict, total=False):
    project_id: Required[str]

class UpdateProjectHostedToolPermissionsParams(TypedDict, total=False):
    project_id: Required[str]
    file_search: HostedToolPermissionUpdate | None
    web_search: HostedToolPermissionUpdate | None
    image_generation: HostedToolPermissionUpdate | None
    mcp: HostedToolPermissionUpdate | None
    code_interpreter: HostedToolPermissionUpdate | None

class DeleteProjectModelPermissionsParams(TypedDict, total=False):
    project_id: Required[str]

class RetrieveProjectModelPermissionsParams(TypedDict, total=False):
    project_id: Required[str]

class UpdateProjectModelPermissionsParams(TypedDict, total=False):
    project_id: Required[str]
    mode: Required[Literal["allow_list", "deny_list"]]
    model_ids: Required[Sequence[str]]

class ListProjectRateLimitsParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    after: str
    before: str

class UpdateProjectRateLimitsParams(TypedDict, total=False):
    project_id: Required[str]
    rate_limit_id: Required[str]
    max_requests_per_1_minute: int
    max_tokens_per_1_minute: int
    max_images_per_1_minute: int
    max_audio_megabytes_per_1_minute: int
    max_requests_per_1_day: int
    batch_1_day_max_input_tokens: int

class ListProjectServiceAccountsParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    after: str

class CreateProjectServiceAccountParams(TypedDict, total=False):
    project_id: Required[str]
    name: Required[str]
    create_service_account_only: bool | None
    expires_in_seconds: int | None

class DeleteProjectServiceAccountParams(TypedDict, total=False):
    project_id: Required[str]
    service_account_id: Required[str]

class RetrieveProjectServiceAccountParams(TypedDict, total=False):
    project_id: Required[str]
    service_account_id: Required[str]

class UpdateProjectServiceAccountParams(TypedDict, total=False):
    project_id: Required[str]
    service_account_id: Required[str]
    name: str
    role: Literal["member", "owner"]

class CreateProjectServiceAccountApiKeyParams(TypedDict, total=False):
    project_id: Required[str]
    service_account_id: Required[str]
    name: str
    scopes: Sequence[str]
    expires_in_seconds: int | None

class RetrieveProjectServiceTierSettingsParams(TypedDict, total=False):
    project_id: Required[str]

class UpdateProjectServiceTierSettingsParams(TypedDict, total=False):
    project_id: Required[str]
    default: Literal["standard", "fast", "scale"]
    enabled_tiers: Literal["all"] | Sequence[Literal["flex", "fast", "ultrafast"]]

class ListProjectSpendAlertsParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str

class CreateProjectSpendAlertParams(TypedDict, total=False):
    project_id: Required[str]
    threshold_amount: Required[int]
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]
    notification_channel: Required[SpendAlertNotificationChannel]

class DeleteProjectSpendAlertParams(TypedDict, total=False):
    project_id: Required[str]
    alert_id: Required[str]

class RetrieveProjectSpendAlertParams(TypedDict, total=False):
    project_id: Required[str]
    alert_id: Required[str]

class UpdateProjectSpendAlertParams(TypedDict, total=False):
    project_id: Required[str]
    alert_id: Required[str]
    threshold_amount: Required[int]
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]
    notification_channel: Required[SpendAlertNotificationChannel]

class DeleteProjectSpendLimitParams(TypedDict, total=False):
    project_id: Required[str]

class GetProjectSpendLimitParams(TypedDict, total=False):
    project_id: Required[str]

class UpdateProjectSpendLimitParams(TypedDict, total=False):
    project_id: Required[str]
    threshold_amount: Required[int]
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]

class ListProjectUsersParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    after: str

class CreateProjectUserParams(TypedDict, total=False):
    project_id: Required[str]
    role: Required[str]
    user_id: str | None
    email: str | None

class DeleteProjectUserParams(TypedDict, total=False):
    project_id: Required[str]
    user_id: Required[str]

class RetrieveProjectUserParams(TypedDict, total=False):
    project_id: Required[str]
    user_id: Required[str]

class ModifyProjectUserParams(TypedDict, total=False):
    project_id: Required[str]
    user_id: Required[str]
    role: str | None

class ListRolesParams(TypedDict, total=False):
    limit: int
    after: str
    order: Literal["asc", "desc"]

class CreateRoleParams(TypedDict, total=False):
    role_name: Required[str]
    permissions: Required[Sequence[str]]
    description: str | None

class DeleteRoleParams(TypedDict, total=False):
    role_id: Required[str]

class RetrieveRoleParams(TypedDict, total=False):
    role_id: Required[str]

class UpdateRoleParams(TypedDict, total=False):
    role_id: Required[str]
    permissions: Sequence[str] | None
    description: str | None
    role_name: str | None

class ListOrganizationSpendAlertsParams(TypedDict, total=False):
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str

class CreateOrganizationSpendAlertParams(TypedDict, total=False):
    threshold_amount: Required[int]
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]
    notification_channel: Required[SpendAlertNotificationChannel]

class DeleteOrganizationSpendAlertParams(TypedDict, total=False):
    alert_id: Required[str]

class RetrieveOrganizationSpendAlertParams(TypedDict, total=False):
    alert_id: Required[str]

class UpdateOrganizationSpendAlertParams(TypedDict, total=False):
    alert_id: Required[str]
    threshold_amount: Required[int]
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]
    notification_channel: Required[SpendAlertNotificationChannel]

class UpdateOrganizationSpendLimitParams(TypedDict, total=False):
    threshold_amount: Required[int]
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]

class UsageAudioSpeechesParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    models: Sequence[str]
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model"]]
    limit: int
    page: str

class UsageAudioTranscriptionsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    models: Sequence[str]
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model"]]
    limit: int
    page: str

class UsageCodeInterpreterSessionsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    group_by: Sequence[Literal["project_id"]]
    limit: int
    page: str

class UsageCompletionsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    models: Sequence[str]
    batch: bool
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model", "batch", "service_tier"]]
    limit: int
    page: str

class UsageDecisionsParams(TypedDict, total=False):
    start_time: Required[int]
    api_key_ids: Sequence[str] | None
    batch: bool | None
    bucket_width: Literal["1m", "1h", "1d", None]
    end_time: int | None
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model", "batch", "service_tier", "api_source"]] | None
    limit: int | None
    models: Sequence[str] | None
    page: str | None
    project_ids: Sequence[str] | None
    user_ids: Sequence[str] | None

class UsageEmbeddingsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    models: Sequence[str]
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model"]]
    limit: int
    page: str

class UsageFileSearchCallsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    vector_store_ids: Sequence[str]
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "vector_store_id"]]
    limit: int
    page: str

class UsageImagesParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    sources: Sequence[Literal["image.generation", "image.edit", "image.variation"]]
    sizes: Sequence[Literal["256x256", "512x512", "1024x1024", "1792x1792", "1024x1792"]]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    models: Sequence[str]
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model", "size", "source"]]
    limit: int
    page: str

class UsageModerationsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    models: Sequence[str]
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model"]]
    limit: int
    page: str

class UsageVectorStoresParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    group_by: Sequence[Literal["project_id"]]
    limit: int
    page: str

class UsageWebSearchCallsParams(TypedDict, total=False):
    start_time: Required[int]
    end_time: int
    bucket_width: Literal["1m", "1h", "1d"]
    project_ids: Sequence[str]
    user_ids: Sequence[str]
    api_key_ids: Sequence[str]
    models: Sequence[str]
    context_levels: Sequence[Literal["low", "medium", "high"]]
    group_by: Sequence[Literal["project_id", "user_id", "api_key_id", "model", "context_level"]]
    limit: int
    page: str

class ListUsersParams(TypedDict, total=False):
    limit: int
    after: str
    emails: Sequence[str]

class DeleteUserParams(TypedDict, total=False):
    user_id: Required[str]

class RetrieveUserParams(TypedDict, total=False):
    user_id: Required[str]

class ModifyUserParams(TypedDict, total=False):
    user_id: Required[str]
    role: str | None
    role_id: str | None
    technical_level: str | None
    developer_persona: str | None

class ListUserRoleAssignmentsParams(TypedDict, total=False):
    user_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class AssignUserRoleParams(TypedDict, total=False):
    user_id: Required[str]
    role_id: Required[str]

class UnassignUserRoleParams(TypedDict, total=False):
    user_id: Required[str]
    role_id: Required[str]

class RetrieveUserRoleParams(TypedDict, total=False):
    user_id: Required[str]
    role_id: Required[str]

class ListWorkloadIdentityProvidersParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["asc", "desc"]

class CreateWorkloadIdentityProviderParams(TypedDict, total=False):
    audience: Required[str]
    issuer: Required[str]
    name: Required[str]
    type: Required[Literal["oidc"]]
    attribute_transformations: Sequence[CreateWorkloadIdentityProviderParamsAttributeTransformationsItem]
    description: str
    enabled: bool
    verification: CreateWorkloadIdentityProviderParamsVerificationDiscovery | CreateWorkloadIdentityProviderParamsVerificationUploadedJwks

class CreateWorkloadIdentityProviderParamsAttributeTransformationsItem(TypedDict, total=False):
    attribute: Required[str]
    expression: Required[str]

class CreateWorkloadIdentityProviderParamsVerificationDiscovery(TypedDict, total=False):
    discovery_url: Required[str | None]
    type: Required[Literal["discovery"]]

class CreateWorkloadIdentityProviderParamsVerificationUploadedJwks(TypedDict, total=False):
    jwks: Required[Mapping[str, Any]]
    type: Required[Literal["uploaded_jwks"]]

class DeleteWorkloadIdentityProviderParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]

class RetrieveWorkloadIdentityProviderParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]

class UpdateWorkloadIdentityProviderParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]
    attribute_transformations: Sequence[UpdateWorkloadIdentityProviderParamsAttributeTransformationsItem]
    audience: str
    description: str | None
    enabled: bool
    issuer: str
    name: str
    verification: UpdateWorkloadIdentityProviderParamsVerificationDiscovery | UpdateWorkloadIdentityProviderParamsVerificationUploadedJwks

class UpdateWorkloadIdentityProviderParamsAttributeTransformationsItem(TypedDict, total=False):
    attribute: Required[str]
    expression: Required[str]

class UpdateWorkloadIdentityProviderParamsVerificationDiscovery(TypedDict, total=False):
    discovery_url: Required[str | None]
    type: Required[Literal["discovery"]]

class UpdateWorkloadIdentityProviderParamsVerificationUploadedJwks(TypedDict, total=False):
    jwks: Required[Mapping[str, Any]]
    type: Required[Literal["uploaded_jwks"]]

class ListWorkloadIdentityFederationRulesParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]
    after: str
    limit: int
    order: Literal["asc", "desc"]
    service_account_id: str

class CreateWorkloadIdentityFederationRuleParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]
    attribute_matchers: Required[Mapping[str, str | bool | int | float]]
    project_id: Required[str]
    service_account_id: Required[str]
    description: str
    enabled: bool
    name: str
    permissions: CreateWorkloadIdentityFederationRuleParamsPermissionsServiceAccountDefault | CreateWorkloadIdentityFederationRuleParamsPermissionsRestricted

class CreateWorkloadIdentityFederationRuleParamsPermissionsServiceAccountDefault(TypedDict, total=False):
    type: Required[Literal["service_account_default"]]

class CreateWorkloadIdentityFederationRuleParamsPermissionsRestricted(TypedDict, total=False):
    scopes: Required[Sequence[str]]
    type: Required[Literal["restricted"]]

class DeleteWorkloadIdentityFederationRuleParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]
    workload_identity_federation_rule_id: Required[str]

class RetrieveWorkloadIdentityFederationRuleParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]
    workload_identity_federation_rule_id: Required[str]

class UpdateWorkloadIdentityFederationRuleParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]
    workload_identity_federation_rule_id: Required[str]
    attribute_matchers: Mapping[str, str | bool | int | float]
    description: str | None
    enabled: bool
    name: str | None
    permissions: UpdateWorkloadIdentityFederationRuleParamsPermissionsServiceAccountDefault | UpdateWorkloadIdentityFederationRuleParamsPermissionsRestricted

class UpdateWorkloadIdentityFederationRuleParamsPermissionsServiceAccountDefault(TypedDict, total=False):
    type: Required[Literal["service_account_default"]]

class UpdateWorkloadIdentityFederationRuleParamsPermissionsRestricted(TypedDict, total=False):
    scopes: Required[Sequence[str]]
    type: Required[Literal["restricted"]]

class ListProjectGroupRoleAssignmentsParams(TypedDict, total=False):
    project_id: Required[str]
    group_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class AssignProjectGroupRoleParams(TypedDict, total=False):
    project_id: Required[str]
    group_id: Required[str]
    role_id: Required[str]

class UnassignProjectGroupRoleParams(TypedDict, total=False):
    project_id: Required[str]
    group_id: Required[str]
    role_id: Required[str]

class RetrieveProjectGroupRoleParams(TypedDict, total=False):
    project_id: Required[str]
    group_id: Required[str]
    role_id: Required[str]

class ListProjectRolesParams(TypedDict, total=False):
    project_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class CreateProjectRoleParams(TypedDict, total=False):
    project_id: Required[str]
    role_name: Required[str]
    permissions: Required[Sequence[str]]
    description: str | None

class DeleteProjectRoleParams(TypedDict, total=False):
    project_id: Required[str]
    role_id: Required[str]

class RetrieveProjectRoleParams(TypedDict, total=False):
    project_id: Required[str]
    role_id: Required[str]

class UpdateProjectRoleParams(TypedDict, total=False):
    project_id: Required[str]
    role_id: Required[str]
    permissions: Sequence[str] | None
    description: str | None
    role_name: str | None

class ListProjectUserRoleAssignmentsParams(TypedDict, total=False):
    project_id: Required[str]
    user_id: Required[str]
    limit: int
    after: str
    order: Literal["asc", "desc"]

class AssignProjectUserRoleParams(TypedDict, total=False):
    project_id: Required[str]
    user_id: Required[str]
    role_id: Required[str]

class UnassignProjectUserRoleParams(TypedDict, total=False):
    project_id: Required[str]
    user_id: Required[str]
    role_id: Required[str]

class RetrieveProjectUserRoleParams(TypedDict, total=False):
    project_id: Required[str]
    user_id: Required[str]
    role_id: Required[str]

class CreateRealtimeCallParams(TypedDict, total=False):
    sdp: Required[str]
    session: RealtimeSessionCreateRequestGA

class AcceptRealtimeCallParams(TypedDict, total=False):
    call_id: Required[str]
    type: Required[Literal["realtime"]]
    output_modalities: Sequence[Literal["text", "audio"]]
    model: str
    instructions: str
    audio: AcceptRealtimeCallParamsAudio
    include: Sequence[Literal["item.input_audio_transcription.logprobs"]]
    tracing: Literal["auto", None] | AcceptRealtimeCallParamsTracing2
    tools: Sequence[RealtimeFunctionTool | MCPTool]
    tool_choice: Literal["none", "auto", "required"] | ToolChoiceFunction | ToolChoiceMCP
    parallel_tool_calls: bool
    reasoning: RealtimeReasoning
    max_output_tokens: int | Literal["inf"]
    truncation: RealtimeTruncation
    prompt: Prompt

class AcceptRealtimeCallParamsAudio(TypedDict, total=False):
    input: AcceptRealtimeCallParamsAudioInput
    output: AcceptRealtimeCallParamsAudioOutput

class AcceptRealtimeCallParamsAudioInput(TypedDict, total=False):
    format: RealtimeAudioFormats
    transcription: AudioTranscription
    noise_reduction: AcceptRealtimeCallParamsAudioInputNoiseReduction
    turn_detection: RealtimeTurnDetection

class AcceptRealtimeCallParamsAudioInputNoiseReduction(TypedDict, total=False):
    type: Literal["near_field", "far_field"]

class AcceptRealtimeCallParamsAudioOutput(TypedDict, total=False):
    format: RealtimeAudioFormats
    voice: VoiceIdsOrCustomVoice
    speed: float

class AcceptRealtimeCallParamsTracing2(TypedDict, total=False):
    workflow_name: str
    group_id: str
    metadata: Mapping[str, Any]

class HangupRealtimeCallParams(TypedDict, total=False):
    call_id: Required[str]

class ReferRealtimeCallParams(TypedDict, total=False):
    call_id: Required[str]
    target_uri: Required[str]

class RejectRealtimeCallParams(TypedDict, total=False):
    call_id: Required[str]
    status_code: int

class CreateRealtimeClientSecretParams(TypedDict, total=False):
    expires_after: CreateRealtimeClientSecretParamsExpiresAfter
    session: RealtimeSessionCreateRequestGA | RealtimeTranscriptionSessionCreateRequestGA

class CreateRealtimeClientSecretParamsExpiresAfter(TypedDict, total=False):
    anchor: Literal["created_at"]
    seconds: int

class CreateRealtimeSessionParams(TypedDict, total=False):
    client_secret: CreateRealtimeSessionParamsClientSecret
    modalities: Any
    instructions: str
    voice: VoiceIdsOrCustomVoice
    input_audio_format: str
    output_audio_format: str
    input_audio_transcription: CreateRealtimeSessionParamsInputAudioTranscription
    speed: float
    tracing: Literal["auto"] | CreateRealtimeSessionParamsTracing2
    turn_detection: CreateRealtimeSessionParamsTurnDetection
    tools: Sequence[CreateRealtimeSessionParamsToolsItem]
    tool_choice: str
    temperature: float
    max_response_output_tokens: int | Literal["inf"]
    truncation: RealtimeTruncation
    prompt: Prompt
    input_audio_noise_reduction: CreateRealtimeSessionParamsInputAudioNoiseReduction
    model: Literal["gpt-realtime", "gpt-realtime-2025-08-28", "gpt-4o-realtime-preview", "gpt-4o-realtime-preview-2024-10-01", "gpt-4o-realtime-preview-2024-12-17", "gpt-4o-realtime-preview-2025-06-03", "gpt-4o-mini-realtime-preview", "gpt-4o-mini-realtime-preview-2024-12-17"]

class CreateRealtimeSessionParamsClientSecret(TypedDict, total=False):
    value: str
    expires_at: int

class CreateRealtimeSessionParamsInputAudioTranscription(TypedDict, total=False):
    model: str

class CreateRealtimeSessionParamsTracing2(TypedDict, total=False):
    workflow_name: str
    group_id: str
    metadata: Mapping[str, Any]

class CreateRealtimeSessionParamsTurnDetection(TypedDict, total=False):
    type: str
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int

class CreateRealtimeSessionParamsToolsItem(TypedDict, total=False):
    type: Literal["function"]
    name: str
    description: str
    parameters: Mapping[str, Any]

class CreateRealtimeSessionParamsInputAudioNoiseReduction(TypedDict, total=False):
    type: Literal["near_field", "far_field"]

class CreateRealtimeTranscriptionSessionParams(TypedDict, total=False):
    turn_detection: CreateRealtimeTranscriptionSessionParamsTurnDetection
    input_audio_noise_reduction: CreateRealtimeTranscriptionSessionParamsInputAudioNoiseReduction
    input_audio_format: Literal["pcm16", "g711_ulaw", "g711_alaw"]
    input_audio_transcription: AudioTranscription
    include: Sequence[Literal["item.input_audio_transcription.logprobs"]]
    client_secret: CreateRealtimeTranscriptionSessionParamsClientSecret
    modalities: Sequence[Literal["text", "audio"]]

class CreateRealtimeTranscriptionSessionParamsTurnDetection(TypedDict, total=False):
    type: Literal["server_vad"]
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int

class CreateRealtimeTranscriptionSessionParamsInputAudioNoiseReduction(TypedDict, total=False):
    type: Literal["near_field", "far_field"]

class CreateRealtimeTranscriptionSessionParamsClientSecret(TypedDict, total=False):
    expires_at: CreateRealtimeTranscriptionSessionParamsClientSecretExpiresAt

class CreateRealtimeTranscriptionSessionParamsClientSecretExpiresAt(TypedDict, total=False):
    anchor: Literal["created_at"]
    seconds: int

class CreateRealtimeTranslationClientSecretParams(TypedDict, total=False):
    session: Required[RealtimeTranslationSessionCreateRequest]
    expires_after: CreateRealtimeTranslationClientSecretParamsExpiresAfter

class CreateRealtimeTranslationClientSecretParamsExpiresAfter(TypedDict, total=False):
    anchor: Literal["created_at"]
    seconds: int

class CreateResponseParamsBase(TypedDict, total=False):
    metadata: Metadata
    """Up to 16 key-value pairs of your own, to find the response by."""
    top_logprobs: int | None
    """How many of the most likely tokens to return at each position."""
    temperature: float | None
    """Randomness of the output; 0 gives the most predictable text."""
    top_p: float | None
    """Samples only from the most likely tokens that together reach this probability."""
    user: str
    """An id of the end user; replaced by `safety_identifier` and `prompt_cache_key`."""
    safety_identifier: str | None
    """A stable, anonymous id of the end user, to detect misuse."""
    prompt_cache_key: str | None
    """Requests with the same key are more likely to share a cached prompt."""
    prompt_cache_retention: Literal["in_memory", "24h", None]
    """How long the prompt stays in the cache."""
    prompt_cache_options: PromptCacheOptionsParam
    """Settings of the prompt cache."""
    previous_response_id: str | None
    """The id of the response to continue from; its items become part of the input."""
    model: str
    """The id of the model to use."""
    background: bool | None
    """If true, the call returns at once and the work goes on; see get_response."""
    max_tool_calls: int | None
    """Maximum number of calls to built-in tools in total."""
    text: ResponseTextParam
    """The output format (text, or JSON that matches a schema) and its verbosity."""
    tools: ToolsArray
    """The tools that the model may use: built-in tools, MCP servers and your functions."""
    tool_choice: ToolChoiceParam
    """Whether the model may, must not or must use a tool, or which one it must use."""
    prompt: Prompt
    """A stored prompt template, by its id, version and variables."""
    service_tier: ServiceTierResponses
    """The service tier that processes the request; it sets price and speed."""
    truncation: Literal["auto", "disabled", None]
    """Whether the earliest items may be dropped when the input is too long."""
    reasoning: Reasoning | None
    """How much a reasoning model thinks, and whether it returns a summary of that."""
    input: InputParam
    """The input: a text, or a list of messages and other items."""
    include: Sequence[IncludeEnum] | None
    """Additional data to include in the response."""
    parallel_tool_calls: bool | None
    """Whether the model may call several tools at once."""
    store: bool | None
    """Whether to store the response, so that it can be retrieved or continued later."""
    instructions: str | None
    """Instructions of the system or developer, placed before the input."""
    moderation: ModerationParam | None
    """Settings of the check of input and output for harmful content."""
    stream_options: ResponseStreamOptions
    """Options of the stream."""
    conversation: ConversationParam | None
    """The conversation to read items from and to add the new items to."""
    context_management: Sequence[ContextManagementParam] | None
    """How to manage the context of a long conversation."""
    max_output_tokens: int | None
    """Maximum number of tokens to generate, including hidden reasoning tokens."""
    access_programs: CreateResponseParamsAccessPrograms
    background_options: CreateResponseParamsBackgroundOptions
    image: CreateResponseParamsImage

class CreateResponseParams(CreateResponseParamsBase, total=False):
    stream: bool | None
    """If true, the response arrives as events while it is generated."""

class CreateResponseStreamingParams(CreateResponseParamsBase, total=False):
    stream: Required[Literal[True]]

class CreateResponseParamsAccessPrograms(TypedDict, total=False):
    cyber: Literal["standard", "daybreak_blue", "daybreak_red"]

class CreateResponseParamsBackgroundOptions(TypedDict, total=False):
    completion_window: Literal["soonest", "2h", "8h"]
    continuation_id: str

class CreateResponseParamsImage(TypedDict, total=False):
    context_compression: Literal["auto", "enabled", "disabled"]

class CompactConversationParams(TypedDict, total=False):
    model: Required[str | None]
    """The id of the model to use."""
    input: str | Sequence[InputItem] | None
    """The input: a text, or a list of messages and other items."""
    previous_response_id: str | None
    """The id of the response to continue from; its items become part of the input."""
    instructions: str | None
    """Instructions of the system or developer, placed before the input."""
    prompt_cache_key: str | None
    """Requests with the same key are more likely to share a cached prompt."""
    prompt_cache_retention: Literal["in_memory", "24h", None]
    """How long the prompt stays in the cache."""
    prompt_cache_options: PromptCacheOptionsParam | None
    """Settings of the prompt cache."""
    service_tier: ServiceTierEnum | None
    """The service tier that processes the request; it sets price and speed."""
    image: CompactConversationParamsImage

class CompactConversationParamsImage(TypedDict, total=False):
    context_compression: Literal["auto", "enabled", "disabled"]

class BetaCompactConversationParams(TypedDict, total=False):
    model: Required[str | None]
    """The id of the model to use."""
    betas: Sequence[Literal["responses_multi_agent=v1"]]
    """Names of the beta features to enable."""
    input: str | Sequence[BetaInputItem] | None
    """The input: a text, or a list of messages and other items."""
    previous_response_id: str | None
    """The id of the response to continue from; its items become part of the input."""
    instructions: str | None
    """Instructions of the system or developer, placed before the input."""
    prompt_cache_key: str | None
    """Requests with the same key are more likely to share a cached prompt."""
    prompt_cache_retention: Literal["in_memory", "24h", None]
    """How long the prompt stays in the cache."""
    prompt_cache_options: PromptCacheOptionsParam | None
    """Settings of the prompt cache."""
    service_tier: ServiceTierEnum | None
    """The service tier that processes the request; it sets price and speed."""
    image: BetaCompactConversationParamsImage

class BetaCompactConversationParamsImage(TypedDict, total=False):
    context_compression: Literal["auto", "enabled", "disabled"]

class GetInputTokenCountsParams(TypedDict, total=False):
    model: str | None
    """The id of the model to use."""
    input: str | Sequence[InputItem] | None
    """The input: a text, or a list of messages and other items."""
    previous_response_id: str | None
    """The id of the response to continue from; its items become part of the input."""
    tools: Sequence[Tool] | None
    """The tools that the model may use: built-in tools, MCP servers and your functions."""
    text: ResponseTextParam | None
    """The output format (text, or JSON that matches a schema) and its verbosity."""
    reasoning: Reasoning | None
    """How much a reasoning model thinks, and whether it returns a summary of that."""
    truncation: Literal["auto", "disabled"]
    """Whether the earliest items may be dropped when the input is too long."""
    instructions: str | None
    """Instructions of the system or developer, placed before the input."""
    personality: str
    """The personality to use when counting."""
    conversation: ConversationParam | None
    """The conversation to read items from and to add the new items to."""
    tool_choice: ToolChoiceParam | None
    """Whether the model may, must not or must use a tool, or which one it must use."""
    parallel_tool_calls: bool | None
    """Whether the model may call several tools at once."""

class BetaGetInputTokenCountsParams(TypedDict, total=False):
    betas: Sequence[Literal["responses_multi_agent=v1"]]
    """Names of the beta features to enable."""
    model: str | None
    """The id of the model to use."""
    input: str | Sequence[BetaInputItem] | None
    """The input: a text, or a list of messages and other items."""
    previous_response_id: str | None
    """The id of the response to continue from; its items become part of the input."""
    tools: Sequence[Tool] | None
    """The tools that the model may use: built-in tools, MCP servers and your functions."""
    text: ResponseTextParam | None
    """The output format (text, or JSON that matches a schema) and its verbosity."""
    reasoning: Reasoning | None
    """How much a reasoning model thinks, and whether it returns a summary of that."""
    truncation: Literal["auto", "disabled"]
    """Whether the earliest items may be dropped when the input is too long."""
    instructions: str | None
    """Instructions of the system or developer, placed before the input."""
    personality: str
    """The personality to use when counting."""
    conversation: ConversationParam | None
    """The conversation to read items from and to add the new items to."""
    tool_choice: ToolChoiceParam | None
    """Whether the model may, must not or must use a tool, or which one it must use."""
    parallel_tool_calls: bool | None
    """Whether the model may call several tools at once."""

class DeleteResponseParams(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""

class GetResponseParamsBase(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""
    include: Sequence[IncludeEnum]
    """Additional data to include in the items."""
    starting_after: int
    """Continue the stream after the event with this sequence number."""
    include_obfuscation: bool
    """Whether events carry random padding to hide their length."""

class GetResponseParams(GetResponseParamsBase, total=False):
    stream: bool
    """If true, stream the response's events, from the first or after `starting_after`."""

class GetResponseStreamingParams(GetResponseParamsBase, total=False):
    stream: Required[Literal[True]]

class CancelResponseParams(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""

class BetaCancelResponseParams(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""
    betas: Sequence[Literal["responses_multi_agent=v1"]]
    """Names of the beta features to enable."""

class ListInputItemsParams(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""
    limit: int
    """Number of items on a page."""
    order: Literal["asc", "desc"]
    """Sort order by creation time: asc (oldest first) or desc (newest first)."""
    after: str
    """The id of the last item on the previous page."""
    include: Sequence[IncludeEnum]
    """Additional data to include in the items."""

class BetaListInputItemsParams(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""
    limit: int
    """Number of items on a page."""
    order: Literal["asc", "desc"]
    """Sort order by creation time: asc (oldest first) or desc (newest first)."""
    after: str
    """The id of the last item on the previous page."""
    include: Sequence[IncludeEnum]
    """Additional data to include in the items."""
    betas: Sequence[Literal["responses_multi_agent=v1"]]
    """Names of the beta features to enable."""

class BetaDeleteResponseParams(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""
    betas: Sequence[Literal["responses_multi_agent=v1"]]
    """Names of the beta features to enable."""

class BetaGetResponseParamsBase(TypedDict, total=False):
    response_id: Required[str]
    """The id of the response."""
    include: Sequence[IncludeEnum]
    """Additional data to include in the items."""
    starting_after: int
    """Continue the stream after the event with this sequence number."""
    include_obfuscation: bool
    """Whether events carry random padding to hide their length."""
    betas: Sequence[Literal["responses_multi_agent=v1"]]
    """Names of the beta features to enable."""

class BetaGetResponseParams(BetaGetResponseParamsBase, total=False):
    stream: bool
    """If true, stream the response's events, from the first or after `starting_after`."""

class BetaGetResponseStreamingParams(BetaGetResponseParamsBase, total=False):
    stream: Required[Literal[True]]

class BetaCreateResponseParamsBase(TypedDict, total=False):
    betas: Sequence[Literal["responses_multi_agent=v1"]]
    """Names of the beta features to enable."""
    metadata: Metadata
    """Up to 16 key-value pairs of your own, to find the response by."""
    top_logprobs: int | None
    """How many of the most likely tokens to return at each position."""
    temperature: float | None
    """Randomness of the output; 0 gives the most predictable text."""
    top_p: float | None
    """Samples only from the most likely tokens that together reach this probability."""
    user: str
    """An id of the end user; replaced by `safety_identifier` and `prompt_cache_key`."""
    safety_identifier: str | None
    """A stable, anonymous id of the end user, to detect misuse."""
    prompt_cache_key: str | None
    """Requests with the same key are more likely to share a cached prompt."""
    prompt_cache_retention: Literal["in_memory", "24h", None]
    """How long the prompt stays in the cache."""
    prompt_cache_options: PromptCacheOptionsParam
    """Settings of the prompt cache."""
    previous_response_id: str | None
    """The id of the response to continue from; its items become part of the input."""
    model: str
    """The id of the model to use."""
    background: bool | None
    """If true, the call returns at once and the work goes on; see get_response."""
    max_tool_calls: int | None
    """Maximum number of calls to built-in tools in total."""
    text: ResponseTextParam
    """The output format (text, or JSON that matches a schema) and its verbosity."""
    tools: ToolsArray
    """The tools that the model may use: built-in tools, MCP servers and your functions."""
    tool_choice: ToolChoiceParam
    """Whether the model may, must not or must use a tool, or which one it must use."""
    prompt: Prompt
    """A stored prompt template, by its id, version and variables."""
    service_tier: ServiceTierResponses
    """The service tier that processes the request; it sets price and speed."""
    truncation: Literal["auto", "disabled", None]
    """Whether the earliest items may be dropped when the input is too long."""
    reasoning: Reasoning | None
    """How much a reasoning model thinks, and whether it returns a summary of that."""
    input: BetaInputParam
    """The input: a text, or a list of messages and other items."""
    include: Sequence[IncludeEnum] | None
    """Additional data to include in the response."""
    parallel_tool_calls: bool | None
    """Whether the model may call several tools at once."""
    store: bool | None
    """Whether to store the response, so that it can be retrieved or continued later."""
    instructions: str | None
    """Instructions of the system or developer, placed before the input."""
    moderation: ModerationParam | None
    """Settings of the check of input and output for harmful content."""
    stream_options: ResponseStreamOptions
    """Options of the stream."""
    conversation: ConversationParam | None
    """The conversation to read items from and to add the new items to."""
    context_management: Sequence[ContextManagementParam] | None
    """How to manage the context of a long conversation."""
    max_output_tokens: int | None
    """Maximum number of tokens to generate, including hidden reasoning tokens."""
    multi_agent: BetaMultiAgentParam | None
    """Lets several agents work on the response, with these settings."""
    access_programs: BetaCreateResponseParamsAccessPrograms
    background_options: BetaCreateResponseParamsBackgroundOptions
    image: BetaCreateResponseParamsImage

class BetaCreateResponseParams(BetaCreateResponseParamsBase, total=False):
    stream: bool | None
    """If true, the response arrives as events while it is generated."""

class BetaCreateResponseStreamingParams(BetaCreateResponseParamsBase, total=False):
    stream: Required[Literal[True]]

class BetaCreateResponseParamsAccessPrograms(TypedDict, total=False):
    cyber: Literal["standard", "daybreak_blue", "daybreak_red"]

class BetaCreateResponseParamsBackgroundOptions(TypedDict, total=False):
    completion_window: Literal["soonest", "2h", "8h"]
    continuation_id: str

class BetaCreateResponseParamsImage(TypedDict, total=False):
    context_compression: Literal["auto", "enabled", "disabled"]

class RetrieveSafetyAlertParams(TypedDict, total=False):
    id: Required[str]

class RetrieveSafetyCaseParams(TypedDict, total=False):
    id: Required[str]

class ListSkillsParams(TypedDict, total=False):
    limit: int
    order: Literal["asc", "desc"]
    after: str

class CreateSkillParams(TypedDict, total=False):
    files: Sequence[File] | File

class DeleteSkillParams(TypedDict, total=False):
    skill_id: Required[str]

class GetSkillParams(TypedDict, total=False):
    skill_id: Required[str]

class UpdateSkillDefaultVersionParams(TypedDict, total=False):
    skill_id: Required[str]
    default_version: Required[str]

class GetSkillContentParams(TypedDict, total=False):
    skill_id: Required[str]

class ListSkillVersionsParams(TypedDict, total=False):
    skill_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str

class CreateSkillVersionParams(TypedDict, total=False):
    skill_id: Required[str]
    files: Sequence[File] | File
    default: bool

class DeleteSkillVersionParams(TypedDict, total=False):
    skill_id: Required[str]
    version: Required[str]

class GetSkillVersionParams(TypedDict, total=False):
    skill_id: Required[str]
    version: Required[str]

class GetSkillVersionContentParams(TypedDict, total=False):
    skill_id: Required[str]
    version: Required[str]

class CreateThreadParams(TypedDict, total=False):
    messages: Sequence[CreateMessageRequest]
    tool_resources: CreateThreadParamsToolResources | None
    metadata: Metadata

class CreateThreadParamsToolResources(TypedDict, total=False):
    code_interpreter: CreateThreadParamsToolResourcesCodeInterpreter
    file_search: CreateThreadParamsToolResourcesFileSearch

class CreateThreadParamsToolResourcesCodeInterpreter(TypedDict, total=False):
    file_ids: Sequence[str]

class CreateThreadParamsToolResourcesFileSearch(TypedDict, total=False):
    vector_store_ids: Sequence[str]
    vector_stores: Sequence[CreateThreadParamsToolResourcesFileSearchVectorStoresItem]

class CreateThreadParamsToolResourcesFileSearchVectorStoresItem(TypedDict, total=False):
    file_ids: Sequence[str]
    chunking_strategy: CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto | CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic
    metadata: Metadata

class CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto(TypedDict, total=False):
    type: Required[Literal["auto"]]

class CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic(TypedDict, total=False):
    type: Required[Literal["static"]]
    static: Required[CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic]

class CreateThreadParamsToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic(TypedDict, total=False):
    max_chunk_size_tokens: Required[int]
    chunk_overlap_tokens: Required[int]

class CreateThreadAndRunParamsBase(TypedDict, total=False):
    assistant_id: Required[str]
    thread: CreateThreadRequest
    model: str | None
    instructions: str | None
    tools: Sequence[AssistantToolsCode | AssistantToolsFileSearch | AssistantToolsFunction] | None
    tool_resources: CreateThreadAndRunParamsToolResources | None
    metadata: Metadata
    temperature: float | None
    top_p: float | None
    max_prompt_tokens: int | None
    max_completion_tokens: int | None
    truncation_strategy: TruncationObject | None
    tool_choice: AssistantsApiToolChoiceOption | None
    parallel_tool_calls: bool
    response_format: AssistantsApiResponseFormatOption | None

class CreateThreadAndRunParams(CreateThreadAndRunParamsBase, total=False):
    stream: bool | None

class CreateThreadAndRunStreamingParams(CreateThreadAndRunParamsBase, total=False):
    stream: Required[Literal[True]]

class CreateThreadAndRunParamsToolResources(TypedDict, total=False):
    code_interpreter: CreateThreadAndRunParamsToolResourcesCodeInterpreter
    file_search: CreateThreadAndRunParamsToolResourcesFileSearch

class CreateThreadAndRunParamsToolResourcesCodeInterpreter(TypedDict, total=False):
    file_ids: Sequence[str]

class CreateThreadAndRunParamsToolResourcesFileSearch(TypedDict, total=False):
    vector_store_ids: Sequence[str]

class DeleteThreadParams(TypedDict, total=False):
    thread_id: Required[str]

class GetThreadParams(TypedDict, total=False):
    thread_id: Required[str]

class ModifyThreadParams(TypedDict, total=False):
    thread_id: Required[str]
    tool_resources: ModifyThreadParamsToolResources | None
    metadata: Metadata

class ModifyThreadParamsToolResources(TypedDict, total=False):
    code_interpreter: ModifyThreadParamsToolResourcesCodeInterpreter
    file_search: ModifyThreadParamsToolResourcesFileSearch

class ModifyThreadParamsToolResourcesCodeInterpreter(TypedDict, total=False):
    file_ids: Sequence[str]

class ModifyThreadParamsToolResourcesFileSearch(TypedDict, total=False):
    vector_store_ids: Sequence[str]

class ListMessagesParams(TypedDict, total=False):
    thread_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str
    run_id: str

class CreateMessageParams(TypedDict, total=False):
    thread_id: Required[str]
    role: Required[Literal["user", "assistant"]]
    content: Required[str | Sequence[MessageContentImageFileObject | MessageContentImageUrlObject | MessageRequestContentTextObject]]
    attachments: Sequence[CreateMessageParamsAttachmentsItem] | None
    metadata: Metadata

class CreateMessageParamsAttachmentsItem(TypedDict, total=False):
    file_id: str
    tools: Sequence[AssistantToolsCode | AssistantToolsFileSearchTypeOnly]

class DeleteMessageParams(TypedDict, total=False):
    thread_id: Required[str]
    message_id: Required[str]

class GetMessageParams(TypedDict, total=False):
    thread_id: Required[str]
    message_id: Required[str]

class ModifyMessageParams(TypedDict, total=False):
    thread_id: Required[str]
    message_id: Required[str]
    metadata: Metadata

class ListRunsParams(TypedDict, total=False):
    thread_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str

CreateRunParamsBase = TypedDict("CreateRunParamsBase", {"thread_id": 'Required[str]', "assistant_id": 'Required[str]', "include[]": 'Sequence[Literal["step_details.tool_calls[*].file_search.results[*].content"]]', "model": 'str | None | AssistantSupportedModels', "reasoning_effort": 'ReasoningEffort', "instructions": 'str | None', "additional_instructions": 'str | None', "additional_messages": 'Sequence[CreateMessageRequest] | None', "tools": 'Sequence[AssistantToolsCode | AssistantToolsFileSearch | AssistantToolsFunction] | None', "metadata": 'Metadata', "temperature": 'float | None', "top_p": 'float | None', "max_prompt_tokens": 'int | None', "max_completion_tokens": 'int | None', "truncation_strategy": 'TruncationObject | None', "tool_choice": 'AssistantsApiToolChoiceOption | None', "parallel_tool_calls": 'bool', "response_format": 'AssistantsApiResponseFormatOption | None'}, total=False)

class CreateRunParams(CreateRunParamsBase, total=False):
    stream: bool | None

class CreateRunStreamingParams(CreateRunParamsBase, total=False):
    stream: Required[Literal[True]]

class GetRunParams(TypedDict, total=False):
    thread_id: Required[str]
    run_id: Required[str]

class ModifyRunParams(TypedDict, total=False):
    thread_id: Required[str]
    run_id: Required[str]
    metadata: Metadata

class CancelRunParams(TypedDict, total=False):
    thread_id: Required[str]
    run_id: Required[str]

ListRunStepsParams = TypedDict("ListRunStepsParams", {"thread_id": 'Required[str]', "run_id": 'Required[str]', "limit": 'int', "order": 'Literal["asc", "desc"]', "after": 'str', "before": 'str', "include[]": 'Sequence[Literal["step_details.tool_calls[*].file_search.results[*].content"]]'}, total=False)

GetRunStepParams = TypedDict("GetRunStepParams", {"thread_id": 'Required[str]', "run_id": 'Required[str]', "step_id": 'Required[str]', "include[]": 'Sequence[Literal["step_details.tool_calls[*].file_search.results[*].content"]]'}, total=False)

class SubmitToolOutputsToRunParamsBase(TypedDict, total=False):
    thread_id: Required[str]
    run_id: Required[str]
    tool_outputs: Required[Sequence[SubmitToolOutputsToRunParamsToolOutputsItem]]

class SubmitToolOutputsToRunParams(SubmitToolOutputsToRunParamsBase, total=False):
    stream: bool | None

class SubmitToolOutputsToRunStreamingParams(SubmitToolOutputsToRunParamsBase, total=False):
    stream: Required[Literal[True]]

class SubmitToolOutputsToRunParamsToolOutputsItem(TypedDict, total=False):
    tool_call_id: str
    output: str

class CreateUploadParams(TypedDict, total=False):
    filename: Required[str]
    purpose: Required[Literal["assistants", "batch", "fine-tune", "vision"]]
    bytes: Required[int]
    mime_type: Required[str]
    expires_after: FileExpirationAfter

class CancelUploadParams(TypedDict, total=False):
    upload_id: Required[str]

class CompleteUploadParams(TypedDict, total=False):
    upload_id: Required[str]
    part_ids: Required[Sequence[str]]
    md5: str

class AddUploadPartParams(TypedDict, total=False):
    upload_id: Required[str]
    data: Required[File]

class ListVaultsParams(TypedDict, total=False):
    after: str
    limit: int
    metadata: Mapping[str, str]
    order: Literal["asc", "desc"]
    status: VaultStatusFilterParam

class CreateVaultParams(TypedDict, total=False):
    metadata: Mapping[str, str] | None
    """Up to 16 key-value pairs of your own."""
    name: str
    """A name for the vault."""

class DeleteVaultParams(TypedDict, total=False):
    vault_id: Required[str]

class RetrieveVaultParams(TypedDict, total=False):
    vault_id: Required[str]

class UpdateVaultParams(TypedDict, total=False):
    vault_id: Required[str]
    metadata: Mapping[str, str]
    """Up to 16 key-value pairs of your own."""
    name: str | None
    """A name for the vault."""

class ListVaultCredentialsParams(TypedDict, total=False):
    vault_id: Required[str]
    after: str
    limit: int
    metadata: Mapping[str, str]
    order: Literal["asc", "desc"]
    status: VaultStatusFilterParam

class CreateVaultCredentialParams(TypedDict, total=False):
    vault_id: Required[str]
    auth: Required[CredentialAuthCreateParam]
    """The kind of credential and its secrets."""
    name: Required[str]
    """A name for the credential."""
    metadata: Mapping[str, str]
    """Up to 16 key-value pairs of your own."""

class DeleteVaultCredentialParams(TypedDict, total=False):
    vault_id: Required[str]
    credential_id: Required[str]

class RetrieveVaultCredentialParams(TypedDict, total=False):
    vault_id: Required[str]
    credential_id: Required[str]

class UpdateVaultCredentialParams(TypedDict, total=False):
    vault_id: Required[str]
    credential_id: Required[str]
    auth: CredentialAuthRotateParam
    metadata: Mapping[str, str]

class ListVectorStoresParams(TypedDict, total=False):
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str

class CreateVectorStoreParams(TypedDict, total=False):
    file_ids: Sequence[str]
    name: str
    description: str
    expires_after: VectorStoreExpirationAfter
    chunking_strategy: AutoChunkingStrategyRequestParam | StaticChunkingStrategyRequestParam
    metadata: Metadata

class DeleteVectorStoreParams(TypedDict, total=False):
    vector_store_id: Required[str]

class GetVectorStoreParams(TypedDict, total=False):
    vector_store_id: Required[str]

class ModifyVectorStoreParams(TypedDict, total=False):
    vector_store_id: Required[str]
    name: str | None
    expires_after: VectorStoreExpirationAfter | None
    metadata: Metadata

class CreateVectorStoreFileBatchParams(TypedDict, total=False):
    vector_store_id: Required[str]
    file_ids: Sequence[str]
    files: Sequence[CreateVectorStoreFileRequest]
    chunking_strategy: ChunkingStrategyRequestParam
    attributes: VectorStoreFileAttributes

class GetVectorStoreFileBatchParams(TypedDict, total=False):
    vector_store_id: Required[str]
    batch_id: Required[str]

class CancelVectorStoreFileBatchParams(TypedDict, total=False):
    vector_store_id: Required[str]
    batch_id: Required[str]

class ListFilesInVectorStoreBatchParams(TypedDict, total=False):
    vector_store_id: Required[str]
    batch_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str
    filter: Literal["in_progress", "completed", "failed", "cancelled"]

class ListVectorStoreFilesParams(TypedDict, total=False):
    vector_store_id: Required[str]
    limit: int
    order: Literal["asc", "desc"]
    after: str
    before: str
    filter: Literal["in_progress", "completed", "failed", "cancelled"]

class CreateVectorStoreFileParams(TypedDict, total=False):
    vector_store_id: Required[str]
    file_id: Required[str]
    chunking_strategy: ChunkingStrategyRequestParam
    attributes: VectorStoreFileAttributes

class DeleteVectorStoreFileParams(TypedDict, total=False):
    vector_store_id: Required[str]
    file_id: Required[str]

class GetVectorStoreFileParams(TypedDict, total=False):
    vector_store_id: Required[str]
    file_id: Required[str]

class UpdateVectorStoreFileAttributesParams(TypedDict, total=False):
    vector_store_id: Required[str]
    file_id: Required[str]
    attributes: Required[VectorStoreFileAttributes]

class RetrieveVectorStoreFileContentParams(TypedDict, total=False):
    vector_store_id: Required[str]
    file_id: Required[str]

class SearchVectorStoreParams(TypedDict, total=False):
    vector_store_id: Required[str]
    query: Required[str | Sequence[str]]
    rewrite_query: bool
    max_num_results: int
    filters: ComparisonFilter | CompoundFilter
    ranking_options: SearchVectorStoreParamsRankingOptions

class SearchVectorStoreParamsRankingOptions(TypedDict, total=False):
    ranker: Literal["none", "auto", "default-2024-11-15"]
    score_threshold: float

class ListVideosParams(TypedDict, total=False):
    limit: int
    order: Literal["asc", "desc"]
    after: str

class CreateVideoParams(TypedDict, total=False):
    prompt: Required[str]
    model: str
    input_reference: File | ImageRefParam2
    seconds: Literal["4", "8", "12"]
    size: VideoSize

class CreateVideoCharacterParams(TypedDict, total=False):
    video: Required[File]
    name: Required[str]

class GetVideoCharacterParams(TypedDict, total=False):
    character_id: Required[str]

class CreateVideoEditParams(TypedDict, total=False):
    video: Required[File | VideoReferenceInputParam]
    prompt: Required[str]

class CreateVideoExtensionParams(TypedDict, total=False):
    video: Required[VideoReferenceInputParam | File]
    prompt: Required[str]
    seconds: Required[Literal["4", "8", "12"]]

class DeleteVideoParams(TypedDict, total=False):
    video_id: Required[str]

class GetVideoParams(TypedDict, total=False):
    video_id: Required[str]

class RetrieveVideoContentParams(TypedDict, total=False):
    video_id: Required[str]
    variant: Literal["video", "thumbnail", "spritesheet"]

class CreateVideoRemixParams(TypedDict, total=False):
    video_id: Required[str]
    prompt: Required[str]

class ListWebhookEndpointsParams(TypedDict, total=False):
    after: str | None
    limit: int

class CreateWebhookEndpointParams(TypedDict, total=False):
    event_types: Required[Sequence[Literal["batch.completed", "batch.failed", "batch.expired", "batch.cancelled", "response.completed", "response.failed", "response.cancelled", "response.incomplete", "eval.run.succeeded", "eval.run.failed", "eval.run.canceled", "fine_tuning.job.succeeded", "fine_tuning.job.failed", "fine_tuning.job.cancelled", "realtime.call.incoming", "video.completed", "video.failed", "agent.environment.ready", "agent.environment.failed", "agent.environment.suspended", "agent.environment.expired", "agent.session.created", "agent.session.action_required", "agent.session.in_progress", "agent.session.idle", "agent.session.failed", "safety.alert.created"]]]
    """The types of events to send."""
    name: Required[str]
    """A name for the endpoint."""
    url: Required[str]
    """The HTTPS URL to which events are sent."""

class DeleteWebhookEndpointParams(TypedDict, total=False):
    webhook_endpoint_id: Required[str]

class RetrieveWebhookEndpointParams(TypedDict, total=False):
    webhook_endpoint_id: Required[str]

class UpdateWebhookEndpointParams(TypedDict, total=False):
    webhook_endpoint_id: Required[str]
    event_types: Sequence[Literal["batch.completed", "batch.failed", "batch.expired", "batch.cancelled", "response.completed", "response.failed", "response.cancelled", "response.incomplete", "eval.run.succeeded", "eval.run.failed", "eval.run.canceled", "fine_tuning.job.succeeded", "fine_tuning.job.failed", "fine_tuning.job.cancelled", "realtime.call.incoming", "video.completed", "video.failed", "agent.environment.ready", "agent.environment.failed", "agent.environment.suspended", "agent.environment.expired", "agent.session.created", "agent.session.action_required", "agent.session.in_progress", "agent.session.idle", "agent.session.failed", "safety.alert.created"]]
    """The types of events to send."""
    name: str
    """A name for the endpoint."""
    url: str
    """The HTTPS URL to which events are sent."""

class RotateWebhookEndpointSecretParams(TypedDict, total=False):
    webhook_endpoint_id: Required[str]
    keep_old_secret_active_for_24_hours: bool

class TestWebhookEndpointParams(TypedDict, total=False):
    webhook_endpoint_id: Required[str]
    event_type: Required[Literal["batch.completed", "batch.failed", "batch.expired", "batch.cancelled", "response.completed", "response.failed", "response.cancelled", "response.incomplete", "eval.run.succeeded", "eval.run.failed", "eval.run.canceled", "fine_tuning.job.succeeded", "fine_tuning.job.failed", "fine_tuning.job.cancelled", "realtime.call.incoming", "video.completed", "video.failed", "agent.environment.ready", "agent.environment.failed", "agent.environment.suspended", "agent.environment.expired", "agent.session.created", "agent.session.action_required", "agent.session.in_progress", "agent.session.idle", "agent.session.failed", "safety.alert.created"]]

class AdditionalToolsItemParam(TypedDict, total=False):
    id: str | None
    type: Required[Literal["additional_tools"]]
    role: Required[Literal["developer"]]
    tools: Required[Sequence[Tool]]

class AgentBrowserAuthenticationCancelParamParam(TypedDict, total=False):
    action: Required[Literal["cancel"]]
    type: Required[Literal["browser_authentication"]]

class AgentBrowserAuthenticationSubmitParamParam(TypedDict, total=False):
    action: Required[Literal["submit"]]
    fields: Required[Sequence[AgentBrowserAuthenticationSubmitParamParamFieldsItem]]
    type: Required[Literal["browser_authentication"]]
    selected_option: str | None

class AgentBrowserAuthenticationSubmitParamParamFieldsItem(TypedDict, total=False):
    field_id: Required[str]
    value: Required[str]

class AgentBrowserOriginAccessParamParam(TypedDict, total=False):
    decision: Required[Literal["approve", "deny", "cancel"]]
    type: Required[Literal["browser_origin_access"]]

class AgentReasoningParam(TypedDict, total=False):
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max", None]
    summary: Literal["concise", "detailed", "auto", None]

class AgentSessionInputMessageParam(TypedDict, total=False):
    content: Required[Sequence[InputContentParam]]
    role: Required[Literal["user"]]
    type: Literal["message"]

class AgentSessionInputParamValueAgentSessionInputMcpApprovalRequestResult(TypedDict, total=False):
    request_id: Required[str]
    response: Required[AgentSessionInputParamValueAgentSessionInputMcpApprovalRequestResultResponse]
    type: Required[Literal["agent.session.input.mcp_approval_request_result"]]

class AgentSessionInputParamValueAgentSessionInputMcpApprovalRequestResultResponse(TypedDict, total=False):
    decision: Required[Literal["approve", "deny", "cancel"]]
    type: Required[Literal["mcp_tool_call"]]

class AgentSessionInputParamValueAgentSessionInputComputerUseApprovalRequestResult(TypedDict, total=False):
    request_id: Required[str]
    response: Required[AgentBrowserAuthenticationSubmitParamParam | AgentBrowserAuthenticationCancelParamParam | AgentBrowserOriginAccessParamParam]
    type: Required[Literal["agent.session.input.computer_use_approval_request_result"]]

class AgentSessionInputParamValueAgentSessionInputMessage(TypedDict, total=False):
    input: Required[Sequence[AgentSessionInputMessageParam]]
    type: Required[Literal["agent.session.input.message"]]

class AgentSessionInputParamValueAgentSessionInputCancel(TypedDict, total=False):
    type: Required[Literal["agent.session.input.cancel"]]

class AgentSessionInputParamValueAgentSessionInputToolResult(TypedDict, total=False):
    call_id: Required[str]
    success: Required[bool]
    turn_id: Required[str]
    type: Required[Literal["agent.session.input.tool_result"]]
    error: str | None
    output: AgentFunctionCallOutputParam | None

class AgentTextParam(TypedDict, total=False):
    format: TextFormatParam | None
    verbosity: Literal["low", "medium", "high", None]

AgentToolParamValueFunction = TypedDict("AgentToolParamValueFunction", {"async": 'bool', "description": 'Required[str]', "name": 'Required[str]', "parameters": 'Required[Mapping[str, Any]]', "type": 'Required[Literal["function"]]', "defer_loading": 'bool'}, total=False)

class AgentToolParamValueToolSearch(TypedDict, total=False):
    type: Required[Literal["tool_search"]]

class AgentToolParamValueProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]
    enabled: bool

class AgentToolParamValueMcp(TypedDict, total=False):
    server_label: Required[str]
    transport: Required[McpTransportParam]
    type: Required[Literal["mcp"]]
    allowed_tools: Sequence[str] | None
    connection_origin: Literal["service", "environment", None]
    credential_id: str | None
    request_metadata: Mapping[str, Any] | None
    required: bool

class AgentToolParamValueWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]
    allowed_domains: Sequence[str] | None
    context_size: Literal["low", "medium", "high", None]
    location: AgentToolParamValueWebSearchLocation | None
    mode: Literal["disabled", "cached", "live", None]

class AgentToolParamValueWebSearchLocation(TypedDict, total=False):
    city: str | None
    country: str | None
    region: str | None
    timezone: str | None

class AgentToolParamValueComputerUse(TypedDict, total=False):
    type: Required[Literal["computer_use"]]
    include_screenshots: bool

class AgentToolParamValueAutomations(TypedDict, total=False):
    type: Required[Literal["automations"]]

class ApplyPatchCreateFileOperationParam(TypedDict, total=False):
    type: Required[Literal["create_file"]]
    path: Required[str]
    diff: Required[str]

class ApplyPatchDeleteFileOperationParam(TypedDict, total=False):
    type: Required[Literal["delete_file"]]
    path: Required[str]

class ApplyPatchToolCallItemParam(TypedDict, total=False):
    type: Required[Literal["apply_patch_call"]]
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    status: Required[Literal["in_progress", "completed"]]
    operation: Required[ApplyPatchOperationParam]

class ApplyPatchToolCallOutputItemParam(TypedDict, total=False):
    type: Required[Literal["apply_patch_call_output"]]
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    status: Required[Literal["completed", "failed"]]
    output: str | None

class ApplyPatchToolParam(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]
    allowed_callers: Sequence[Literal["direct", "programmatic"]] | None

class ApplyPatchUpdateFileOperationParam(TypedDict, total=False):
    type: Required[Literal["update_file"]]
    path: Required[str]
    diff: Required[str]

class ApproximateLocation(TypedDict, total=False):
    type: Required[Literal["approximate"]]
    country: str | None
    region: str | None
    city: str | None
    timezone: str | None

class AssistantToolsCode(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]

class AssistantToolsFileSearch(TypedDict, total=False):
    type: Required[Literal["file_search"]]
    file_search: AssistantToolsFileSearchFileSearch

class AssistantToolsFileSearchFileSearch(TypedDict, total=False):
    max_num_results: int
    ranking_options: FileSearchRankingOptions

class AssistantToolsFileSearchTypeOnly(TypedDict, total=False):
    type: Required[Literal["file_search"]]

class AssistantToolsFunction(TypedDict, total=False):
    type: Required[Literal["function"]]
    function: Required[FunctionObject]

class AssistantsNamedToolChoice(TypedDict, total=False):
    type: Required[Literal["function", "code_interpreter", "file_search"]]
    function: AssistantsNamedToolChoiceFunction

class AssistantsNamedToolChoiceFunction(TypedDict, total=False):
    name: Required[str]

class AudioTranscription(TypedDict, total=False):
    model: str
    language: str
    languages: Sequence[str]
    keywords: Sequence[str]
    prompt: str
    delay: Literal["minimal", "low", "medium", "high", "xhigh"]

class AutoChunkingStrategyRequestParam(TypedDict, total=False):
    type: Required[Literal["auto"]]

class AutoCodeInterpreterToolParam(TypedDict, total=False):
    type: Required[Literal["auto"]]
    file_ids: Sequence[str]
    memory_limit: Literal["1g", "4g", "16g", "64g", None]
    network_policy: ContainerNetworkPolicyDisabledParam | ContainerNetworkPolicyAllowlistParam

class AutomaticThreadTitlingParam(TypedDict, total=False):
    enabled: bool

class AutomationTargetParamValueNewSession(TypedDict, total=False):
    environment: Required[EnvironmentParam]
    input: Required[Sequence[AgentSessionInputMessageParam]]
    type: Required[Literal["new_session"]]
    agent: AutomationTargetParamValueNewSessionAgent
    agent_id: str
    metadata: Mapping[str, str] | None
    vault_ids: Sequence[str] | None

class AutomationTargetParamValueNewSessionAgent(TypedDict, total=False):
    compaction: AutomationTargetParamValueNewSessionAgentCompaction | None
    experimental: AutomationTargetParamValueNewSessionAgentExperimental
    instructions: str | None
    model: str
    multi_agent: MultiAgentConfigParam | None
    reasoning: AgentReasoningParam | None
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast", None]
    text: AgentTextParam | None
    tools: Sequence[AgentToolParam] | None

AutomationTargetParamValueNewSessionAgentCompaction = TypedDict("AutomationTargetParamValueNewSessionAgentCompaction", {"async": 'bool | None'}, total=False)

class AutomationTargetParamValueNewSessionAgentExperimental(TypedDict, total=False):
    time_awareness: bool

class AutomationTargetParamValueExistingSession(TypedDict, total=False):
    instructions: Required[str]
    session_id: Required[str]
    type: Required[Literal["existing_session"]]

class BatchFileExpirationAfter(TypedDict, total=False):
    anchor: Required[Literal["created_at"]]
    seconds: Required[int]

class BetaAdditionalToolsItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    type: Required[Literal["additional_tools"]]
    role: Required[Literal["developer"]]
    tools: Required[Sequence[Tool]]

class BetaAgentMessageItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    type: Required[Literal["agent_message"]]
    author: Required[str]
    recipient: Required[str]
    content: Required[Sequence[InputTextContentParam | InputImageContentParamAutoParam | BetaEncryptedContentParam]]

class BetaAgentTag(TypedDict, total=False):
    agent_name: Required[str]

class BetaAgentTagParam(TypedDict, total=False):
    agent_name: Required[str]

class BetaApplyPatchToolCallItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    type: Required[Literal["apply_patch_call"]]
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    status: Required[Literal["in_progress", "completed"]]
    operation: Required[ApplyPatchOperationParam]

class BetaApplyPatchToolCallOutputItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    type: Required[Literal["apply_patch_call_output"]]
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    status: Required[Literal["completed", "failed"]]
    output: str | None

class BetaCodeInterpreterToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["code_interpreter_call"]]
    id: str
    status: Literal["in_progress", "completed", "incomplete", "interpreting", "failed"]
    container_id: Required[str]
    code: Required[str | None]
    outputs: Required[Sequence[CodeInterpreterOutputLogs | CodeInterpreterOutputImage] | None]

class BetaCompactionSummaryItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    type: Required[Literal["compaction"]]
    encrypted_content: Required[str]

class BetaCompactionTriggerItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    type: Required[Literal["compaction_trigger"]]

class BetaComputerCallOutputItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: Required[str]
    type: Required[Literal["computer_call_output"]]
    output: Required[ComputerScreenshotImage]
    acknowledged_safety_checks: Sequence[ComputerCallSafetyCheckParam] | None
    status: FunctionCallItemStatus | None

class BetaComputerToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["computer_call"]]
    id: str
    call_id: Required[str]
    action: ComputerAction
    actions: ComputerActionList
    pending_safety_checks: Required[Sequence[ComputerCallSafetyCheckParam]]
    status: Literal["in_progress", "completed", "incomplete"]

class BetaCustomToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["custom_tool_call"]]
    id: str
    call_id: Required[str]
    caller: ToolCallCaller | None
    namespace: str
    name: Required[str]
    input: Required[str]

class BetaCustomToolCallOutput(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["custom_tool_call_output"]]
    id: str
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    output: Required[str | Sequence[FunctionAndCustomToolCallOutput]]

class BetaEncryptedContentParam(TypedDict, total=False):
    type: Required[Literal["encrypted_content"]]
    encrypted_content: Required[str]

class BetaFileSearchToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    id: str
    type: Required[Literal["file_search_call"]]
    status: Literal["in_progress", "searching", "completed", "incomplete", "failed"]
    queries: Required[Sequence[str]]
    results: Sequence[BetaFileSearchToolCallResultsItem] | None

class BetaFileSearchToolCallResultsItem(TypedDict, total=False):
    file_id: str
    text: str
    filename: str
    attributes: VectorStoreFileAttributes
    score: float

class BetaFunctionCallOutputItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: str | None
    type: Required[Literal["function_call_output"]]
    output: Required[str | Sequence[InputTextContentParam | InputImageContentParamAutoParam | InputFileContentParam]]
    name: str | None
    namespace: str | None
    caller: ToolCallCallerParam | None
    status: FunctionCallItemStatus | None

class BetaFunctionShellCallItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    type: Required[Literal["shell_call"]]
    action: Required[FunctionShellActionParam]
    status: FunctionShellCallItemStatus | None
    environment: LocalEnvironmentParam | ContainerReferenceParam | None

class BetaFunctionShellCallOutputItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    type: Required[Literal["shell_call_output"]]
    output: Required[Sequence[FunctionShellCallOutputContentParam]]
    status: FunctionShellCallItemStatus | None
    max_output_length: int | None

class BetaFunctionToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    id: str
    type: Required[Literal["function_call"]]
    call_id: Required[str]
    caller: ToolCallCaller | None
    namespace: str
    name: Required[str]
    arguments: Required[str]
    status: Literal["in_progress", "completed", "incomplete"]

class BetaImageGenToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["image_generation_call"]]
    id: str
    status: Literal["in_progress", "completed", "generating", "failed"]
    result: str | None

class BetaInputMessage(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Literal["message"]
    role: Required[Literal["user", "system", "developer"]]
    status: Literal["in_progress", "completed", "incomplete"]
    content: Required[InputMessageContentList]

class BetaItemReferenceParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    type: Literal["item_reference", None]
    id: Required[str]

class BetaLocalShellToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["local_shell_call"]]
    id: str
    call_id: Required[str]
    action: Required[LocalShellExecAction]
    status: Literal["in_progress", "completed", "incomplete"]

class BetaLocalShellToolCallOutput(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["local_shell_call_output"]]
    id: str
    output: Required[str]
    status: Literal["in_progress", "completed", "incomplete", None]
    call_id: str

class BetaMCPApprovalRequest(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["mcp_approval_request"]]
    id: str
    server_label: Required[str]
    name: Required[str]
    arguments: Required[str]

class BetaMCPApprovalResponse(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["mcp_approval_response"]]
    id: str | None
    approval_request_id: Required[str]
    approve: Required[bool]
    reason: str | None

class BetaMCPListTools(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["mcp_list_tools"]]
    id: str
    server_label: Required[str]
    tools: Required[Sequence[MCPListToolsTool]]
    error: str | None

class BetaMCPToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["mcp_call"]]
    id: str
    server_label: Required[str]
    name: Required[str]
    arguments: Required[str]
    output: str | None
    error: Any
    status: MCPToolCallStatus
    approval_request_id: str | None

class BetaMultiAgentCallItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: Required[str]
    type: Required[Literal["multi_agent_call"]]
    action: Required[BetaMultiAgentAction1]
    arguments: Required[str]

class BetaMultiAgentCallOutputItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: Required[str]
    type: Required[Literal["multi_agent_call_output"]]
    action: Required[BetaMultiAgentAction1]
    output: Required[Sequence[BetaOutputTextContentParam]]

class BetaMultiAgentParam(TypedDict, total=False):
    enabled: Required[bool]
    max_concurrent_subagents: int

class BetaOutputMessage(TypedDict, total=False):
    agent: BetaAgentTag | None
    id: str
    type: Literal["message"]
    role: Required[Literal["assistant"]]
    content: Required[Sequence[OutputMessageContent]]
    phase: Literal["commentary", "final_answer", None]
    status: Literal["in_progress", "completed", "incomplete"]

class BetaOutputTextContentParam(TypedDict, total=False):
    type: Required[Literal["output_text"]]
    text: Required[str]
    annotations: Sequence[FileCitationParam | UrlCitationParam | ContainerFileCitationParam]

class BetaProgramItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str
    type: Required[Literal["program"]]
    call_id: Required[str]
    code: Required[str]
    fingerprint: Required[str]

class BetaProgramOutputItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str
    type: Required[Literal["program_output"]]
    call_id: Required[str]
    result: Required[str]
    status: Literal["completed", "incomplete"]

class BetaReasoningItem(TypedDict, total=False):
    agent: BetaAgentTag | None
    type: Required[Literal["reasoning"]]
    id: str
    encrypted_content: str | None
    summary: Required[Sequence[SummaryTextContent]]
    content: Sequence[ReasoningTextContent] | None
    status: Literal["in_progress", "completed", "incomplete", None]

class BetaToolSearchCallItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: str | None
    type: Required[Literal["tool_search_call"]]
    execution: Literal["server", "client"]
    arguments: Required[EmptyModelParam]
    status: FunctionCallItemStatus | None

class BetaToolSearchOutputItemParam(TypedDict, total=False):
    agent: BetaAgentTagParam | None
    id: str | None
    call_id: str | None
    type: Required[Literal["tool_search_output"]]
    execution: Literal["server", "client"]
    tools: Required[Sequence[Tool]]
    status: FunctionCallItemStatus | None

class BetaWebSearchToolCall(TypedDict, total=False):
    agent: BetaAgentTag | None
    id: str
    type: Required[Literal["web_search_call"]]
    status: Literal["in_progress", "searching", "completed", "failed"]
    action: WebSearchActionSearch | WebSearchActionOpenPage | WebSearchActionFind

class ChatCompletionAllowedTools(TypedDict, total=False):
    mode: Required[Literal["auto", "required"]]
    tools: Required[Sequence[Mapping[str, Any]]]

class ChatCompletionAllowedToolsChoice(TypedDict, total=False):
    type: Required[Literal["allowed_tools"]]
    allowed_tools: Required[ChatCompletionAllowedTools]

class ChatCompletionFunctionCallOption(TypedDict, total=False):
    name: Required[str]

class ChatCompletionFunctions(TypedDict, total=False):
    description: str
    name: Required[str]
    parameters: Mapping[str, Any]

class ChatCompletionMessageCustomToolCall(TypedDict, total=False):
    id: Required[str]
    type: Required[Literal["custom"]]
    custom: Required[ChatCompletionMessageCustomToolCallCustom]

class ChatCompletionMessageCustomToolCallCustom(TypedDict, total=False):
    name: Required[str]
    input: Required[str]

class ChatCompletionMessageToolCall(TypedDict, total=False):
    id: Required[str]
    type: Required[Literal["function"]]
    function: Required[ChatCompletionMessageToolCallFunction]

class ChatCompletionMessageToolCallFunction(TypedDict, total=False):
    name: Required[str]
    arguments: Required[str]

class ChatCompletionNamedToolChoice(TypedDict, total=False):
    type: Required[Literal["function"]]
    function: Required[ChatCompletionNamedToolChoiceFunction]

class ChatCompletionNamedToolChoiceFunction(TypedDict, total=False):
    name: Required[str]

class ChatCompletionNamedToolChoiceCustom(TypedDict, total=False):
    type: Required[Literal["custom"]]
    custom: Required[ChatCompletionNamedToolChoiceCustomCustom]

class ChatCompletionNamedToolChoiceCustomCustom(TypedDict, total=False):
    name: Required[str]

class ChatCompletionRequestAssistantMessage(TypedDict, total=False):
    content: str | Sequence[ChatCompletionRequestAssistantMessageContentPart] | None
    refusal: str | None
    role: Required[Literal["assistant"]]
    name: str
    audio: ChatCompletionRequestAssistantMessageAudio | None
    tool_calls: ChatCompletionMessageToolCalls | None
    function_call: ChatCompletionRequestAssistantMessageFunctionCall | None
    annotations: Sequence[Mapping[str, Any]] | None

class ChatCompletionRequestAssistantMessageAudio(TypedDict, total=False):
    id: Required[str]

class ChatCompletionRequestAssistantMessageFunctionCall(TypedDict, total=False):
    arguments: Required[str]
    name: Required[str]

class ChatCompletionRequestDeveloperMessage(TypedDict, total=False):
    content: Required[str | Sequence[ChatCompletionRequestMessageContentPartText]]
    role: Required[Literal["developer"]]
    name: str

class ChatCompletionRequestFunctionMessage(TypedDict, total=False):
    role: Required[Literal["function"]]
    content: Required[str | None]
    name: Required[str]

class ChatCompletionRequestMessageContentPartAudio(TypedDict, total=False):
    type: Required[Literal["input_audio"]]
    input_audio: Required[ChatCompletionRequestMessageContentPartAudioInputAudio]
    prompt_cache_breakpoint: PromptCacheBreakpointParam

class ChatCompletionRequestMessageContentPartAudioInputAudio(TypedDict, total=False):
    data: Required[str]
    format: Required[Literal["wav", "mp3"]]

class ChatCompletionRequestMessageContentPartFile(TypedDict, total=False):
    type: Required[Literal["file"]]
    file: Required[ChatCompletionRequestMessageContentPartFileFile]
    prompt_cache_breakpoint: PromptCacheBreakpointParam

class ChatCompletionRequestMessageContentPartFileFile(TypedDict, total=False):
    filename: str
    file_data: str
    file_id: str

class ChatCompletionRequestMessageContentPartImage(TypedDict, total=False):
    type: Required[Literal["image_url"]]
    image_url: Required[ChatCompletionRequestMessageContentPartImageImageUrl]
    prompt_cache_breakpoint: PromptCacheBreakpointParam

class ChatCompletionRequestMessageContentPartImageImageUrl(TypedDict, total=False):
    url: Required[str]
    detail: Literal["auto", "low", "high"]

class ChatCompletionRequestMessageContentPartRefusal(TypedDict, total=False):
    type: Required[Literal["refusal"]]
    refusal: Required[str]

class ChatCompletionRequestMessageContentPartText(TypedDict, total=False):
    type: Required[Literal["text"]]
    text: Required[str]
    prompt_cache_breakpoint: PromptCacheBreakpointParam

class ChatCompletionRequestSystemMessage(TypedDict, total=False):
    content: Required[str | Sequence[ChatCompletionRequestMessageContentPartText]]
    role: Required[Literal["system"]]
    name: str

class ChatCompletionRequestToolMessage(TypedDict, total=False):
    role: Required[Literal["tool"]]
    content: Required[str | Sequence[ChatCompletionRequestMessageContentPartText]]
    tool_call_id: Required[str]

class ChatCompletionRequestUserMessage(TypedDict, total=False):
    content: Required[str | Sequence[ChatCompletionRequestUserMessageContentPart]]
    role: Required[Literal["user"]]
    name: str

class ChatCompletionStreamOptionsValue(TypedDict, total=False):
    include_usage: bool
    include_obfuscation: bool

class ChatCompletionTool(TypedDict, total=False):
    type: Required[Literal["function"]]
    function: Required[FunctionObject]

class ChatkitConfigurationParam(TypedDict, total=False):
    automatic_thread_titling: AutomaticThreadTitlingParam
    file_upload: FileUploadParam
    history: HistoryParam

class ClickParam(TypedDict, total=False):
    type: Required[Literal["click"]]
    button: Required[ClickButtonType]
    x: Required[int]
    y: Required[int]
    keys: Sequence[str] | None

class ClientConfigParam(TypedDict, total=False):
    data_channel: Required[DataChannelConfigParam]

class ClientDelegationParam(TypedDict, total=False):
    type: Required[Literal["client"]]
    acknowledgement_delay_ms: int

class CodeInterpreterOutputImage(TypedDict, total=False):
    type: Required[Literal["image"]]
    url: Required[str]

class CodeInterpreterOutputLogs(TypedDict, total=False):
    type: Required[Literal["logs"]]
    logs: Required[str]

class CodeInterpreterTool(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]
    container: Required[str | AutoCodeInterpreterToolParam]
    allowed_callers: Sequence[Literal["direct", "programmatic"]] | None

class CodeInterpreterToolCall(TypedDict, total=False):
    type: Required[Literal["code_interpreter_call"]]
    id: str
    status: Literal["in_progress", "completed", "incomplete", "interpreting", "failed"]
    container_id: Required[str]
    code: Required[str | None]
    outputs: Required[Sequence[CodeInterpreterOutputLogs | CodeInterpreterOutputImage] | None]

class CompactionSummaryItemParam(TypedDict, total=False):
    id: str | None
    type: Required[Literal["compaction"]]
    encrypted_content: Required[str]

class CompactionTriggerItemParam(TypedDict, total=False):
    type: Required[Literal["compaction_trigger"]]

class ComparisonFilter(TypedDict, total=False):
    type: Required[Literal["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"]]
    key: Required[str]
    value: Required[str | float | bool | Sequence[str | float]]

class CompoundFilter(TypedDict, total=False):
    type: Required[Literal["and", "or"]]
    filters: Required[Sequence[ComparisonFilter | CompoundFilter]]

class ComputerCallOutputItemParam(TypedDict, total=False):
    id: str | None
    call_id: Required[str]
    type: Required[Literal["computer_call_output"]]
    output: Required[ComputerScreenshotImage]
    acknowledged_safety_checks: Sequence[ComputerCallSafetyCheckParam] | None
    status: FunctionCallItemStatus | None

class ComputerCallSafetyCheckParam(TypedDict, total=False):
    id: Required[str]
    code: str | None
    message: str | None

class ComputerScreenshotImage(TypedDict, total=False):
    type: Required[Literal["computer_screenshot"]]
    image_url: str
    file_id: str

class ComputerTool(TypedDict, total=False):
    type: Required[Literal["computer"]]

class ComputerToolCall(TypedDict, total=False):
    type: Required[Literal["computer_call"]]
    id: str
    call_id: Required[str]
    action: ComputerAction
    actions: ComputerActionList
    pending_safety_checks: Required[Sequence[ComputerCallSafetyCheckParam]]
    status: Literal["in_progress", "completed", "incomplete"]

class ComputerUsePreviewTool(TypedDict, total=False):
    type: Required[Literal["computer_use_preview"]]
    environment: Required[ComputerEnvironment]
    display_width: Required[int]
    display_height: Required[int]

class ContainerAutoParam(TypedDict, total=False):
    type: Required[Literal["container_auto"]]
    file_ids: Sequence[str]
    memory_limit: Literal["1g", "4g", "16g", "64g", None]
    network_policy: ContainerNetworkPolicyDisabledParam | ContainerNetworkPolicyAllowlistParam
    skills: Sequence[SkillReferenceParam | InlineSkillParam]

class ContainerFileCitationBody(TypedDict, total=False):
    type: Required[Literal["container_file_citation"]]
    container_id: Required[str]
    file_id: Required[str]
    start_index: Required[int]
    end_index: Required[int]
    filename: Required[str]

class ContainerFileCitationParam(TypedDict, total=False):
    type: Required[Literal["container_file_citation"]]
    start_index: Required[int]
    end_index: Required[int]
    container_id: Required[str]
    file_id: Required[str]
    filename: Required[str]

class ContainerNetworkPolicyAllowlistParam(TypedDict, total=False):
    type: Required[Literal["allowlist"]]
    allowed_domains: Required[Sequence[str]]
    domain_secrets: Sequence[ContainerNetworkPolicyDomainSecretParam]

class ContainerNetworkPolicyDisabledParam(TypedDict, total=False):
    type: Required[Literal["disabled"]]

class ContainerNetworkPolicyDomainSecretParam(TypedDict, total=False):
    domain: Required[str]
    name: Required[str]
    value: Required[str]

class ContainerReferenceParam(TypedDict, total=False):
    type: Required[Literal["container_reference"]]
    container_id: Required[str]

class ContextManagementParam(TypedDict, total=False):
    type: Required[str]
    compact_threshold: int | None

class ConversationParam2(TypedDict, total=False):
    id: Required[str]

class CoordParam(TypedDict, total=False):
    x: Required[int]
    y: Required[int]

class CreateEvalCompletionsRunDataSource(TypedDict, total=False):
    type: Required[Literal["completions"]]
    input_messages: CreateEvalCompletionsRunDataSourceInputMessagesTemplate | CreateEvalCompletionsRunDataSourceInputMessagesItemReference
    sampling_params: CreateEvalCompletionsRunDataSourceSamplingParams
    model: str
    source: Required[EvalJsonlFileContentSource | EvalJsonlFileIdSource | EvalStoredCompletionsSource]

class CreateEvalCompletionsRunDataSourceInputMessagesTemplate(TypedDict, total=False):
    type: Required[Literal["template"]]
    template: Required[Sequence[EasyInputMessage | EvalItem]]

class CreateEvalCompletionsRunDataSourceInputMessagesItemReference(TypedDict, total=False):
    type: Required[Literal["item_reference"]]
    item_reference: Required[str]

class CreateEvalCompletionsRunDataSourceSamplingParams(TypedDict, total=False):
    reasoning_effort: ReasoningEffort
    temperature: float
    max_completion_tokens: int
    top_p: float
    seed: int
    response_format: ResponseFormatText | ResponseFormatJsonSchema | ResponseFormatJsonObject
    tools: Sequence[ChatCompletionTool]

class CreateEvalCustomDataSourceConfig(TypedDict, total=False):
    type: Required[Literal["custom"]]
    item_schema: Required[Mapping[str, Any]]
    include_sample_schema: bool

class CreateEvalItemValue1(TypedDict, total=False):
    role: Required[str]
    content: Required[str]

class CreateEvalJsonlRunDataSource(TypedDict, total=False):
    type: Required[Literal["jsonl"]]
    source: Required[EvalJsonlFileContentSource | EvalJsonlFileIdSource]

class CreateEvalLabelModelGrader(TypedDict, total=False):
    type: Required[Literal["label_model"]]
    name: Required[str]
    model: Required[str]
    input: Required[Sequence[CreateEvalItem]]
    labels: Required[Sequence[str]]
    passing_labels: Required[Sequence[str]]

class CreateEvalLogsDataSourceConfig(TypedDict, total=False):
    type: Required[Literal["logs"]]
    metadata: Mapping[str, Any]

class CreateEvalResponsesRunDataSource(TypedDict, total=False):
    type: Required[Literal["responses"]]
    input_messages: CreateEvalResponsesRunDataSourceInputMessagesTemplate | CreateEvalResponsesRunDataSourceInputMessagesItemReference
    sampling_params: CreateEvalResponsesRunDataSourceSamplingParams
    model: str
    source: Required[EvalJsonlFileContentSource | EvalJsonlFileIdSource | EvalResponsesSource]

class CreateEvalResponsesRunDataSourceInputMessagesTemplate(TypedDict, total=False):
    type: Required[Literal["template"]]
    template: Required[Sequence[CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem1 | EvalItem]]

class CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem1(TypedDict, total=False):
    role: Required[str]
    content: Required[str]

class CreateEvalResponsesRunDataSourceInputMessagesItemReference(TypedDict, total=False):
    type: Required[Literal["item_reference"]]
    item_reference: Required[str]

class CreateEvalResponsesRunDataSourceSamplingParams(TypedDict, total=False):
    reasoning_effort: ReasoningEffort
    temperature: float
    max_completion_tokens: int
    top_p: float
    seed: int
    tools: Sequence[Tool]
    text: CreateEvalResponsesRunDataSourceSamplingParamsText

class CreateEvalResponsesRunDataSourceSamplingParamsText(TypedDict, total=False):
    format: TextResponseFormatConfiguration

class CreateEvalStoredCompletionsDataSourceConfig(TypedDict, total=False):
    type: Required[Literal["stored_completions"]]
    metadata: Mapping[str, Any]

class CreateMessageRequest(TypedDict, total=False):
    role: Required[Literal["user", "assistant"]]
    content: Required[str | Sequence[MessageContentImageFileObject | MessageContentImageUrlObject | MessageRequestContentTextObject]]
    attachments: Sequence[CreateMessageRequestAttachmentsItem] | None
    metadata: Metadata

class CreateMessageRequestAttachmentsItem(TypedDict, total=False):
    file_id: str
    tools: Sequence[AssistantToolsCode | AssistantToolsFileSearchTypeOnly]

class CreateThreadRequest(TypedDict, total=False):
    messages: Sequence[CreateMessageRequest]
    tool_resources: CreateThreadRequestToolResources | None
    metadata: Metadata

class CreateThreadRequestToolResources(TypedDict, total=False):
    code_interpreter: CreateThreadRequestToolResourcesCodeInterpreter
    file_search: CreateThreadRequestToolResourcesFileSearch

class CreateThreadRequestToolResourcesCodeInterpreter(TypedDict, total=False):
    file_ids: Sequence[str]

class CreateThreadRequestToolResourcesFileSearch(TypedDict, total=False):
    vector_store_ids: Sequence[str]
    vector_stores: Sequence[CreateThreadRequestToolResourcesFileSearchVectorStoresItem]

class CreateThreadRequestToolResourcesFileSearchVectorStoresItem(TypedDict, total=False):
    file_ids: Sequence[str]
    chunking_strategy: CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto | CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic
    metadata: Metadata

class CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyAuto(TypedDict, total=False):
    type: Required[Literal["auto"]]

class CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyStatic(TypedDict, total=False):
    type: Required[Literal["static"]]
    static: Required[CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic]

class CreateThreadRequestToolResourcesFileSearchVectorStoresItemChunkingStrategyStaticStatic(TypedDict, total=False):
    max_chunk_size_tokens: Required[int]
    chunk_overlap_tokens: Required[int]

class CreateVectorStoreFileRequest(TypedDict, total=False):
    file_id: Required[str]
    chunking_strategy: ChunkingStrategyRequestParam
    attributes: VectorStoreFileAttributes

class CredentialAuthCreateParamValueMcpOauth(TypedDict, total=False):
    access_token: Required[str]
    mcp_server_url: Required[str]
    type: Required[Literal["mcp_oauth"]]
    expires_at: str | None
    refresh: CredentialAuthCreateParamValueMcpOauthRefresh | None

class CredentialAuthCreateParamValueMcpOauthRefresh(TypedDict, total=False):
    client_id: Required[str]
    refresh_token: Required[str]
    token_endpoint: Required[str]
    token_endpoint_auth: Required[McpOauthTokenEndpointAuthCreateParam]
    resource: str | None
    scope: str | None

class CredentialAuthCreateParamValueStaticBearer(TypedDict, total=False):
    token: Required[str]
    mcp_server_url: Required[str]
    type: Required[Literal["static_bearer"]]

class CredentialAuthCreateParamValueEnvironmentVariable(TypedDict, total=False):
    networking: Required[CredentialNetworkingParam]
    secret_name: Required[str]
    secret_value: Required[str]
    type: Required[Literal["environment_variable"]]

class CredentialAuthRotateParamValueMcpOauth(TypedDict, total=False):
    type: Required[Literal["mcp_oauth"]]
    access_token: str | None
    expires_at: str | None
    refresh: CredentialAuthRotateParamValueMcpOauthRefresh | None

class CredentialAuthRotateParamValueMcpOauthRefresh(TypedDict, total=False):
    refresh_token: str | None
    scope: str | None
    token_endpoint_auth: McpOauthTokenEndpointAuthRotateParam | None

class CredentialAuthRotateParamValueStaticBearer(TypedDict, total=False):
    token: Required[str]
    type: Required[Literal["static_bearer"]]

class CredentialAuthRotateParamValueEnvironmentVariable(TypedDict, total=False):
    secret_value: Required[str]
    type: Required[Literal["environment_variable"]]

class CredentialNetworkingParamValueUnrestricted(TypedDict, total=False):
    type: Required[Literal["unrestricted"]]

class CredentialNetworkingParamValueLimited(TypedDict, total=False):
    allowed_hosts: Required[Sequence[str]]
    type: Required[Literal["limited"]]

class CustomGrammarFormatParam(TypedDict, total=False):
    type: Required[Literal["grammar"]]
    syntax: Required[Literal["lark", "regex"]]
    definition: Required[str]

class CustomTextFormatParam(TypedDict, total=False):
    type: Required[Literal["text"]]

class CustomToolCall(TypedDict, total=False):
    type: Required[Literal["custom_tool_call"]]
    id: str
    call_id: Required[str]
    caller: ToolCallCaller | None
    namespace: str
    name: Required[str]
    input: Required[str]

class CustomToolCallOutput(TypedDict, total=False):
    type: Required[Literal["custom_tool_call_output"]]
    id: str
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    output: Required[str | Sequence[FunctionAndCustomToolCallOutput]]

class CustomToolChatCompletions(TypedDict, total=False):
    type: Required[Literal["custom"]]
    custom: Required[CustomToolChatCompletionsCustom]

class CustomToolChatCompletionsCustom(TypedDict, total=False):
    name: Required[str]
    description: str
    format: CustomToolChatCompletionsCustomFormatText | CustomToolChatCompletionsCustomFormatGrammar

class CustomToolChatCompletionsCustomFormatText(TypedDict, total=False):
    type: Required[Literal["text"]]

class CustomToolChatCompletionsCustomFormatGrammar(TypedDict, total=False):
    type: Required[Literal["grammar"]]
    grammar: Required[CustomToolChatCompletionsCustomFormatGrammarGrammar]

class CustomToolChatCompletionsCustomFormatGrammarGrammar(TypedDict, total=False):
    definition: Required[str]
    syntax: Required[Literal["lark", "regex"]]

class CustomToolParam(TypedDict, total=False):
    type: Required[Literal["custom"]]
    name: Required[str]
    description: str
    format: CustomTextFormatParam | CustomGrammarFormatParam
    defer_loading: bool
    allowed_callers: Sequence[Literal["direct", "programmatic"]] | None

class CustomVoiceParam(TypedDict, total=False):
    id: Required[str]

class DataChannelConfigParam(TypedDict, total=False):
    allowed_client_events: Literal["all"] | Sequence[str]
    allowed_server_events: Literal["all"] | Sequence[ServerEventSelectorParam]

class DecisionChoiceOptionParam(TypedDict, total=False):
    value: Required[str | bool]
    description: str

class DecisionInputImageParam(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]
    detail: Literal["low", "high", "auto", "original", None]
    prompt_cache_breakpoint: DecisionPromptCacheBreakpointParam | None

class DecisionInputJSON(TypedDict, total=False):
    data: Required[Mapping[str, Any] | Sequence[Mapping[str, Any]]]
    type: Required[Literal["input_json"]]

class DecisionInputTextParam(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["input_text"]]
    prompt_cache_breakpoint: DecisionPromptCacheBreakpointParam | None

class DecisionPromptCacheBreakpointParam(TypedDict, total=False):
    mode: Required[Literal["explicit"]]

class DecisionQuestionInputImage(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]
    detail: Literal["low", "high", "auto", "original", None]

class DecisionQuestionInputText(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["input_text"]]

class DecisionQuestionParamValueChoice(TypedDict, total=False):
    choices: Required[Sequence[DecisionChoiceOptionParam]]
    instructions: Required[str | Sequence[LiveDecisionInputTextParam | DecisionQuestionParamValueChoiceInstructionsItemInputImage | DecisionQuestionParamValueChoiceInstructionsItemInputJson]]
    type: Required[Literal["choice"]]
    name: str

class DecisionQuestionParamValueChoiceInstructionsItemInputImage(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]
    detail: Literal["low", "high", "auto", "original", None]

class DecisionQuestionParamValueChoiceInstructionsItemInputJson(TypedDict, total=False):
    data: Required[Mapping[str, Any] | Sequence[Mapping[str, Any]]]
    type: Required[Literal["input_json"]]

class DecisionQuestionParamValuePredicate(TypedDict, total=False):
    instructions: Required[str | Sequence[LiveDecisionInputTextParam | DecisionQuestionParamValuePredicateInstructionsItemInputImage | DecisionQuestionParamValuePredicateInstructionsItemInputJson]]
    type: Required[Literal["predicate"]]
    name: str

class DecisionQuestionParamValuePredicateInstructionsItemInputImage(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]
    detail: Literal["low", "high", "auto", "original", None]

class DecisionQuestionParamValuePredicateInstructionsItemInputJson(TypedDict, total=False):
    data: Required[Mapping[str, Any] | Sequence[Mapping[str, Any]]]
    type: Required[Literal["input_json"]]

class DecisionQuestionParamValueScore(TypedDict, total=False):
    instructions: Required[str | Sequence[LiveDecisionInputTextParam | DecisionQuestionParamValueScoreInstructionsItemInputImage | DecisionQuestionParamValueScoreInstructionsItemInputJson]]
    levels: Required[Sequence[DecisionQuestionParamValueScoreLevelsItem]]
    type: Required[Literal["score"]]
    name: str

class DecisionQuestionParamValueScoreInstructionsItemInputImage(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]
    detail: Literal["low", "high", "auto", "original", None]

class DecisionQuestionParamValueScoreInstructionsItemInputJson(TypedDict, total=False):
    data: Required[Mapping[str, Any] | Sequence[Mapping[str, Any]]]
    type: Required[Literal["input_json"]]

class DecisionQuestionParamValueScoreLevelsItem(TypedDict, total=False):
    label: Required[str]
    description: str

class DecisionTriggerParam(TypedDict, total=False):
    decisions: Required[DecisionTriggerParamDecisions]
    event_type: Required[Literal["session.input_transcript.delta", "session.output_transcript.delta"]]
    type: Required[Literal["decisions"]]

class DecisionTriggerParamDecisions(TypedDict, total=False):
    questions: Required[Sequence[DecisionQuestionParam]]

class DecisionsDelegationConfigParam(TypedDict, total=False):
    model: Required[str]
    questions: Required[Sequence[DecisionQuestionParam]]

class DirectToolCallCaller(TypedDict, total=False):
    type: Required[Literal["direct"]]

class DirectToolCallCallerParam(TypedDict, total=False):
    type: Required[Literal["direct"]]

class DoubleClickAction(TypedDict, total=False):
    type: Required[Literal["double_click"]]
    x: Required[int]
    y: Required[int]
    keys: Required[Sequence[str] | None]

class DragParam(TypedDict, total=False):
    type: Required[Literal["drag"]]
    path: Required[Sequence[CoordParam]]
    keys: Sequence[str] | None

class EasyInputMessage(TypedDict, total=False):
    role: Required[Literal["user", "assistant", "system", "developer"]]
    content: Required[str | None | InputMessageContentList]
    phase: Literal["commentary", "final_answer", None]
    type: Literal["message"]

class EnvironmentParamValueNone(TypedDict, total=False):
    type: Required[Literal["none"]]

class EnvironmentParamValueOpenaiHosted(TypedDict, total=False):
    type: Required[Literal["openai_hosted"]]
    capability_directories: Sequence[str] | None
    container_size: Literal["small", "medium", "large"]
    desktop: EnvironmentParamValueOpenaiHostedDesktop | None
    env: Mapping[str, str] | None
    environment_id: str
    environment_template_id: str
    files: Sequence[HostedEnvironmentFileParam] | None
    network: EnvironmentParamValueOpenaiHostedNetwork | None
    packages: EnvironmentParamValueOpenaiHostedPackages | None
    plugins: Sequence[HostedPluginParam] | None
    setup_commands: Sequence[SetupCommandParam] | None
    skills: Sequence[HostedSkillParam] | None

class EnvironmentParamValueOpenaiHostedDesktop(TypedDict, total=False):
    enabled: Required[bool]

class EnvironmentParamValueOpenaiHostedNetwork(TypedDict, total=False):
    access: Required[Literal["enabled", "disabled", "restricted"]]
    allowed_domains: Sequence[str] | None
    blocked_domains: Sequence[str] | None

class EnvironmentParamValueOpenaiHostedPackages(TypedDict, total=False):
    npm: Sequence[str] | None
    python: Sequence[str] | None
    system: Sequence[str] | None

class EnvironmentParamValueSelfHosted(TypedDict, total=False):
    type: Required[Literal["self_hosted"]]
    workspace_directory: Required[str]
    capability_directories: Sequence[str] | None

class EvalGraderPython(TypedDict, total=False):
    type: Required[Literal["python"]]
    name: Required[str]
    source: Required[str]
    image_tag: str
    pass_threshold: float

class EvalGraderScoreModel(TypedDict, total=False):
    type: Required[Literal["score_model"]]
    name: Required[str]
    model: Required[str]
    sampling_params: EvalGraderScoreModelSamplingParams
    input: Required[Sequence[EvalItem]]
    range: Sequence[float]
    pass_threshold: float

class EvalGraderScoreModelSamplingParams(TypedDict, total=False):
    seed: int | None
    top_p: float | None
    temperature: float | None
    max_completions_tokens: int | None
    reasoning_effort: ReasoningEffort

class EvalGraderTextSimilarity(TypedDict, total=False):
    type: Required[Literal["text_similarity"]]
    name: Required[str]
    input: Required[str]
    reference: Required[str]
    evaluation_metric: Required[Literal["cosine", "fuzzy_match", "bleu", "gleu", "meteor", "rouge_1", "rouge_2", "rouge_3", "rouge_4", "rouge_5", "rouge_l"]]
    pass_threshold: Required[float]

class EvalItem(TypedDict, total=False):
    role: Required[Literal["user", "assistant", "system", "developer"]]
    content: Required[EvalItemContent]
    type: Literal["message"]

class EvalItemContentOutputText(TypedDict, total=False):
    type: Required[Literal["output_text"]]
    text: Required[str]

class EvalItemInputImage(TypedDict, total=False):
    type: Required[Literal["input_image"]]
    image_url: Required[str]
    detail: str

class EvalJsonlFileContentSource(TypedDict, total=False):
    type: Required[Literal["file_content"]]
    content: Required[Sequence[EvalJsonlFileContentSourceContentItem]]

class EvalJsonlFileContentSourceContentItem(TypedDict, total=False):
    item: Required[Mapping[str, Any]]
    sample: Mapping[str, Any]

class EvalJsonlFileIdSource(TypedDict, total=False):
    type: Required[Literal["file_id"]]
    id: Required[str]

class EvalResponsesSource(TypedDict, total=False):
    type: Required[Literal["responses"]]
    metadata: Mapping[str, Any] | None
    model: str | None
    instructions_search: str | None
    created_after: int | None
    created_before: int | None
    reasoning_effort: ReasoningEffort | None
    temperature: float | None
    top_p: float | None
    users: Sequence[str] | None
    tools: Sequence[str] | None

class EvalStoredCompletionsSource(TypedDict, total=False):
    type: Required[Literal["stored_completions"]]
    metadata: Metadata
    model: str | None
    created_after: int | None
    created_before: int | None
    limit: int | None

class ExpiresAfterParam(TypedDict, total=False):
    anchor: Required[Literal["created_at"]]
    seconds: Required[int]

class FileCitationBody(TypedDict, total=False):
    type: Required[Literal["file_citation"]]
    file_id: Required[str]
    index: Required[int]
    filename: Required[str]

class FileCitationParam(TypedDict, total=False):
    type: Required[Literal["file_citation"]]
    index: Required[int]
    file_id: Required[str]
    filename: Required[str]

class FileExpirationAfter(TypedDict, total=False):
    anchor: Required[Literal["created_at"]]
    seconds: Required[int]

class FilePath(TypedDict, total=False):
    type: Required[Literal["file_path"]]
    file_id: Required[str]
    index: Required[int]

class FileSearchRankingOptions(TypedDict, total=False):
    ranker: Literal["auto", "default_2024_08_21"]
    score_threshold: Required[float]

class FileSearchTool(TypedDict, total=False):
    type: Required[Literal["file_search"]]
    vector_store_ids: Required[Sequence[str]]
    max_num_results: int
    ranking_options: RankingOptions
    filters: Filters | None

class FileSearchToolCall(TypedDict, total=False):
    id: str
    type: Required[Literal["file_search_call"]]
    status: Literal["in_progress", "searching", "completed", "incomplete", "failed"]
    queries: Required[Sequence[str]]
    results: Sequence[FileSearchToolCallResultsItem] | None

class FileSearchToolCallResultsItem(TypedDict, total=False):
    file_id: str
    text: str
    filename: str
    attributes: VectorStoreFileAttributes
    score: float

class FileUploadParam(TypedDict, total=False):
    enabled: bool
    max_file_size: int
    max_files: int

class FineTuneDPOHyperparameters(TypedDict, total=False):
    beta: Literal["auto"] | float
    batch_size: Literal["auto"] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int

class FineTuneDPOMethod(TypedDict, total=False):
    hyperparameters: FineTuneDPOHyperparameters

class FineTuneMethod(TypedDict, total=False):
    type: Required[Literal["supervised", "dpo", "reinforcement"]]
    supervised: FineTuneSupervisedMethod
    dpo: FineTuneDPOMethod
    reinforcement: FineTuneReinforcementMethod

class FineTuneReinforcementHyperparameters(TypedDict, total=False):
    batch_size: Literal["auto"] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int
    reasoning_effort: Literal["default", "low", "medium", "high"]
    compute_multiplier: Literal["auto"] | float
    eval_interval: Literal["auto"] | int
    eval_samples: Literal["auto"] | int

class FineTuneReinforcementMethod(TypedDict, total=False):
    grader: Required[GraderStringCheck | GraderTextSimilarity | GraderPython | GraderScoreModel | GraderMulti]
    hyperparameters: FineTuneReinforcementHyperparameters

class FineTuneSupervisedHyperparameters(TypedDict, total=False):
    batch_size: Literal["auto"] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int

class FineTuneSupervisedMethod(TypedDict, total=False):
    hyperparameters: FineTuneSupervisedHyperparameters

class FunctionCallOutputItemParam(TypedDict, total=False):
    id: str | None
    call_id: str | None
    type: Required[Literal["function_call_output"]]
    output: Required[str | Sequence[InputTextContentParam | InputImageContentParamAutoParam | InputFileContentParam]]
    name: str | None
    namespace: str | None
    caller: ToolCallCallerParam | None
    status: FunctionCallItemStatus | None

class FunctionObject(TypedDict, total=False):
    description: str
    name: Required[str]
    parameters: Mapping[str, Any]
    strict: bool | None

class FunctionShellActionParam(TypedDict, total=False):
    commands: Required[Sequence[str]]
    timeout_ms: int | None
    max_output_length: int | None

class FunctionShellCallItemParam(TypedDict, total=False):
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    type: Required[Literal["shell_call"]]
    action: Required[FunctionShellActionParam]
    status: FunctionShellCallItemStatus | None
    environment: LocalEnvironmentParam | ContainerReferenceParam | None

class FunctionShellCallOutputContentParam(TypedDict, total=False):
    stdout: Required[str]
    stderr: Required[str]
    outcome: Required[FunctionShellCallOutputOutcomeParam]

class FunctionShellCallOutputExitOutcomeParam(TypedDict, total=False):
    type: Required[Literal["exit"]]
    exit_code: Required[int]

class FunctionShellCallOutputItemParam(TypedDict, total=False):
    id: str | None
    call_id: Required[str]
    caller: ToolCallCallerParam | None
    type: Required[Literal["shell_call_output"]]
    output: Required[Sequence[FunctionShellCallOutputContentParam]]
    status: FunctionShellCallItemStatus | None
    max_output_length: int | None

class FunctionShellCallOutputTimeoutOutcomeParam(TypedDict, total=False):
    type: Required[Literal["timeout"]]

class FunctionShellToolParam(TypedDict, total=False):
    type: Required[Literal["shell"]]
    environment: ContainerAutoParam | LocalEnvironmentParam | ContainerReferenceParam | None
    allowed_callers: Sequence[Literal["direct", "programmatic"]] | None

class FunctionTool(TypedDict, total=False):
    type: Required[Literal["function"]]
    name: Required[str]
    description: str | None
    parameters: Mapping[str, Any] | None
    output_schema: Mapping[str, Any] | None
    strict: bool | None
    defer_loading: bool
    allowed_callers: Sequence[Literal["direct", "programmatic"]] | None

class FunctionToolCall(TypedDict, total=False):
    id: str
    type: Required[Literal["function_call"]]
    call_id: Required[str]
    caller: ToolCallCaller | None
    namespace: str
    name: Required[str]
    arguments: Required[str]
    status: Literal["in_progress", "completed", "incomplete"]

class FunctionToolParam(TypedDict, total=False):
    name: Required[str]
    description: str | None
    parameters: EmptyModelParam | None
    strict: bool | None
    type: Required[Literal["function"]]
    output_schema: Mapping[str, Any] | None
    defer_loading: bool
    allowed_callers: Sequence[Literal["direct", "programmatic"]] | None

class GraderLabelModel(TypedDict, total=False):
    type: Required[Literal["label_model"]]
    name: Required[str]
    model: Required[str]
    input: Required[Sequence[EvalItem]]
    labels: Required[Sequence[str]]
    passing_labels: Required[Sequence[str]]

class GraderMulti(TypedDict, total=False):
    type: Required[Literal["multi"]]
    name: Required[str]
    graders: Required[GraderStringCheck | GraderTextSimilarity | GraderPython | GraderScoreModel | GraderLabelModel]
    calculate_output: Required[str]

class GraderPython(TypedDict, total=False):
    type: Required[Literal["python"]]
    name: Required[str]
    source: Required[str]
    image_tag: str

class GraderScoreModel(TypedDict, total=False):
    type: Required[Literal["score_model"]]
    name: Required[str]
    model: Required[str]
    sampling_params: GraderScoreModelSamplingParams
    input: Required[Sequence[EvalItem]]
    range: Sequence[float]

class GraderScoreModelSamplingParams(TypedDict, total=False):
    seed: int | None
    top_p: float | None
    temperature: float | None
    max_completions_tokens: int | None
    reasoning_effort: ReasoningEffort

class GraderStringCheck(TypedDict, total=False):
    type: Required[Literal["string_check"]]
    name: Required[str]
    input: Required[str]
    reference: Required[str]
    operation: Required[Literal["eq", "ne", "like", "ilike"]]

class GraderTextSimilarity(TypedDict, total=False):
    type: Required[Literal["text_similarity"]]
    name: Required[str]
    input: Required[str]
    reference: Required[str]
    evaluation_metric: Required[Literal["cosine", "fuzzy_match", "bleu", "gleu", "meteor", "rouge_1", "rouge_2", "rouge_3", "rouge_4", "rouge_5", "rouge_l"]]

class HistoryParam(TypedDict, total=False):
    enabled: bool
    recent_threads: int

class HostedEnvironmentFileParamValueFileId(TypedDict, total=False):
    file_id: Required[str]
    path: Required[str]
    type: Required[Literal["file_id"]]

class HostedEnvironmentFileParamValueInline(TypedDict, total=False):
    data: Required[str]
    path: Required[str]
    type: Required[Literal["inline"]]

class HostedPluginParam(TypedDict, total=False):
    description: Required[str]
    name: Required[str]
    source: Required[InlineCapabilitySourceParam]
    type: Required[Literal["inline"]]

class HostedSkillParamValueSkillReference(TypedDict, total=False):
    skill_id: Required[str]
    type: Required[Literal["skill_reference"]]
    version: str | None

class HostedSkillParamValueInline(TypedDict, total=False):
    description: Required[str]
    name: Required[str]
    source: Required[InlineCapabilitySourceParam]
    type: Required[Literal["inline"]]

class HostedToolPermissionUpdate(TypedDict, total=False):
    enabled: Required[bool]

class HybridSearchOptions(TypedDict, total=False):
    embedding_weight: Required[float]
    text_weight: Required[float]

class ImageGenTool(TypedDict, total=False):
    type: Required[Literal["image_generation"]]
    model: str
    quality: Literal["low", "medium", "high", "auto"]
    size: str
    output_format: Literal["png", "webp", "jpeg"]
    output_compression: int
    moderation: Literal["auto", "low"]
    background: Literal["transparent", "opaque", "auto"]
    input_fidelity: Literal["high", "low", None]
    input_image_mask: ImageGenToolInputImageMask
    partial_images: int
    action: Literal["generate", "edit", "auto"]

class ImageGenToolInputImageMask(TypedDict, total=False):
    image_url: str
    file_id: str

class ImageGenToolCall(TypedDict, total=False):
    type: Required[Literal["image_generation_call"]]
    id: str
    status: Literal["in_progress", "completed", "generating", "failed"]
    result: str | None

class ImageRefParam(TypedDict, total=False):
    image_url: str
    file_id: str

class ImageRefParam2(TypedDict, total=False):
    image_url: str
    file_id: str

class InitialItemParamValueMessageDeveloper(TypedDict, total=False):
    content: Required[Sequence[InitialItemParamValueMessageDeveloperContentItem]]
    role: Required[Literal["developer"]]
    id: str | None
    status: Literal["incomplete", "completed", None]
    type: Literal["message"]

class InitialItemParamValueMessageDeveloperContentItem(TypedDict, total=False):
    text: Required[str]
    type: Literal["input_text"]

class InitialItemParamValueMessageUser(TypedDict, total=False):
    content: Required[Sequence[InitialItemParamValueMessageUserContentItem]]
    role: Required[Literal["user"]]
    id: str | None
    status: Literal["incomplete", "completed", None]
    type: Literal["message"]

class InitialItemParamValueMessageUserContentItem(TypedDict, total=False):
    text: Required[str]
    type: Literal["input_text"]

class InitialItemParamValueMessageAssistant(TypedDict, total=False):
    content: Required[Sequence[InitialItemParamValueMessageAssistantContentItemText | InitialItemParamValueMessageAssistantContentItemOutputText]]
    role: Required[Literal["assistant"]]
    id: str | None
    status: Literal["incomplete", "completed", None]
    type: Literal["message"]

class InitialItemParamValueMessageAssistantContentItemText(TypedDict, total=False):
    text: Required[str]
    type: Literal["text"]

class InitialItemParamValueMessageAssistantContentItemOutputText(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["output_text"]]

class InlineCapabilitySourceParam(TypedDict, total=False):
    data: Required[str]
    media_type: Required[Literal["application/zip"]]
    type: Required[Literal["base64"]]

class InlineSkillParam(TypedDict, total=False):
    type: Required[Literal["inline"]]
    name: Required[str]
    description: Required[str]
    source: Required[InlineSkillSourceParam]

class InlineSkillSourceParam(TypedDict, total=False):
    type: Required[Literal["base64"]]
    media_type: Required[Literal["application/zip"]]
    data: Required[str]

class InputAudio(TypedDict, total=False):
    type: Required[Literal["input_audio"]]
    input_audio: Required[InputAudioInputAudio]

class InputAudioInputAudio(TypedDict, total=False):
    data: Required[str]
    format: Required[Literal["mp3", "wav"]]

class InputContentParamValueInputText(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["input_text"]]

class InputContentParamValueInputImage(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["input_image"]]

class InputFileContent(TypedDict, total=False):
    type: Required[Literal["input_file"]]
    file_id: str | None
    filename: str
    file_data: str
    prompt_cache_breakpoint: PromptCacheBreakpointConfig
    file_url: str
    detail: Literal["auto", "low", "high"]

class InputFileContentParam(TypedDict, total=False):
    type: Required[Literal["input_file"]]
    file_id: str | None
    filename: str | None
    file_data: str | None
    file_url: str | None
    detail: Literal["auto", "low", "high"]
    prompt_cache_breakpoint: PromptCacheBreakpointParam | None

class InputImageContent(TypedDict, total=False):
    type: Required[Literal["input_image"]]
    image_url: str | None
    file_id: str | None
    detail: Literal["low", "high", "auto", "original"]
    prompt_cache_breakpoint: PromptCacheBreakpointConfig

class InputImageContentParamAutoParam(TypedDict, total=False):
    type: Required[Literal["input_image"]]
    image_url: str | None
    file_id: str | None
    detail: Literal["low", "high", "auto", "original", None]
    prompt_cache_breakpoint: PromptCacheBreakpointParam | None

class InputMessage(TypedDict, total=False):
    type: Literal["message"]
    role: Required[Literal["user", "system", "developer"]]
    status: Literal["in_progress", "completed", "incomplete"]
    content: Required[InputMessageContentList]

class InputTextContent(TypedDict, total=False):
    type: Required[Literal["input_text"]]
    text: Required[str]
    prompt_cache_breakpoint: PromptCacheBreakpointConfig

class InputTextContentParam(TypedDict, total=False):
    type: Required[Literal["input_text"]]
    text: Required[str]
    prompt_cache_breakpoint: PromptCacheBreakpointParam | None

class ItemReferenceParam(TypedDict, total=False):
    type: Literal["item_reference", None]
    id: Required[str]

class KeyPressAction(TypedDict, total=False):
    type: Required[Literal["keypress"]]
    keys: Required[Sequence[str]]

class LiveDecisionInputTextParam(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["input_text"]]

class LiveFunctionToolParam(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["function"]]
    description: str | None
    parameters: Mapping[str, Any] | None
    strict: bool | None

class LocalEnvironmentParam(TypedDict, total=False):
    type: Required[Literal["local"]]
    skills: Sequence[LocalSkillParam]

class LocalShellExecAction(TypedDict, total=False):
    type: Required[Literal["exec"]]
    command: Required[Sequence[str]]
    timeout_ms: int | None
    working_directory: str | None
    env: Required[Mapping[str, str]]
    user: str | None

class LocalShellToolCall(TypedDict, total=False):
    type: Required[Literal["local_shell_call"]]
    id: str
    call_id: Required[str]
    action: Required[LocalShellExecAction]
    status: Literal["in_progress", "completed", "incomplete"]

class LocalShellToolCallOutput(TypedDict, total=False):
    type: Required[Literal["local_shell_call_output"]]
    id: str
    output: Required[str]
    status: Literal["in_progress", "completed", "incomplete", None]
    call_id: str

class LocalShellToolParam(TypedDict, total=False):
    type: Required[Literal["local_shell"]]

class LocalSkillParam(TypedDict, total=False):
    name: Required[str]
    description: Required[str]
    path: Required[str]

class LogProb(TypedDict, total=False):
    token: Required[str]
    logprob: Required[float]
    bytes: Required[Sequence[int]]
    top_logprobs: Required[Sequence[TopLogProb]]

class MCPApprovalRequest(TypedDict, total=False):
    type: Required[Literal["mcp_approval_request"]]
    id: str
    server_label: Required[str]
    name: Required[str]
    arguments: Required[str]

class MCPApprovalResponse(TypedDict, total=False):
    type: Required[Literal["mcp_approval_response"]]
    id: str | None
    approval_request_id: Required[str]
    approve: Required[bool]
    reason: str | None

class MCPListTools(TypedDict, total=False):
    type: Required[Literal["mcp_list_tools"]]
    id: str
    server_label: Required[str]
    tools: Required[Sequence[MCPListToolsTool]]
    error: str | None

class MCPListToolsTool(TypedDict, total=False):
    name: Required[str]
    description: str | None
    input_schema: Required[Mapping[str, Any]]
    annotations: Mapping[str, Any] | None

class MCPTool(TypedDict, total=False):
    type: Required[Literal["mcp"]]
    server_label: Required[str]
    server_url: str
    connector_id: Literal["connector_dropbox", "connector_gmail", "connector_googlecalendar", "connector_googledrive", "connector_microsoftteams", "connector_outlookcalendar", "connector_outlookemail", "connector_sharepoint"]
    tunnel_id: str
    authorization: str
    server_description: str
    headers: Mapping[str, str] | None
    allowed_tools: Sequence[str] | None | MCPToolFilter
    allowed_callers: Sequence[Literal["direct", "programmatic"]] | None
    require_approval: MCPToolRequireApproval1 | None | Literal["always", "never"]
    defer_loading: bool

class MCPToolRequireApproval1(TypedDict, total=False):
    always: MCPToolFilter
    never: MCPToolFilter

class MCPToolCall(TypedDict, total=False):
    type: Required[Literal["mcp_call"]]
    id: str
    server_label: Required[str]
    name: Required[str]
    arguments: Required[str]
    output: str | None
    error: Any
    status: MCPToolCallStatus
    approval_request_id: str | None

class MCPToolFilter(TypedDict, total=False):
    tool_names: Sequence[str]
    read_only: bool

class McpOauthTokenEndpointAuthCreateParamValueNone(TypedDict, total=False):
    type: Required[Literal["none"]]

class McpOauthTokenEndpointAuthCreateParamValueClientSecretBasic(TypedDict, total=False):
    client_secret: Required[str]
    type: Required[Literal["client_secret_basic"]]

class McpOauthTokenEndpointAuthCreateParamValueClientSecretPost(TypedDict, total=False):
    client_secret: Required[str]
    type: Required[Literal["client_secret_post"]]

class McpOauthTokenEndpointAuthRotateParamValueClientSecretBasic(TypedDict, total=False):
    type: Required[Literal["client_secret_basic"]]
    client_secret: str | None

class McpOauthTokenEndpointAuthRotateParamValueClientSecretPost(TypedDict, total=False):
    type: Required[Literal["client_secret_post"]]
    client_secret: str | None

class McpTransportParamValueHttp(TypedDict, total=False):
    server_url: Required[str]
    type: Required[Literal["http"]]
    authorization: str | None
    headers: Mapping[str, str] | None

class McpTransportParamValueStdio(TypedDict, total=False):
    command: Required[str]
    cwd: Required[str]
    type: Required[Literal["stdio"]]
    args: Sequence[str] | None
    env: Mapping[str, str] | None
    env_vars: Sequence[str] | None

class MediaSessionConfigParam(TypedDict, total=False):
    model: Required[str]
    audio: MediaSessionConfigParamAudio
    client: ClientConfigParam
    delegation: ClientDelegationParam | MediaSessionConfigParamDelegationResponses | None | MediaSessionConfigParamDelegationDecisions
    input: Sequence[InitialItemParam]
    instructions: str | None
    safety_identifier: str | None
    store: bool
    triggers: Sequence[DecisionTriggerParam]

class MediaSessionConfigParamAudio(TypedDict, total=False):
    output: MediaSessionConfigParamAudioOutput

class MediaSessionConfigParamAudioOutput(TypedDict, total=False):
    voice: str | BuiltInVoice | CustomVoiceParam

class MediaSessionConfigParamDelegationResponses(TypedDict, total=False):
    responses: Required[ResponsesDelegationConfigParam]
    type: Required[Literal["responses"]]
    acknowledgement_delay_ms: int

class MediaSessionConfigParamDelegationDecisions(TypedDict, total=False):
    decisions: Required[DecisionsDelegationConfigParam]
    type: Required[Literal["decisions"]]
    acknowledgement_delay_ms: int

class MediaSessionForkConfigParam(TypedDict, total=False):
    client: ClientConfigParam
    delegation: MediaSessionForkConfigParamDelegation
    store: bool

class MediaSessionForkConfigParamDelegation(TypedDict, total=False):
    type: Required[Literal["responses"]]
    acknowledgement_delay_ms: int
    responses: ResponsesDelegationUpdateConfigParam

class MessageContentImageFileObject(TypedDict, total=False):
    type: Required[Literal["image_file"]]
    image_file: Required[MessageContentImageFileObjectImageFile]

class MessageContentImageFileObjectImageFile(TypedDict, total=False):
    file_id: Required[str]
    detail: Literal["auto", "low", "high"]

class MessageContentImageUrlObject(TypedDict, total=False):
    type: Required[Literal["image_url"]]
    image_url: Required[MessageContentImageUrlObjectImageUrl]

class MessageContentImageUrlObjectImageUrl(TypedDict, total=False):
    url: Required[str]
    detail: Literal["auto", "low", "high"]

class MessageRequestContentTextObject(TypedDict, total=False):
    type: Required[Literal["text"]]
    text: Required[str]

class ModerationConfigParam(TypedDict, total=False):
    mode: Required[Literal["score", "block"]]

class ModerationParam(TypedDict, total=False):
    model: Required[str]
    policy: ModerationPolicyParam | None

class ModerationPolicyParam(TypedDict, total=False):
    input: ModerationConfigParam | None
    output: ModerationConfigParam | None

class MoveParam(TypedDict, total=False):
    type: Required[Literal["move"]]
    x: Required[int]
    y: Required[int]
    keys: Sequence[str] | None

class MultiAgentConfigParam(TypedDict, total=False):
    enabled: Required[bool]
    max_concurrent_subagents: int

class NamespaceToolParam(TypedDict, total=False):
    type: Required[Literal["namespace"]]
    name: Required[str]
    description: Required[str]
    tools: Required[Sequence[FunctionToolParam | CustomToolParam]]

class OutputMessage(TypedDict, total=False):
    id: str
    type: Literal["message"]
    role: Required[Literal["assistant"]]
    content: Required[Sequence[OutputMessageContent]]
    phase: Literal["commentary", "final_answer", None]
    status: Literal["in_progress", "completed", "incomplete"]

class OutputTextContent(TypedDict, total=False):
    type: Required[Literal["output_text"]]
    text: Required[str]
    annotations: Sequence[Annotation]
    logprobs: Sequence[LogProb]

PersistedAgentToolParamValueFunction = TypedDict("PersistedAgentToolParamValueFunction", {"async": 'bool', "description": 'Required[str]', "name": 'Required[str]', "parameters": 'Required[Mapping[str, Any]]', "type": 'Required[Literal["function"]]', "defer_loading": 'bool'}, total=False)

class PersistedAgentToolParamValueToolSearch(TypedDict, total=False):
    type: Required[Literal["tool_search"]]

class PersistedAgentToolParamValueProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]
    enabled: bool

class PersistedAgentToolParamValueMcp(TypedDict, total=False):
    server_label: Required[str]
    transport: Required[PersistedMcpTransportParam]
    type: Required[Literal["mcp"]]
    allowed_tools: Sequence[str] | None
    connection_origin: Literal["service", "environment", None]
    credential_id: str | None
    request_metadata: Mapping[str, Any] | None
    required: bool

class PersistedAgentToolParamValueWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]
    allowed_domains: Sequence[str] | None
    context_size: Literal["low", "medium", "high", None]
    location: PersistedAgentToolParamValueWebSearchLocation | None
    mode: Literal["disabled", "cached", "live", None]

class PersistedAgentToolParamValueWebSearchLocation(TypedDict, total=False):
    city: str | None
    country: str | None
    region: str | None
    timezone: str | None

class PersistedAgentToolParamValueComputerUse(TypedDict, total=False):
    type: Required[Literal["computer_use"]]
    include_screenshots: bool

class PersistedAgentToolParamValueAutomations(TypedDict, total=False):
    type: Required[Literal["automations"]]

class PersistedMcpTransportParamValueHttp(TypedDict, total=False):
    server_url: Required[str]
    type: Required[Literal["http"]]
    headers: Mapping[str, str] | None

class PersistedMcpTransportParamValueStdio(TypedDict, total=False):
    command: Required[str]
    cwd: Required[str]
    type: Required[Literal["stdio"]]
    args: Sequence[str] | None
    env_vars: Sequence[str] | None

class PredictionContent(TypedDict, total=False):
    type: Required[Literal["content"]]
    content: Required[str | Sequence[ChatCompletionRequestMessageContentPartText]]

class ProgramItemParam(TypedDict, total=False):
    id: str
    type: Required[Literal["program"]]
    call_id: Required[str]
    code: Required[str]
    fingerprint: Required[str]

class ProgramOutputItemParam(TypedDict, total=False):
    id: str
    type: Required[Literal["program_output"]]
    call_id: Required[str]
    result: Required[str]
    status: Literal["completed", "incomplete"]

class ProgramToolCallCaller(TypedDict, total=False):
    type: Required[Literal["program"]]
    caller_id: Required[str]

class ProgramToolCallCallerParam(TypedDict, total=False):
    type: Required[Literal["program"]]
    caller_id: Required[str]

class ProgrammaticToolCallingParam(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class PromptValue(TypedDict, total=False):
    id: Required[str]
    version: str | None
    variables: ResponsePromptVariables

class PromptCacheBreakpointConfig(TypedDict, total=False):
    mode: Required[Literal["explicit"]]

class PromptCacheBreakpointParam(TypedDict, total=False):
    mode: Required[Literal["explicit"]]

class PromptCacheOptionsParam(TypedDict, total=False):
    ttl: Literal["30m"]
    mode: Literal["implicit", "explicit"]

class RankingOptions(TypedDict, total=False):
    ranker: Literal["auto", "default-2024-11-15"]
    score_threshold: float
    hybrid_search: HybridSearchOptions

class RateLimitsParam(TypedDict, total=False):
    max_requests_per_1_minute: int

class RealtimeAudioFormatsValueAudioPcm(TypedDict, total=False):
    type: Literal["audio/pcm"]
    rate: Literal[24000]

class RealtimeAudioFormatsValueAudioPcmu(TypedDict, total=False):
    type: Literal["audio/pcmu"]

class RealtimeAudioFormatsValueAudioPcma(TypedDict, total=False):
    type: Literal["audio/pcma"]

class RealtimeFunctionTool(TypedDict, total=False):
    type: Literal["function"]
    name: str
    description: str
    parameters: Mapping[str, Any]

class RealtimeReasoning(TypedDict, total=False):
    effort: RealtimeReasoningEffort

class RealtimeSessionCreateRequestGA(TypedDict, total=False):
    type: Required[Literal["realtime"]]
    output_modalities: Sequence[Literal["text", "audio"]]
    model: str
    instructions: str
    audio: RealtimeSessionCreateRequestGAAudio
    include: Sequence[Literal["item.input_audio_transcription.logprobs"]]
    tracing: Literal["auto", None] | RealtimeSessionCreateRequestGATracing2
    tools: Sequence[RealtimeFunctionTool | MCPTool]
    tool_choice: Literal["none", "auto", "required"] | ToolChoiceFunction | ToolChoiceMCP
    parallel_tool_calls: bool
    reasoning: RealtimeReasoning
    max_output_tokens: int | Literal["inf"]
    truncation: RealtimeTruncation
    prompt: Prompt

class RealtimeSessionCreateRequestGAAudio(TypedDict, total=False):
    input: RealtimeSessionCreateRequestGAAudioInput
    output: RealtimeSessionCreateRequestGAAudioOutput

class RealtimeSessionCreateRequestGAAudioInput(TypedDict, total=False):
    format: RealtimeAudioFormats
    transcription: AudioTranscription
    noise_reduction: RealtimeSessionCreateRequestGAAudioInputNoiseReduction
    turn_detection: RealtimeTurnDetection

class RealtimeSessionCreateRequestGAAudioInputNoiseReduction(TypedDict, total=False):
    type: Literal["near_field", "far_field"]

class RealtimeSessionCreateRequestGAAudioOutput(TypedDict, total=False):
    format: RealtimeAudioFormats
    voice: VoiceIdsOrCustomVoice
    speed: float

class RealtimeSessionCreateRequestGATracing2(TypedDict, total=False):
    workflow_name: str
    group_id: str
    metadata: Mapping[str, Any]

class RealtimeTranscriptionSessionCreateRequestGA(TypedDict, total=False):
    type: Required[Literal["transcription"]]
    audio: RealtimeTranscriptionSessionCreateRequestGAAudio
    include: Sequence[Literal["item.input_audio_transcription.logprobs"]]

class RealtimeTranscriptionSessionCreateRequestGAAudio(TypedDict, total=False):
    input: RealtimeTranscriptionSessionCreateRequestGAAudioInput

class RealtimeTranscriptionSessionCreateRequestGAAudioInput(TypedDict, total=False):
    format: RealtimeAudioFormats
    transcription: AudioTranscription
    noise_reduction: RealtimeTranscriptionSessionCreateRequestGAAudioInputNoiseReduction
    turn_detection: RealtimeTurnDetection

class RealtimeTranscriptionSessionCreateRequestGAAudioInputNoiseReduction(TypedDict, total=False):
    type: Literal["near_field", "far_field"]

class RealtimeTranslationSessionCreateRequest(TypedDict, total=False):
    model: Required[str]
    audio: RealtimeTranslationSessionCreateRequestAudio

class RealtimeTranslationSessionCreateRequestAudio(TypedDict, total=False):
    input: RealtimeTranslationSessionCreateRequestAudioInput
    output: RealtimeTranslationSessionCreateRequestAudioOutput

class RealtimeTranslationSessionCreateRequestAudioInput(TypedDict, total=False):
    transcription: RealtimeTranslationSessionCreateRequestAudioInputTranscription | None
    noise_reduction: RealtimeTranslationSessionCreateRequestAudioInputNoiseReduction | None

class RealtimeTranslationSessionCreateRequestAudioInputTranscription(TypedDict, total=False):
    model: Required[str]

class RealtimeTranslationSessionCreateRequestAudioInputNoiseReduction(TypedDict, total=False):
    type: Required[Literal["near_field", "far_field"]]

class RealtimeTranslationSessionCreateRequestAudioOutput(TypedDict, total=False):
    language: str

class RealtimeTruncationValueRetentionRatio(TypedDict, total=False):
    type: Required[Literal["retention_ratio"]]
    retention_ratio: Required[float]
    token_limits: RealtimeTruncationValueRetentionRatioTokenLimits

class RealtimeTruncationValueRetentionRatioTokenLimits(TypedDict, total=False):
    post_instructions: int

class RealtimeTurnDetectionValue1(TypedDict, total=False):
    type: Required[Literal["server_vad"]]
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int
    create_response: bool
    interrupt_response: bool
    idle_timeout_ms: int | None

class RealtimeTurnDetectionValue2(TypedDict, total=False):
    type: Required[Literal["semantic_vad"]]
    eagerness: Literal["low", "medium", "high", "auto"]
    create_response: bool
    interrupt_response: bool

class Reasoning(TypedDict, total=False):
    mode: str
    effort: ReasoningEffort
    summary: Literal["auto", "concise", "detailed", None]
    context: Literal["auto", "current_turn", "all_turns", None]
    generate_summary: Literal["auto", "concise", "detailed", None]

class ReasoningItem(TypedDict, total=False):
    type: Required[Literal["reasoning"]]
    id: str
    encrypted_content: str | None
    summary: Required[Sequence[SummaryTextContent]]
    content: Sequence[ReasoningTextContent] | None
    status: Literal["in_progress", "completed", "incomplete", None]

class ReasoningTextContent(TypedDict, total=False):
    type: Required[Literal["reasoning_text"]]
    text: Required[str]

class RefusalContent(TypedDict, total=False):
    type: Required[Literal["refusal"]]
    refusal: Required[str]

class ResponseFormatJsonObject(TypedDict, total=False):
    type: Required[Literal["json_object"]]

class ResponseFormatJsonSchema(TypedDict, total=False):
    type: Required[Literal["json_schema"]]
    json_schema: Required[ResponseFormatJsonSchemaJsonSchema]

class ResponseFormatJsonSchemaJsonSchema(TypedDict, total=False):
    description: str
    name: Required[str]
    schema: Mapping[str, Any]
    strict: bool | None

class ResponseFormatText(TypedDict, total=False):
    type: Required[Literal["text"]]

class ResponseStreamOptionsValue(TypedDict, total=False):
    include_obfuscation: bool

class ResponseTextParam(TypedDict, total=False):
    format: TextResponseFormatConfiguration
    verbosity: Verbosity

class ResponsesDelegationConfigParam(TypedDict, total=False):
    model: Required[str]
    instructions: str | None
    max_output_tokens: int | None
    parallel_tool_calls: bool | None
    reasoning: ResponsesDelegationConfigParamReasoning | None
    service_tier: Literal["auto", "default", "fast_tier_temp_pilot", "flex", "priority", "ultrafast", None]
    text: ResponsesDelegationConfigParamText | None
    tool_choice: Literal["auto", "none", "required"] | ResponsesDelegationConfigParamToolChoiceFunction | ResponsesDelegationConfigParamToolChoiceMcp | ResponsesDelegationConfigParamToolChoiceFileSearch | ResponsesDelegationConfigParamToolChoiceWebSearch | ResponsesDelegationConfigParamToolChoiceWebSearchPreview | ResponsesDelegationConfigParamToolChoiceImageGeneration | ResponsesDelegationConfigParamToolChoiceComputer | ResponsesDelegationConfigParamToolChoiceCodeInterpreter | ResponsesDelegationConfigParamToolChoiceProgrammaticToolCalling | ResponsesDelegationConfigParamToolChoiceShell | ResponsesDelegationConfigParamToolChoiceCustom | ResponsesDelegationConfigParamToolChoiceApplyPatch | ResponsesDelegationConfigParamToolChoiceAllowedTools
    tools: Sequence[LiveFunctionToolParam | ResponsesDelegationConfigParamToolsItemWebSearch | ResponsesDelegationConfigParamToolsItemFileSearch | ResponsesDelegationConfigParamToolsItemCodeInterpreter | ResponsesDelegationConfigParamToolsItemShell | ResponsesDelegationConfigParamToolsItemImageGeneration | ResponsesDelegationConfigParamToolsItemMcp | ResponsesDelegationConfigParamToolsItemCustom | ResponsesDelegationConfigParamToolsItemNamespace | ResponsesDelegationConfigParamToolsItemToolSearch | ResponsesDelegationConfigParamToolsItemProgrammaticToolCalling | ResponsesDelegationConfigParamToolsItemComputer | ResponsesDelegationConfigParamToolsItemApplyPatch]

class ResponsesDelegationConfigParamReasoning(TypedDict, total=False):
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", None]
    summary: Literal["concise", "detailed", "auto", None]

class ResponsesDelegationConfigParamText(TypedDict, total=False):
    verbosity: Literal["low", "medium", "high", None]

class ResponsesDelegationConfigParamToolChoiceFunction(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["function"]]

class ResponsesDelegationConfigParamToolChoiceMcp(TypedDict, total=False):
    name: Required[str]
    server_label: Required[str]
    type: Required[Literal["mcp"]]

class ResponsesDelegationConfigParamToolChoiceFileSearch(TypedDict, total=False):
    type: Required[Literal["file_search"]]

class ResponsesDelegationConfigParamToolChoiceWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]

class ResponsesDelegationConfigParamToolChoiceWebSearchPreview(TypedDict, total=False):
    type: Required[Literal["web_search_preview"]]

class ResponsesDelegationConfigParamToolChoiceImageGeneration(TypedDict, total=False):
    type: Required[Literal["image_generation"]]

class ResponsesDelegationConfigParamToolChoiceComputer(TypedDict, total=False):
    type: Required[Literal["computer"]]

class ResponsesDelegationConfigParamToolChoiceCodeInterpreter(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]

class ResponsesDelegationConfigParamToolChoiceProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class ResponsesDelegationConfigParamToolChoiceShell(TypedDict, total=False):
    type: Required[Literal["shell"]]

class ResponsesDelegationConfigParamToolChoiceCustom(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["custom"]]

class ResponsesDelegationConfigParamToolChoiceApplyPatch(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]

class ResponsesDelegationConfigParamToolChoiceAllowedTools(TypedDict, total=False):
    tools: Required[Sequence[ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemFunction | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemMcp | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemFileSearch | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemWebSearch | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemWebSearchPreview | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemImageGeneration | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemComputer | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemCodeInterpreter | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemProgrammaticToolCalling | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemShell | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemCustom | ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemApplyPatch]]
    type: Required[Literal["allowed_tools"]]
    mode: Literal["none", "auto", "required", None]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemFunction(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["function"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemMcp(TypedDict, total=False):
    name: Required[str]
    server_label: Required[str]
    type: Required[Literal["mcp"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemFileSearch(TypedDict, total=False):
    type: Required[Literal["file_search"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemWebSearchPreview(TypedDict, total=False):
    type: Required[Literal["web_search_preview"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemImageGeneration(TypedDict, total=False):
    type: Required[Literal["image_generation"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemComputer(TypedDict, total=False):
    type: Required[Literal["computer"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemCodeInterpreter(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemShell(TypedDict, total=False):
    type: Required[Literal["shell"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemCustom(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["custom"]]

class ResponsesDelegationConfigParamToolChoiceAllowedToolsToolsItemApplyPatch(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]

class ResponsesDelegationConfigParamToolsItemWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]

class ResponsesDelegationConfigParamToolsItemFileSearch(TypedDict, total=False):
    type: Required[Literal["file_search"]]

class ResponsesDelegationConfigParamToolsItemCodeInterpreter(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]

class ResponsesDelegationConfigParamToolsItemShell(TypedDict, total=False):
    type: Required[Literal["shell"]]
    environment: ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAuto | None | ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerReference | ResponsesDelegationConfigParamToolsItemShellEnvironmentLocal

class ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAuto(TypedDict, total=False):
    type: Required[Literal["container_auto"]]
    file_ids: Sequence[str] | None
    memory_limit: Literal["1g", "4g", "16g", "64g", None]
    network_policy: ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyDisabled | None | ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyAllowlist
    skills: Sequence[ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemSkillReference | ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInline] | None

class ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyDisabled(TypedDict, total=False):
    type: Required[Literal["disabled"]]

class ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyAllowlist(TypedDict, total=False):
    allowed_domains: Required[Sequence[str]]
    type: Required[Literal["allowlist"]]

class ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemSkillReference(TypedDict, total=False):
    skill_id: Required[str]
    type: Required[Literal["skill_reference"]]
    version: str | None

class ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInline(TypedDict, total=False):
    description: Required[str]
    name: Required[str]
    source: Required[ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInlineSource]
    type: Required[Literal["inline"]]

class ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInlineSource(TypedDict, total=False):
    data: Required[str]
    media_type: Required[Literal["application/zip"]]
    type: Required[Literal["base64"]]

class ResponsesDelegationConfigParamToolsItemShellEnvironmentContainerReference(TypedDict, total=False):
    container_id: Required[str]
    type: Required[Literal["container_reference"]]

class ResponsesDelegationConfigParamToolsItemShellEnvironmentLocal(TypedDict, total=False):
    type: Required[Literal["local"]]
    skills: Sequence[ResponsesDelegationConfigParamToolsItemShellEnvironmentLocalSkillsItem] | None

class ResponsesDelegationConfigParamToolsItemShellEnvironmentLocalSkillsItem(TypedDict, total=False):
    description: Required[str]
    name: Required[str]
    path: Required[str]

class ResponsesDelegationConfigParamToolsItemImageGeneration(TypedDict, total=False):
    type: Required[Literal["image_generation"]]

class ResponsesDelegationConfigParamToolsItemMcp(TypedDict, total=False):
    type: Required[Literal["mcp"]]

class ResponsesDelegationConfigParamToolsItemCustom(TypedDict, total=False):
    type: Required[Literal["custom"]]

class ResponsesDelegationConfigParamToolsItemNamespace(TypedDict, total=False):
    type: Required[Literal["namespace"]]

class ResponsesDelegationConfigParamToolsItemToolSearch(TypedDict, total=False):
    type: Required[Literal["tool_search"]]

class ResponsesDelegationConfigParamToolsItemProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class ResponsesDelegationConfigParamToolsItemComputer(TypedDict, total=False):
    type: Required[Literal["computer"]]

class ResponsesDelegationConfigParamToolsItemApplyPatch(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]

class ResponsesDelegationUpdateConfigParam(TypedDict, total=False):
    instructions: str | None
    max_output_tokens: int | None
    model: str
    parallel_tool_calls: bool | None
    reasoning: ResponsesDelegationUpdateConfigParamReasoning | None
    service_tier: Literal["auto", "default", "fast_tier_temp_pilot", "flex", "priority", "ultrafast", None]
    text: ResponsesDelegationUpdateConfigParamText | None
    tool_choice: Literal["auto", "none", "required"] | ResponsesDelegationUpdateConfigParamToolChoiceFunction | ResponsesDelegationUpdateConfigParamToolChoiceMcp | ResponsesDelegationUpdateConfigParamToolChoiceFileSearch | ResponsesDelegationUpdateConfigParamToolChoiceWebSearch | ResponsesDelegationUpdateConfigParamToolChoiceWebSearchPreview | ResponsesDelegationUpdateConfigParamToolChoiceImageGeneration | ResponsesDelegationUpdateConfigParamToolChoiceComputer | ResponsesDelegationUpdateConfigParamToolChoiceCodeInterpreter | ResponsesDelegationUpdateConfigParamToolChoiceProgrammaticToolCalling | ResponsesDelegationUpdateConfigParamToolChoiceShell | ResponsesDelegationUpdateConfigParamToolChoiceCustom | ResponsesDelegationUpdateConfigParamToolChoiceApplyPatch | ResponsesDelegationUpdateConfigParamToolChoiceAllowedTools
    tools: Sequence[LiveFunctionToolParam | ResponsesDelegationUpdateConfigParamToolsItemWebSearch | ResponsesDelegationUpdateConfigParamToolsItemFileSearch | ResponsesDelegationUpdateConfigParamToolsItemCodeInterpreter | ResponsesDelegationUpdateConfigParamToolsItemShell | ResponsesDelegationUpdateConfigParamToolsItemImageGeneration | ResponsesDelegationUpdateConfigParamToolsItemMcp | ResponsesDelegationUpdateConfigParamToolsItemCustom | ResponsesDelegationUpdateConfigParamToolsItemNamespace | ResponsesDelegationUpdateConfigParamToolsItemToolSearch | ResponsesDelegationUpdateConfigParamToolsItemProgrammaticToolCalling | ResponsesDelegationUpdateConfigParamToolsItemComputer | ResponsesDelegationUpdateConfigParamToolsItemApplyPatch]

class ResponsesDelegationUpdateConfigParamReasoning(TypedDict, total=False):
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", None]
    summary: Literal["concise", "detailed", "auto", None]

class ResponsesDelegationUpdateConfigParamText(TypedDict, total=False):
    verbosity: Literal["low", "medium", "high", None]

class ResponsesDelegationUpdateConfigParamToolChoiceFunction(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["function"]]

class ResponsesDelegationUpdateConfigParamToolChoiceMcp(TypedDict, total=False):
    name: Required[str]
    server_label: Required[str]
    type: Required[Literal["mcp"]]

class ResponsesDelegationUpdateConfigParamToolChoiceFileSearch(TypedDict, total=False):
    type: Required[Literal["file_search"]]

class ResponsesDelegationUpdateConfigParamToolChoiceWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]

class ResponsesDelegationUpdateConfigParamToolChoiceWebSearchPreview(TypedDict, total=False):
    type: Required[Literal["web_search_preview"]]

class ResponsesDelegationUpdateConfigParamToolChoiceImageGeneration(TypedDict, total=False):
    type: Required[Literal["image_generation"]]

class ResponsesDelegationUpdateConfigParamToolChoiceComputer(TypedDict, total=False):
    type: Required[Literal["computer"]]

class ResponsesDelegationUpdateConfigParamToolChoiceCodeInterpreter(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]

class ResponsesDelegationUpdateConfigParamToolChoiceProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class ResponsesDelegationUpdateConfigParamToolChoiceShell(TypedDict, total=False):
    type: Required[Literal["shell"]]

class ResponsesDelegationUpdateConfigParamToolChoiceCustom(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["custom"]]

class ResponsesDelegationUpdateConfigParamToolChoiceApplyPatch(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedTools(TypedDict, total=False):
    tools: Required[Sequence[ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemFunction | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemMcp | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemFileSearch | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemWebSearch | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemWebSearchPreview | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemImageGeneration | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemComputer | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemCodeInterpreter | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemProgrammaticToolCalling | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemShell | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemCustom | ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemApplyPatch]]
    type: Required[Literal["allowed_tools"]]
    mode: Literal["none", "auto", "required", None]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemFunction(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["function"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemMcp(TypedDict, total=False):
    name: Required[str]
    server_label: Required[str]
    type: Required[Literal["mcp"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemFileSearch(TypedDict, total=False):
    type: Required[Literal["file_search"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemWebSearchPreview(TypedDict, total=False):
    type: Required[Literal["web_search_preview"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemImageGeneration(TypedDict, total=False):
    type: Required[Literal["image_generation"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemComputer(TypedDict, total=False):
    type: Required[Literal["computer"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemCodeInterpreter(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemShell(TypedDict, total=False):
    type: Required[Literal["shell"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemCustom(TypedDict, total=False):
    name: Required[str]
    type: Required[Literal["custom"]]

class ResponsesDelegationUpdateConfigParamToolChoiceAllowedToolsToolsItemApplyPatch(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]

class ResponsesDelegationUpdateConfigParamToolsItemWebSearch(TypedDict, total=False):
    type: Required[Literal["web_search"]]

class ResponsesDelegationUpdateConfigParamToolsItemFileSearch(TypedDict, total=False):
    type: Required[Literal["file_search"]]

class ResponsesDelegationUpdateConfigParamToolsItemCodeInterpreter(TypedDict, total=False):
    type: Required[Literal["code_interpreter"]]

class ResponsesDelegationUpdateConfigParamToolsItemShell(TypedDict, total=False):
    type: Required[Literal["shell"]]
    environment: ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAuto | None | ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerReference | ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentLocal

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAuto(TypedDict, total=False):
    type: Required[Literal["container_auto"]]
    file_ids: Sequence[str] | None
    memory_limit: Literal["1g", "4g", "16g", "64g", None]
    network_policy: ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyDisabled | None | ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyAllowlist
    skills: Sequence[ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemSkillReference | ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInline] | None

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyDisabled(TypedDict, total=False):
    type: Required[Literal["disabled"]]

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoNetworkPolicyAllowlist(TypedDict, total=False):
    allowed_domains: Required[Sequence[str]]
    type: Required[Literal["allowlist"]]

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemSkillReference(TypedDict, total=False):
    skill_id: Required[str]
    type: Required[Literal["skill_reference"]]
    version: str | None

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInline(TypedDict, total=False):
    description: Required[str]
    name: Required[str]
    source: Required[ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInlineSource]
    type: Required[Literal["inline"]]

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerAutoSkillsItemInlineSource(TypedDict, total=False):
    data: Required[str]
    media_type: Required[Literal["application/zip"]]
    type: Required[Literal["base64"]]

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentContainerReference(TypedDict, total=False):
    container_id: Required[str]
    type: Required[Literal["container_reference"]]

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentLocal(TypedDict, total=False):
    type: Required[Literal["local"]]
    skills: Sequence[ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentLocalSkillsItem] | None

class ResponsesDelegationUpdateConfigParamToolsItemShellEnvironmentLocalSkillsItem(TypedDict, total=False):
    description: Required[str]
    name: Required[str]
    path: Required[str]

class ResponsesDelegationUpdateConfigParamToolsItemImageGeneration(TypedDict, total=False):
    type: Required[Literal["image_generation"]]

class ResponsesDelegationUpdateConfigParamToolsItemMcp(TypedDict, total=False):
    type: Required[Literal["mcp"]]

class ResponsesDelegationUpdateConfigParamToolsItemCustom(TypedDict, total=False):
    type: Required[Literal["custom"]]

class ResponsesDelegationUpdateConfigParamToolsItemNamespace(TypedDict, total=False):
    type: Required[Literal["namespace"]]

class ResponsesDelegationUpdateConfigParamToolsItemToolSearch(TypedDict, total=False):
    type: Required[Literal["tool_search"]]

class ResponsesDelegationUpdateConfigParamToolsItemProgrammaticToolCalling(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class ResponsesDelegationUpdateConfigParamToolsItemComputer(TypedDict, total=False):
    type: Required[Literal["computer"]]

class ResponsesDelegationUpdateConfigParamToolsItemApplyPatch(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]

class ScreenshotParam(TypedDict, total=False):
    type: Required[Literal["screenshot"]]

class ScrollParam(TypedDict, total=False):
    type: Required[Literal["scroll"]]
    x: Required[int]
    y: Required[int]
    scroll_x: Required[int]
    scroll_y: Required[int]
    keys: Sequence[str] | None

class ServerEventSelectorParam(TypedDict, total=False):
    type: Required[str]
    response_event: str

class SetupCommandParam(TypedDict, total=False):
    command: Required[str]
    cwd: str | None

class SkillReferenceParam(TypedDict, total=False):
    type: Required[Literal["skill_reference"]]
    skill_id: Required[str]
    version: str

class SpecificApplyPatchParam(TypedDict, total=False):
    type: Required[Literal["apply_patch"]]

class SpecificFunctionShellParam(TypedDict, total=False):
    type: Required[Literal["shell"]]

class SpecificProgrammaticToolCallingParam(TypedDict, total=False):
    type: Required[Literal["programmatic_tool_calling"]]

class SpendAlertNotificationChannel(TypedDict, total=False):
    type: Required[Literal["email"]]
    recipients: Required[Sequence[str]]
    subject_prefix: str | None

class StaticChunkingStrategy(TypedDict, total=False):
    max_chunk_size_tokens: Required[int]
    chunk_overlap_tokens: Required[int]

class StaticChunkingStrategyRequestParam(TypedDict, total=False):
    type: Required[Literal["static"]]
    static: Required[StaticChunkingStrategy]

class SummaryTextContent(TypedDict, total=False):
    type: Required[Literal["summary_text"]]
    text: Required[str]

class TextFormatParamValueText(TypedDict, total=False):
    type: Required[Literal["text"]]

class TextFormatParamValueJsonSchema(TypedDict, total=False):
    schema: Required[Mapping[str, Any]]
    type: Required[Literal["json_schema"]]

class TextResponseFormatJsonSchema(TypedDict, total=False):
    type: Required[Literal["json_schema"]]
    description: str
    name: Required[str]
    schema: Required[Mapping[str, Any]]
    strict: bool | None

class ToolChoiceAllowed(TypedDict, total=False):
    type: Required[Literal["allowed_tools"]]
    mode: Required[Literal["auto", "required"]]
    tools: Required[Sequence[Mapping[str, Any]]]

class ToolChoiceCustom(TypedDict, total=False):
    type: Required[Literal["custom"]]
    name: Required[str]

class ToolChoiceFunction(TypedDict, total=False):
    type: Required[Literal["function"]]
    name: Required[str]

class ToolChoiceMCP(TypedDict, total=False):
    type: Required[Literal["mcp"]]
    server_label: Required[str]
    name: str | None

class ToolChoiceTypes(TypedDict, total=False):
    type: Required[Literal["file_search", "web_search_preview", "computer", "computer_use_preview", "computer_use", "web_search_preview_2025_03_11", "image_generation", "code_interpreter"]]

class ToolSearchCallItemParam(TypedDict, total=False):
    id: str | None
    call_id: str | None
    type: Required[Literal["tool_search_call"]]
    execution: Literal["server", "client"]
    arguments: Required[EmptyModelParam]
    status: FunctionCallItemStatus | None

class ToolSearchOutputItemParam(TypedDict, total=False):
    id: str | None
    call_id: str | None
    type: Required[Literal["tool_search_output"]]
    execution: Literal["server", "client"]
    tools: Required[Sequence[Tool]]
    status: FunctionCallItemStatus | None

class ToolSearchToolParam(TypedDict, total=False):
    type: Required[Literal["tool_search"]]
    execution: Literal["server", "client"]
    description: str | None
    parameters: EmptyModelParam | None

class TopLogProb(TypedDict, total=False):
    token: Required[str]
    logprob: Required[float]
    bytes: Required[Sequence[int]]

class TruncationObject(TypedDict, total=False):
    type: Required[Literal["auto", "last_messages"]]
    last_messages: int | None

class TypeParam(TypedDict, total=False):
    type: Required[Literal["type"]]
    text: Required[str]

class UrlCitationBody(TypedDict, total=False):
    type: Required[Literal["url_citation"]]
    url: Required[str]
    start_index: Required[int]
    end_index: Required[int]
    title: Required[str]

class UrlCitationParam(TypedDict, total=False):
    type: Required[Literal["url_citation"]]
    start_index: Required[int]
    end_index: Required[int]
    url: Required[str]
    title: Required[str]

class VadConfig(TypedDict, total=False):
    type: Required[Literal["server_vad"]]
    prefix_padding_ms: int
    silence_duration_ms: int
    threshold: float

class VectorStoreExpirationAfter(TypedDict, total=False):
    anchor: Required[Literal["last_active_at"]]
    days: Required[int]

class VideoReferenceInputParam(TypedDict, total=False):
    id: Required[str]

class VoiceIdsOrCustomVoiceValue(TypedDict, total=False):
    id: Required[str]

class WaitParam(TypedDict, total=False):
    type: Required[Literal["wait"]]

class WebSearchActionFind(TypedDict, total=False):
    type: Required[Literal["find_in_page"]]
    url: Required[str]
    pattern: Required[str]

class WebSearchActionOpenPage(TypedDict, total=False):
    type: Required[Literal["open_page"]]
    url: str | None

class WebSearchActionSearch(TypedDict, total=False):
    type: Required[Literal["search"]]
    query: str
    queries: Sequence[str]
    sources: Sequence[WebSearchActionSearchSourcesItem]

class WebSearchActionSearchSourcesItem(TypedDict, total=False):
    type: Required[Literal["url"]]
    url: Required[str]

class WebSearchApproximateLocationValue(TypedDict, total=False):
    type: Literal["approximate"]
    country: str | None
    region: str | None
    city: str | None
    timezone: str | None

class WebSearchLocation(TypedDict, total=False):
    country: str
    region: str
    city: str
    timezone: str

class WebSearchPreviewTool(TypedDict, total=False):
    type: Required[Literal["web_search_preview", "web_search_preview_2025_03_11"]]
    user_location: ApproximateLocation | None
    search_context_size: Literal["low", "medium", "high"]
    search_content_types: Sequence[Literal["text", "image"]]

class WebSearchTool(TypedDict, total=False):
    type: Required[Literal["web_search", "web_search_2025_08_26"]]
    external_web_access: bool
    filters: WebSearchToolFilters | None
    user_location: WebSearchApproximateLocation
    search_context_size: Literal["low", "medium", "high"]

class WebSearchToolFilters(TypedDict, total=False):
    allowed_domains: Sequence[str] | None

class WebSearchToolCall(TypedDict, total=False):
    id: str
    type: Required[Literal["web_search_call"]]
    status: Literal["in_progress", "searching", "completed", "failed"]
    action: WebSearchActionSearch | WebSearchActionOpenPage | WebSearchActionFind

class WorkflowParam(TypedDict, total=False):
    id: Required[str]
    version: str
    state_variables: Mapping[str, str | int | bool | float]
    tracing: WorkflowTracingParam

class WorkflowTracingParam(TypedDict, total=False):
    enabled: bool

class ListAgentsResponse(TypedDict):
    data: list[Agent]
    has_more: bool | None

class ListAgentAutomationsResponse(TypedDict):
    data: list[Automation]
    has_more: bool | None

class ListAgentAutomationInvocationsResponse(TypedDict):
    data: list[AutomationInvocation]
    has_more: bool | None

class ListAgentEnvironmentsResponse(TypedDict):
    data: list[EnvironmentInfo]
    has_more: bool | None

class ListAgentEnvironmentTemplatesResponse(TypedDict):
    data: list[EnvironmentTemplate]
    has_more: bool | None

class ListAgentEnvironmentFilesResponse(TypedDict):
    data: list[EnvironmentFile]
    has_more: bool | None
    next: str | None

class ListAgentSessionsResponse(TypedDict):
    data: list[AgentSession]
    has_more: bool | None

class ListAgentSessionArtifactsResponse(TypedDict):
    data: list[SessionArtifact]
    has_more: bool | None

class ListAgentSessionItemsResponse(TypedDict):
    data: list[AgentSessionItem]
    has_more: bool | None

class ListAgentSessionSubagentsResponse(TypedDict):
    data: list[Subagent]
    has_more: bool | None

class ListAgentSessionSubagentItemsResponse(TypedDict):
    data: list[AgentSessionItem]
    has_more: bool | None

class ListAgentSessionSubagentTurnsResponse(TypedDict):
    data: list[Turn]
    has_more: bool | None

class ListAgentSessionSubagentTurnItemsResponse(TypedDict):
    data: list[AgentSessionItem]
    has_more: bool | None

class ListAgentSessionTracesResponse(TypedDict):
    data: list[SessionTrace]
    has_more: bool | None

class ListAgentSessionTurnsResponse(TypedDict):
    data: list[Turn]
    has_more: bool | None

class ListAgentSessionTurnItemsResponse(TypedDict):
    data: list[AgentSessionItem]
    has_more: bool | None
    last_id: str | None

class DeleteEvalResponse(TypedDict):
    object: str
    deleted: bool
    eval_id: str

class DeleteEvalRunResponse(TypedDict):
    object: str
    deleted: bool
    run_id: str

class DeleteAdminApiKeyResponse(TypedDict):
    id: str
    object: Literal["organization.admin_api_key.deleted"]
    deleted: bool

class ListExternalKeysResponse(TypedDict):
    data: list[ExternalKey]
    has_more: bool | None

class ListExternalStorageResponse(TypedDict):
    data: list[ExternalStorageConfiguration]
    has_more: bool | None

class ListWorkloadIdentityProvidersResponse(TypedDict):
    data: list[WorkloadIdentityProvider]
    has_more: bool | None

class ListWorkloadIdentityFederationRulesResponse(TypedDict):
    data: list[FederationRule]
    has_more: bool | None

class ListVaultsResponse(TypedDict):
    data: list[Vault]
    has_more: bool | None

class ListVaultCredentialsResponse(TypedDict):
    data: list[Credential]
    has_more: bool | None

class ListWebhookEndpointsResponse(TypedDict):
    data: list[WebhookEndpoint]
    has_more: bool | None

class ActiveStatus(TypedDict):
    type: Literal["active"]

class AdditionalTools(TypedDict):
    type: Literal["additional_tools"]
    id: str
    role: MessageRole
    tools: list[ReturnedTool]

class ReturnedAdditionalToolsItemParam(TypedDict):
    id: str | None
    type: Literal["additional_tools"]
    role: Literal["developer"]
    tools: list[ReturnedTool]

class AdminApiKey(TypedDict):
    object: Literal["organization.admin_api_key"]
    id: str
    name: str | None
    redacted_value: str
    created_at: int
    expires_at: int | None
    last_used_at: int | None
    owner: AdminApiKeyOwner

class AdminApiKeyOwner(TypedDict):
    type: str
    object: str
    id: str
    name: str
    created_at: int
    role: str

class AdminApiKeyCreateResponse(TypedDict):
    object: Literal["organization.admin_api_key"]
    id: str
    name: str | None
    redacted_value: str
    created_at: int
    expires_at: int | None
    last_used_at: int | None
    owner: AdminApiKeyCreateResponseOwner
    value: str

class AdminApiKeyCreateResponseOwner(TypedDict):
    type: str
    object: str
    id: str
    name: str
    created_at: int
    role: str

class Agent(TypedDict):
    id: str
    created_at: int
    instructions: str | None
    metadata: dict[str, str]
    model: str
    multi_agent: MultiAgentConfig
    name: str | None
    object: Literal["agent"]
    reasoning: AgentReasoning
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast"]
    text: AgentText
    tools: list[PersistedAgentTool]
    updated_at: int
    compaction: AgentCompaction | None
    experimental: AgentExperimental | None

AgentCompaction = TypedDict("AgentCompaction", {"async": 'bool'})

class AgentExperimental(TypedDict):
    time_awareness: bool

class AgentCloseSubagentCallItem(TypedDict):
    id: str
    recipient_agent_id: str
    sender_agent_id: str
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["close_subagent_call"]

class AgentCommandExecutionItem(TypedDict):
    id: str
    command: str
    cwd: str | None
    duration_ms: int | None
    exit_code: int | None
    output: str | None
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["command_execution"]

class AgentContentValueEncryptedContent(TypedDict):
    encrypted_content: str
    type: Literal["encrypted_content"]

class AgentCreateSubagentCallItem(TypedDict):
    id: str
    agent_id: str
    content: list[AgentContent]
    model: str | None
    reasoning_effort: str | None
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["create_subagent_call"]

class AgentDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["agent.deleted"]

class AgentFunctionCallItem(TypedDict):
    id: str
    arguments: Any
    call_id: str
    name: str
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["function_call"]

class AgentInterruptSubagentCallItem(TypedDict):
    id: str
    recipient_agent_id: str
    sender_agent_id: str
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["interrupt_subagent_call"]

class AgentMcpCallItem(TypedDict):
    id: str
    arguments: Any
    error: Any
    name: str
    output: Any
    server_label: str
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["mcp_call"]

class AgentOutputCommandExecutionOutputDeltaEvent(TypedDict, total=False):
    delta: Required[str]
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.output.command_execution_output.delta"]]
    obfuscation: str | None

class AgentOutputItemValueComputerUseCall(TypedDict, total=False):
    id: Required[str]
    output: AgentOutputItemValueComputerUseCallOutput | None
    status: Required[AgentFunctionCallStatus]
    title: str | None
    turn_id: Required[str]
    type: Required[Literal["computer_use_call"]]

class AgentOutputItemValueComputerUseCallOutput(TypedDict, total=False):
    image_url: Required[str]
    type: Required[Literal["computer_screenshot"]]

class AgentOutputItemValueComputerUseApprovalRequest(TypedDict, total=False):
    id: Required[str]
    request: Required[AgentOutputItemValueComputerUseApprovalRequestRequest]
    request_id: Required[str]
    turn_id: Required[str]
    type: Required[Literal["computer_use_approval_request"]]

class AgentOutputItemValueComputerUseApprovalRequestRequest(TypedDict, total=False):
    credential_origin: str | None
    fields: Required[list[AgentOutputItemValueComputerUseApprovalRequestRequestFieldsItem]]
    options: Required[list[AgentOutputItemValueComputerUseApprovalRequestRequestOptionsItem]]
    reason: str | None
    type: Required[Literal["browser_authentication"]]

class AgentOutputItemValueComputerUseApprovalRequestRequestFieldsItem(TypedDict, total=False):
    id: Required[str]
    label: Required[str]
    required: Required[bool]
    type: Required[str]

class AgentOutputItemValueComputerUseApprovalRequestRequestOptionsItem(TypedDict, total=False):
    id: Required[str]
    field_ids: Required[list[str]]
    label: Required[str]

class AgentReasoning(TypedDict):
    effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max", None]
    summary: Literal["concise", "detailed", "auto", None]

class AgentReasoningItem(TypedDict):
    id: str
    status: AgentOutputItemStatus | None
    summary: list[SummaryText]
    turn_id: str
    type: Literal["reasoning"]

class AgentResumeSubagentCallItem(TypedDict):
    id: str
    recipient_agent_id: str
    sender_agent_id: str
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["resume_subagent_call"]

class AgentSendSubagentInputCallItem(TypedDict):
    id: str
    content: list[AgentContent]
    recipient_agent_id: str
    sender_agent_id: str
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["send_subagent_input_call"]

class AgentSession(TypedDict):
    id: str
    agent: AgentSessionAgent
    created_at: int
    environment: Environment
    error: str | None
    last_active_at: int
    metadata: dict[str, str]
    object: Literal["agent.session"]
    required_actions: list[AgentSessionRequiredActionsItemMcpApprovalRequest | AgentSessionRequiredActionsItemComputerUseApprovalRequest | AgentSessionRequiredActionsItemFunctionCall | AgentSessionRequiredActionsItemEnvironmentConnection]
    status: Literal["idle", "in_progress", "requires_action", "failed", "budget_reached"]
    usage: TokenUsage | None
    vault_ids: list[str]
    prompt_cache_options: AgentSessionPromptCacheOptions | None
    review: Literal["none", "auto_review", None]
    spend_control: AgentSessionSpendControl | None

class AgentSessionAgent(TypedDict):
    id: str
    instructions: str | None
    model: str
    multi_agent: MultiAgentConfig
    name: str | None
    reasoning: AgentReasoning
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast"]
    text: AgentText
    tools: list[AgentTool]
    compaction: AgentSessionAgentCompaction | None
    experimental: AgentSessionAgentExperimental | None

AgentSessionAgentCompaction = TypedDict("AgentSessionAgentCompaction", {"async": 'bool'})

class AgentSessionAgentExperimental(TypedDict):
    time_awareness: bool

class AgentSessionRequiredActionsItemMcpApprovalRequest(TypedDict):
    request: AgentSessionRequiredActionsItemMcpApprovalRequestRequest
    request_id: str
    turn_id: str
    type: Literal["mcp_approval_request"]

class AgentSessionRequiredActionsItemMcpApprovalRequestRequest(TypedDict):
    arguments: Any
    message: str
    name: str | None
    server_label: str
    type: Literal["mcp_tool_call"]

class AgentSessionRequiredActionsItemComputerUseApprovalRequest(TypedDict):
    request: AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthentication | AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserOriginAccess
    request_id: str
    turn_id: str
    type: Literal["computer_use_approval_request"]

class AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthentication(TypedDict):
    credential_origin: str | None
    fields: list[AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthenticationFieldsItem]
    options: list[AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthenticationOptionsItem]
    reason: str | None
    type: Literal["browser_authentication"]

class AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthenticationFieldsItem(TypedDict):
    id: str
    label: str
    required: bool
    type: str

class AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserAuthenticationOptionsItem(TypedDict):
    id: str
    field_ids: list[str]
    label: str

class AgentSessionRequiredActionsItemComputerUseApprovalRequestRequestBrowserOriginAccess(TypedDict):
    origin: str
    reason: str | None
    type: Literal["browser_origin_access"]

class AgentSessionRequiredActionsItemFunctionCall(TypedDict):
    arguments: Any
    call_id: str
    name: str
    turn_id: str
    type: Literal["function_call"]

class AgentSessionRequiredActionsItemEnvironmentConnection(TypedDict):
    environment_id: str
    type: Literal["environment_connection"]

class AgentSessionPromptCacheOptions(TypedDict):
    ttl: Literal["30m", "12h"]

class AgentSessionSpendControl(TypedDict):
    consumed: int | None
    limit: int | None

class AgentSessionAssistantMessage(TypedDict, total=False):
    id: Required[str]
    content: Required[list[OutputText]]
    phase: Literal["commentary", "final_answer", None]
    role: Required[Literal["assistant"]]
    status: Required[AgentOutputItemStatus]
    turn_id: Required[str]
    type: Required[Literal["message"]]

class AgentSessionBudgetReachedEvent(TypedDict, total=False):
    event_id: Required[str]
    session: Required[AgentSession]
    type: Required[Literal["agent.session.budget_reached"]]
    obfuscation: str | None

class AgentSessionCreatedEvent(TypedDict, total=False):
    event_id: Required[str]
    session: Required[AgentSession]
    type: Required[Literal["agent.session.created"]]
    obfuscation: str | None

class AgentSessionDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["agent.session.deleted"]

class AgentSessionEnvironmentConnectedEvent(TypedDict, total=False):
    environment: Required[AgentSessionEnvironmentState]
    event_id: Required[str]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.connected"]]
    obfuscation: str | None

class AgentSessionEnvironmentDisconnectedEvent(TypedDict, total=False):
    environment: Required[AgentSessionEnvironmentState]
    event_id: Required[str]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.disconnected"]]
    obfuscation: str | None

class AgentSessionEnvironmentExpiredEvent(TypedDict, total=False):
    environment: Required[AgentSessionEnvironmentState]
    event_id: Required[str]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.expired"]]
    obfuscation: str | None

class AgentSessionEnvironmentFailedEvent(TypedDict, total=False):
    environment: Required[AgentSessionEnvironmentState]
    event_id: Required[str]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.failed"]]
    obfuscation: str | None

class AgentSessionEnvironmentPendingEvent(TypedDict, total=False):
    environment: Required[AgentSessionEnvironmentState]
    event_id: Required[str]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.pending"]]
    obfuscation: str | None

class AgentSessionEnvironmentReadyEvent(TypedDict, total=False):
    environment: Required[AgentSessionEnvironmentState]
    event_id: Required[str]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.ready"]]
    obfuscation: str | None

class AgentSessionEnvironmentResetEvent(TypedDict, total=False):
    environment_id: Required[str]
    event_id: Required[str]
    reset_count: Required[int]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.reset"]]
    obfuscation: str | None

class AgentSessionEnvironmentState(TypedDict, total=False):
    id: Required[str]
    error: AgentSessionEnvironmentStateError | None
    status: Required[Literal["pending", "ready", "connected", "disconnected", "suspended", "expired", "failed"]]
    type: Required[str]

class AgentSessionEnvironmentStateError(TypedDict, total=False):
    code: Required[str]
    message: Required[str]
    type: Required[str]

class AgentSessionEnvironmentSuspendedEvent(TypedDict, total=False):
    environment: Required[AgentSessionEnvironmentState]
    event_id: Required[str]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.environment.suspended"]]
    obfuscation: str | None

class AgentSessionErrorEvent(TypedDict, total=False):
    error: Required[SessionError]
    event_id: Required[str]
    session_id: Required[str]
    type: Required[Literal["error"]]
    obfuscation: str | None

class AgentSessionFailedEvent(TypedDict, total=False):
    event_id: Required[str]
    session: Required[AgentSession]
    type: Required[Literal["agent.session.failed"]]
    obfuscation: str | None

class AgentSessionIdleEvent(TypedDict, total=False):
    event_id: Required[str]
    session: Required[AgentSession]
    type: Required[Literal["agent.session.idle"]]
    obfuscation: str | None

class AgentSessionInProgressEvent(TypedDict, total=False):
    event_id: Required[str]
    session: Required[AgentSession]
    type: Required[Literal["agent.session.in_progress"]]
    obfuscation: str | None

class AgentSessionItemValueFunctionCallOutput(TypedDict):
    id: str
    call_id: str
    error: str | None
    output: AgentFunctionCallOutput | None
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["function_call_output"]

class AgentSessionItemValueAgentMessage(TypedDict):
    id: str
    content: list[AgentContent]
    recipient_agent_id: str
    sender_agent_id: str
    turn_id: str
    type: Literal["agent_message"]

class AgentSessionItemValueComputerUseCall(TypedDict):
    id: str
    output: AgentSessionItemValueComputerUseCallOutput | None
    status: AgentFunctionCallStatus
    title: str | None
    turn_id: str
    type: Literal["computer_use_call"]

class AgentSessionItemValueComputerUseCallOutput(TypedDict):
    image_url: str
    type: Literal["computer_screenshot"]

class AgentSessionItemValueComputerUseApprovalRequest(TypedDict):
    id: str
    request: AgentSessionItemValueComputerUseApprovalRequestRequest
    request_id: str
    turn_id: str
    type: Literal["computer_use_approval_request"]

class AgentSessionItemValueComputerUseApprovalRequestRequest(TypedDict):
    credential_origin: str | None
    fields: list[AgentSessionItemValueComputerUseApprovalRequestRequestFieldsItem]
    options: list[AgentSessionItemValueComputerUseApprovalRequestRequestOptionsItem]
    reason: str | None
    type: Literal["browser_authentication"]

class AgentSessionItemValueComputerUseApprovalRequestRequestFieldsItem(TypedDict):
    id: str
    label: str
    required: bool
    type: str

class AgentSessionItemValueComputerUseApprovalRequestRequestOptionsItem(TypedDict):
    id: str
    field_ids: list[str]
    label: str

class AgentSessionItemValueComputerUseApprovalRequestResult(TypedDict):
    id: str
    request_id: str
    response: AgentSessionItemValueComputerUseApprovalRequestResultResponseBrowserAuthentication1 | AgentSessionItemValueComputerUseApprovalRequestResultResponseBrowserAuthentication2
    turn_id: str
    type: Literal["computer_use_approval_request_result"]

class AgentSessionItemValueComputerUseApprovalRequestResultResponseBrowserAuthentication1(TypedDict):
    action: Literal["submit"]
    selected_option: str | None
    type: Literal["browser_authentication"]

class AgentSessionItemValueComputerUseApprovalRequestResultResponseBrowserAuthentication2(TypedDict):
    action: Literal["cancel"]
    type: Literal["browser_authentication"]

class AgentSessionMessage(TypedDict):
    id: str | None
    content: list[AgentSessionMessageContent]
    phase: Literal["commentary", "final_answer", None]
    role: Literal["user", "assistant"]
    status: AgentOutputItemStatus
    turn_id: str
    type: Literal["message"]

class AgentSessionMessageContentValueInputText(TypedDict):
    text: str
    type: Literal["input_text"]

class AgentSessionMessageContentValueInputImage(TypedDict):
    image_url: str
    type: Literal["input_image"]

class AgentSessionMessageContentValueOutputText(TypedDict):
    text: str
    type: Literal["output_text"]

class AgentSessionRequiresActionEvent(TypedDict, total=False):
    event_id: Required[str]
    session: Required[AgentSession]
    type: Required[Literal["agent.session.requires_action"]]
    obfuscation: str | None

class AgentSessionSubagentActiveEvent(TypedDict, total=False):
    event_id: Required[str]
    subagent: Required[Subagent]
    type: Required[Literal["agent.session.subagent.active"]]
    obfuscation: str | None

class AgentSessionSubagentClosedEvent(TypedDict, total=False):
    event_id: Required[str]
    subagent: Required[Subagent]
    type: Required[Literal["agent.session.subagent.closed"]]
    obfuscation: str | None

class AgentSessionSubagentCreatedEvent(TypedDict, total=False):
    event_id: Required[str]
    subagent: Required[Subagent]
    type: Required[Literal["agent.session.subagent.created"]]
    obfuscation: str | None

class AgentSessionTurnCancelledEvent(TypedDict, total=False):
    event_id: Required[str]
    session_id: Required[str]
    turn: Required[Turn]
    turn_id: Required[str]
    type: Required[Literal["agent.session.turn.cancelled"]]
    usage: TokenUsage | None
    obfuscation: str | None

class AgentSessionTurnCompletedEvent(TypedDict, total=False):
    event_id: Required[str]
    session_id: Required[str]
    turn: Required[Turn]
    turn_id: Required[str]
    type: Required[Literal["agent.session.turn.completed"]]
    usage: TokenUsage | None
    obfuscation: str | None

class AgentSessionTurnContentPartAddedEvent(TypedDict, total=False):
    content_index: Required[int]
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    part: Required[OutputText]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.content_part.added"]]
    obfuscation: str | None

class AgentSessionTurnContentPartDoneEvent(TypedDict, total=False):
    content_index: Required[int]
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    part: Required[OutputText]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.content_part.done"]]
    obfuscation: str | None

class AgentSessionTurnCreatedEvent(TypedDict, total=False):
    event_id: Required[str]
    session_id: Required[str]
    turn: Required[Turn]
    turn_id: Required[str]
    type: Required[Literal["agent.session.turn.created"]]
    obfuscation: str | None

class AgentSessionTurnFailedEvent(TypedDict, total=False):
    event_id: Required[str]
    session_id: Required[str]
    turn: Required[Turn]
    turn_id: Required[str]
    type: Required[Literal["agent.session.turn.failed"]]
    usage: TokenUsage | None
    obfuscation: str | None

class AgentSessionTurnInProgressEvent(TypedDict, total=False):
    event_id: Required[str]
    session_id: Required[str]
    turn: Required[Turn]
    turn_id: Required[str]
    type: Required[Literal["agent.session.turn.in_progress"]]
    obfuscation: str | None

class AgentSessionTurnItemAddedEvent(TypedDict, total=False):
    event_id: Required[str]
    item: Required[AgentSessionItem]
    output_index: int | None
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.item.added"]]
    obfuscation: str | None

class AgentSessionTurnItemDoneEvent(TypedDict, total=False):
    event_id: Required[str]
    item: Required[AgentOutputItem]
    output_index: Required[int]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.item.done"]]
    obfuscation: str | None

class AgentSessionTurnOutputTextDeltaEvent(TypedDict, total=False):
    content_index: Required[int]
    delta: Required[str]
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    session_id: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.output_text.delta"]]
    obfuscation: str | None

class AgentSessionTurnOutputTextDoneEvent(TypedDict, total=False):
    content_index: Required[int]
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    session_id: Required[str]
    text: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.output_text.done"]]
    obfuscation: str | None

class AgentSessionTurnReasoningSummaryPartAddedEvent(TypedDict, total=False):
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    part: Required[SummaryText]
    session_id: Required[str]
    summary_index: Required[int]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.reasoning_summary_part.added"]]
    obfuscation: str | None

class AgentSessionTurnReasoningSummaryPartDoneEvent(TypedDict, total=False):
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    part: Required[SummaryText]
    session_id: Required[str]
    status: Literal["incomplete", None]
    summary_index: Required[int]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.reasoning_summary_part.done"]]
    obfuscation: str | None

class AgentSessionTurnReasoningSummaryTextDeltaEvent(TypedDict, total=False):
    delta: Required[str]
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    session_id: Required[str]
    summary_index: Required[int]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.reasoning_summary_text.delta"]]
    obfuscation: str | None

class AgentSessionTurnReasoningSummaryTextDoneEvent(TypedDict, total=False):
    event_id: Required[str]
    item_id: Required[str]
    output_index: Required[int]
    session_id: Required[str]
    summary_index: Required[int]
    text: Required[str]
    turn_id: str | None
    type: Required[Literal["agent.session.turn.reasoning_summary_text.done"]]
    obfuscation: str | None

class AgentText(TypedDict):
    format: TextFormat
    verbosity: Literal["low", "medium", "high"]

AgentToolValueFunction = TypedDict("AgentToolValueFunction", {"defer_loading": 'bool', "description": 'str', "name": 'str', "parameters": 'dict[str, Any]', "type": 'Literal["function"]', "async": 'bool | None'})

class AgentToolValueProgrammaticToolCalling(TypedDict):
    enabled: bool
    type: Literal["programmatic_tool_calling"]

class AgentToolValueMcp(TypedDict):
    allowed_tools: list[str] | None
    connection_origin: Literal["service", "environment"]
    credential_id: str | None
    request_metadata: dict[str, Any]
    required: bool
    server_label: str
    transport: McpTransport
    type: Literal["mcp"]

class AgentToolValueWebSearch(TypedDict):
    allowed_domains: list[str] | None
    context_size: Literal["low", "medium", "high"]
    location: AgentToolValueWebSearchLocation | None
    mode: Literal["disabled", "cached", "live"]
    type: Literal["web_search"]

class AgentToolValueWebSearchLocation(TypedDict):
    city: str | None
    country: str | None
    region: str | None
    timezone: str | None

class AgentToolValueComputerUse(TypedDict):
    include_screenshots: bool
    type: Literal["computer_use"]

class AgentToolValueAutomations(TypedDict):
    type: Literal["automations"]

class AgentWaitForSubagentsCallItem(TypedDict):
    id: str
    recipient_agent_ids: list[str]
    sender_agent_id: str
    status: AgentFunctionCallStatus
    turn_id: str
    type: Literal["wait_for_subagents_call"]

class AgentWebSearchCallItem(TypedDict):
    id: str
    action: WebSearchAction | None
    status: AgentOutputItemStatus
    turn_id: str
    type: Literal["web_search_call"]

class ApiKeyList(TypedDict):
    object: Literal["list"]
    data: list[AdminApiKey]
    has_more: bool
    first_id: str | None
    last_id: str | None

class ApplyPatchCreateFileOperation(TypedDict):
    type: Literal["create_file"]
    path: str
    diff: str

class ReturnedApplyPatchCreateFileOperationParam(TypedDict):
    type: Literal["create_file"]
    path: str
    diff: str

class ApplyPatchDeleteFileOperation(TypedDict):
    type: Literal["delete_file"]
    path: str

class ReturnedApplyPatchDeleteFileOperationParam(TypedDict):
    type: Literal["delete_file"]
    path: str

class ApplyPatchToolCall(TypedDict):
    type: Literal["apply_patch_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    status: Literal["in_progress", "completed"]
    operation: ApplyPatchCreateFileOperation | ApplyPatchDeleteFileOperation | ApplyPatchUpdateFileOperation
    created_by: str

class ReturnedApplyPatchToolCallItemParam(TypedDict):
    type: Literal["apply_patch_call"]
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    status: Literal["in_progress", "completed"]
    operation: ReturnedApplyPatchOperationParam

class ApplyPatchToolCallOutput(TypedDict):
    type: Literal["apply_patch_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    status: Literal["completed", "failed"]
    output: str | None
    created_by: str

class ReturnedApplyPatchToolCallOutputItemParam(TypedDict):
    type: Literal["apply_patch_call_output"]
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    status: Literal["completed", "failed"]
    output: str | None

class ReturnedApplyPatchToolParam(TypedDict):
    type: Literal["apply_patch"]
    allowed_callers: list[Literal["direct", "programmatic"]] | None

class ApplyPatchUpdateFileOperation(TypedDict):
    type: Literal["update_file"]
    path: str
    diff: str

class ReturnedApplyPatchUpdateFileOperationParam(TypedDict):
    type: Literal["update_file"]
    path: str
    diff: str

class ReturnedApproximateLocation(TypedDict):
    type: Literal["approximate"]
    country: str | None
    region: str | None
    city: str | None
    timezone: str | None

class AssignedRoleDetails(TypedDict):
    id: str
    name: str
    permissions: list[str]
    resource_type: str
    predefined_role: bool
    description: str | None
    created_at: int | None
    updated_at: int | None
    created_by: str | None
    created_by_user_obj: dict[str, Any] | None
    metadata: dict[str, Any] | None
    assignment_sources: list[AssignedRoleDetailsAssignmentSourcesItem] | None

class AssignedRoleDetailsAssignmentSourcesItem(TypedDict):
    principal_id: str
    principal_type: str

class AssistantMessageItem(TypedDict):
    id: str
    object: Literal["chatkit.thread_item"]
    created_at: int
    thread_id: str
    type: Literal["chatkit.assistant_message"]
    content: list[ResponseOutputText]

class AssistantObject(TypedDict):
    id: str
    object: Literal["assistant"]
    created_at: int
    name: str | None
    description: str | None
    model: str
    instructions: str | None
    tools: list[ReturnedAssistantToolsCode | ReturnedAssistantToolsFileSearch | ReturnedAssistantToolsFunction]
    tool_resources: AssistantObjectToolResources | None
    metadata: ReturnedMetadata
    temperature: float | None
    top_p: float | None
    response_format: ReturnedAssistantsApiResponseFormatOption | None

class AssistantObjectToolResources(TypedDict):
    code_interpreter: AssistantObjectToolResourcesCodeInterpreter
    file_search: AssistantObjectToolResourcesFileSearch

class AssistantObjectToolResourcesCodeInterpreter(TypedDict):
    file_ids: list[str]

class AssistantObjectToolResourcesFileSearch(TypedDict):
    vector_store_ids: list[str]

class ReturnedAssistantToolsCode(TypedDict):
    type: Literal["code_interpreter"]

class ReturnedAssistantToolsFileSearch(TypedDict):
    type: Literal["file_search"]
    file_search: ReturnedAssistantToolsFileSearchFileSearch

class ReturnedAssistantToolsFileSearchFileSearch(TypedDict):
    max_num_results: int
    ranking_options: ReturnedFileSearchRankingOptions

class ReturnedAssistantToolsFileSearchTypeOnly(TypedDict):
    type: Literal["file_search"]

class ReturnedAssistantToolsFunction(TypedDict):
    type: Literal["function"]
    function: ReturnedFunctionObject

class ReturnedAssistantsNamedToolChoice(TypedDict):
    type: Literal["function", "code_interpreter", "file_search"]
    function: ReturnedAssistantsNamedToolChoiceFunction

class ReturnedAssistantsNamedToolChoiceFunction(TypedDict):
    name: str

class Attachment(TypedDict):
    type: Literal["image", "file"]
    id: str
    name: str
    mime_type: str
    preview_url: str | None

class AudioTranscriptionResponse(TypedDict):
    model: str
    language: str
    languages: list[str]
    prompt: str

AuditLog = TypedDict("AuditLog", {"id": 'str', "type": 'ReturnedAuditLogEventType', "effective_at": 'int', "project": 'AuditLogProject', "actor": 'AuditLogActor | None', "api_key.created": 'AuditLogApiKeyCreated', "api_key.updated": 'AuditLogApiKeyUpdated', "api_key.deleted": 'AuditLogApiKeyDeleted', "checkpoint.permission.created": 'AuditLogCheckpointPermissionCreated', "checkpoint.permission.deleted": 'AuditLogCheckpointPermissionDeleted', "external_key.registered": 'AuditLogExternalKeyRegistered', "external_key.removed": 'AuditLogExternalKeyRemoved', "group.created": 'AuditLogGroupCreated', "group.updated": 'AuditLogGroupUpdated', "group.deleted": 'AuditLogGroupDeleted', "scim.enabled": 'AuditLogScimEnabled', "scim.disabled": 'AuditLogScimDisabled', "invite.sent": 'AuditLogInviteSent', "invite.accepted": 'AuditLogInviteAccepted', "invite.deleted": 'AuditLogInviteDeleted', "ip_allowlist.created": 'AuditLogIpAllowlistCreated', "ip_allowlist.updated": 'AuditLogIpAllowlistUpdated', "ip_allowlist.deleted": 'AuditLogIpAllowlistDeleted', "ip_allowlist.config.activated": 'AuditLogIpAllowlistConfigActivated', "ip_allowlist.config.deactivated": 'AuditLogIpAllowlistConfigDeactivated', "login.succeeded": 'dict[str, Any]', "login.failed": 'AuditLogLoginFailed', "logout.succeeded": 'dict[str, Any]', "logout.failed": 'AuditLogLogoutFailed', "organization.updated": 'AuditLogOrganizationUpdated', "project.created": 'AuditLogProjectCreated', "project.updated": 'AuditLogProjectUpdated', "project.archived": 'AuditLogProjectArchived', "project.deleted": 'AuditLogProjectDeleted', "rate_limit.updated": 'AuditLogRateLimitUpdated', "rate_limit.deleted": 'AuditLogRateLimitDeleted', "role.created": 'AuditLogRoleCreated', "role.updated": 'AuditLogRoleUpdated', "role.deleted": 'AuditLogRoleDeleted', "role.assignment.created": 'AuditLogRoleAssignmentCreated', "role.assignment.deleted": 'AuditLogRoleAssignmentDeleted', "role.bound_to_resource": 'AuditLogRoleBoundToResource', "role.unbound_from_resource": 'AuditLogRoleUnboundFromResource', "service_account.created": 'AuditLogServiceAccountCreated', "service_account.updated": 'AuditLogServiceAccountUpdated', "service_account.deleted": 'AuditLogServiceAccountDeleted', "workload_identity_provider.created": 'AuditLogWorkloadIdentityProviderCreated', "workload_identity_provider.updated": 'AuditLogWorkloadIdentityProviderUpdated', "workload_identity_provider.deleted": 'AuditLogWorkloadIdentityProviderDeleted', "workload_identity_provider_mapping.created": 'AuditLogWorkloadIdentityProviderMappingCreated', "workload_identity_provider_mapping.updated": 'AuditLogWorkloadIdentityProviderMappingUpdated', "workload_identity_provider_mapping.deleted": 'AuditLogWorkloadIdentityProviderMappingDeleted', "user.added": 'AuditLogUserAdded', "user.updated": 'AuditLogUserUpdated', "user.deleted": 'AuditLogUserDeleted', "certificate.created": 'AuditLogCertificateCreated', "certificate.updated": 'AuditLogCertificateUpdated', "certificate.deleted": 'AuditLogCertificateDeleted', "certificates.activated": 'AuditLogCertificatesActivated', "certificates.deactivated": 'AuditLogCertificatesDeactivated'})

class AuditLogProject(TypedDict):
    id: str
    name: str

class AuditLogApiKeyCreated(TypedDict):
    id: str
    data: AuditLogApiKeyCreatedData

class AuditLogApiKeyCreatedData(TypedDict):
    scopes: list[str]

class AuditLogApiKeyUpdated(TypedDict):
    id: str
    changes_requested: AuditLogApiKeyUpdatedChangesRequested

class AuditLogApiKeyUpdatedChangesRequested(TypedDict):
    scopes: list[str]

class AuditLogApiKeyDeleted(TypedDict):
    id: str

class AuditLogCheckpointPermissionCreated(TypedDict):
    id: str
    data: AuditLogCheckpointPermissionCreatedData

class AuditLogCheckpointPermissionCreatedData(TypedDict):
    project_id: str
    fine_tuned_model_checkpoint: str

class AuditLogCheckpointPermissionDeleted(TypedDict):
    id: str

class AuditLogExternalKeyRegistered(TypedDict):
    id: str
    data: dict[str, Any]

class AuditLogExternalKeyRemoved(TypedDict):
    id: str

class AuditLogGroupCreated(TypedDict):
    id: str
    data: AuditLogGroupCreatedData

class AuditLogGroupCreatedData(TypedDict):
    group_name: str

class AuditLogGroupUpdated(TypedDict):
    id: str
    changes_requested: AuditLogGroupUpdatedChangesRequested

class AuditLogGroupUpdatedChangesRequested(TypedDict):
    group_name: str

class AuditLogGroupDeleted(TypedDict):
    id: str

class AuditLogScimEnabled(TypedDict):
    id: str

class AuditLogScimDisabled(TypedDict):
    id: str

class AuditLogInviteSent(TypedDict):
    id: str
    data: AuditLogInviteSentData

class AuditLogInviteSentData(TypedDict):
    email: str
    role: str

class AuditLogInviteAccepted(TypedDict):
    id: str

class AuditLogInviteDeleted(TypedDict):
    id: str

class AuditLogIpAllowlistCreated(TypedDict):
    id: str
    name: str
    allowed_ips: list[str]

class AuditLogIpAllowlistUpdated(TypedDict):
    id: str
    allowed_ips: list[str]

class AuditLogIpAllowlistDeleted(TypedDict):
    id: str
    name: str
    allowed_ips: list[str]

class AuditLogIpAllowlistConfigActivated(TypedDict):
    configs: list[AuditLogIpAllowlistConfigActivatedConfigsItem]

class AuditLogIpAllowlistConfigActivatedConfigsItem(TypedDict):
    id: str
    name: str

class AuditLogIpAllowlistConfigDeactivated(TypedDict):
    configs: list[AuditLogIpAllowlistConfigDeactivatedConfigsItem]

class AuditLogIpAllowlistConfigDeactivatedConfigsItem(TypedDict):
    id: str
    name: str

class AuditLogLoginFailed(TypedDict):
    error_code: str
    error_message: str

class AuditLogLogoutFailed(TypedDict):
    error_code: str
    error_message: str

class AuditLogOrganizationUpdated(TypedDict):
    id: str
    changes_requested: AuditLogOrganizationUpdatedChangesRequested

class AuditLogOrganizationUpdatedChangesRequested(TypedDict):
    title: str
    description: str
    name: str
    threads_ui_visibility: str
    usage_dashboard_visibility: str
    api_call_logging: str
    api_call_logging_project_ids: str

class AuditLogProjectCreated(TypedDict):
    id: str
    data: AuditLogProjectCreatedData

class AuditLogProjectCreatedData(TypedDict):
    name: str
    title: str

class AuditLogProjectUpdated(TypedDict):
    id: str
    changes_requested: AuditLogProjectUpdatedChangesRequested

class AuditLogProjectUpdatedChangesRequested(TypedDict):
    title: str

class AuditLogProjectArchived(TypedDict):
    id: str

class AuditLogProjectDeleted(TypedDict):
    id: str

class AuditLogRateLimitUpdated(TypedDict):
    id: str
    changes_requested: AuditLogRateLimitUpdatedChangesRequested

class AuditLogRateLimitUpdatedChangesRequested(TypedDict):
    max_requests_per_1_minute: int
    max_tokens_per_1_minute: int
    max_images_per_1_minute: int
    max_audio_megabytes_per_1_minute: int
    max_requests_per_1_day: int
    batch_1_day_max_input_tokens: int

class AuditLogRateLimitDeleted(TypedDict):
    id: str

class AuditLogRoleCreated(TypedDict):
    id: str
    role_name: str
    permissions: list[str]
    resource_type: str
    resource_id: str

class AuditLogRoleUpdated(TypedDict):
    id: str
    changes_requested: AuditLogRoleUpdatedChangesRequested

class AuditLogRoleUpdatedChangesRequested(TypedDict):
    role_name: str
    resource_id: str
    resource_type: str
    permissions_added: list[str]
    permissions_removed: list[str]
    description: str
    metadata: dict[str, Any]

class AuditLogRoleDeleted(TypedDict):
    id: str

class AuditLogRoleAssignmentCreated(TypedDict):
    id: str
    principal_id: str
    principal_type: str
    resource_id: str
    resource_type: str

class AuditLogRoleAssignmentDeleted(TypedDict):
    id: str
    principal_id: str
    principal_type: str
    resource_id: str
    resource_type: str

class AuditLogRoleBoundToResource(TypedDict):
    id: str
    role_id: str
    resource_id: str
    resource_type: str
    permissions: list[str]
    workspace_id: str
    connector_id: str
    connector_name: str
    enabled: bool
    source: Literal["role_toggle", "role_connector_update", "role_delete", "workspace_permissions", "connector_publish"]

class AuditLogRoleUnboundFromResource(TypedDict):
    id: str
    role_id: str
    resource_id: str
    resource_type: str
    permissions: list[str]
    workspace_id: str
    connector_id: str
    connector_name: str
    enabled: bool
    source: Literal["role_toggle", "role_connector_update", "role_delete", "workspace_permissions", "connector_publish"]

class AuditLogServiceAccountCreated(TypedDict):
    id: str
    data: AuditLogServiceAccountCreatedData

class AuditLogServiceAccountCreatedData(TypedDict):
    role: str

class AuditLogServiceAccountUpdated(TypedDict):
    id: str
    changes_requested: AuditLogServiceAccountUpdatedChangesRequested

class AuditLogServiceAccountUpdatedChangesRequested(TypedDict):
    role: str

class AuditLogServiceAccountDeleted(TypedDict):
    id: str

class AuditLogWorkloadIdentityProviderCreated(TypedDict):
    id: str
    data: dict[str, Any]

class AuditLogWorkloadIdentityProviderUpdated(TypedDict):
    id: str
    changes_requested: dict[str, Any]

class AuditLogWorkloadIdentityProviderDeleted(TypedDict):
    id: str
    name: str

class AuditLogWorkloadIdentityProviderMappingCreated(TypedDict):
    id: str
    identity_provider_id: str
    data: dict[str, Any]

class AuditLogWorkloadIdentityProviderMappingUpdated(TypedDict):
    id: str
    identity_provider_id: str
    changes_requested: dict[str, Any]

class AuditLogWorkloadIdentityProviderMappingDeleted(TypedDict):
    id: str
    identity_provider_id: str
    project_id: str
    service_account_id: str

class AuditLogUserAdded(TypedDict):
    id: str
    data: AuditLogUserAddedData

class AuditLogUserAddedData(TypedDict):
    role: str

class AuditLogUserUpdated(TypedDict):
    id: str
    changes_requested: AuditLogUserUpdatedChangesRequested

class AuditLogUserUpdatedChangesRequested(TypedDict):
    role: str

class AuditLogUserDeleted(TypedDict):
    id: str

class AuditLogCertificateCreated(TypedDict):
    id: str
    name: str

class AuditLogCertificateUpdated(TypedDict):
    id: str
    name: str

class AuditLogCertificateDeleted(TypedDict):
    id: str
    name: str
    certificate: str

class AuditLogCertificatesActivated(TypedDict):
    certificates: list[AuditLogCertificatesActivatedCertificatesItem]

class AuditLogCertificatesActivatedCertificatesItem(TypedDict):
    id: str
    name: str

class AuditLogCertificatesDeactivated(TypedDict):
    certificates: list[AuditLogCertificatesDeactivatedCertificatesItem]

class AuditLogCertificatesDeactivatedCertificatesItem(TypedDict):
    id: str
    name: str

class AuditLogActor(TypedDict):
    type: Literal["session", "api_key"]
    session: AuditLogActorSession
    api_key: AuditLogActorApiKey

class AuditLogActorApiKey(TypedDict):
    id: str
    type: Literal["user", "service_account"]
    user: AuditLogActorUser
    service_account: AuditLogActorServiceAccount

class AuditLogActorServiceAccount(TypedDict):
    id: str

class AuditLogActorSession(TypedDict):
    user: AuditLogActorUser
    ip_address: str

class AuditLogActorUser(TypedDict):
    id: str
    email: str

class ReturnedAutoCodeInterpreterToolParam(TypedDict):
    type: Literal["auto"]
    file_ids: list[str]
    memory_limit: Literal["1g", "4g", "16g", "64g", None]
    network_policy: ReturnedContainerNetworkPolicyDisabledParam | ReturnedContainerNetworkPolicyAllowlistParam

class AutomationAgentConfig(TypedDict):
    instructions: str | None
    model: str
    multi_agent: MultiAgentConfig
    reasoning: AgentReasoning
    service_tier: Literal["auto", "default", "flex", "priority", "fast", "ultrafast"]
    text: AgentText
    tools: list[AgentTool]
    compaction: AutomationAgentConfigCompaction | None
    experimental: AutomationAgentConfigExperimental | None

AutomationAgentConfigCompaction = TypedDict("AutomationAgentConfigCompaction", {"async": 'bool'})

class AutomationAgentConfigExperimental(TypedDict):
    time_awareness: bool

class AutomationCreatedByValueDeveloper(TypedDict):
    type: Literal["developer"]

class AutomationCreatedByValueAgent(TypedDict):
    session_id: str
    tool_call_id: str
    type: Literal["agent"]

class AutomationDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["agent.automation.deleted"]

class AutomationEnvironmentValueNone(TypedDict):
    type: Literal["none"]

class AutomationEnvironmentValueOpenaiHosted(TypedDict):
    capability_directories: list[str] | None
    container_size: Literal["small", "medium", "large", None]
    desktop: AutomationEnvironmentValueOpenaiHostedDesktop | None
    environment_id: str | None
    environment_template_id: str | None
    files: list[AutomationEnvironmentValueOpenaiHostedFilesItemFileId | AutomationEnvironmentValueOpenaiHostedFilesItemInline] | None
    network: AutomationEnvironmentValueOpenaiHostedNetwork | None
    packages: AutomationEnvironmentValueOpenaiHostedPackages | None
    plugins: list[HostedPlugin] | None
    skills: list[AutomationEnvironmentValueOpenaiHostedSkillsItemSkillReference | AutomationEnvironmentValueOpenaiHostedSkillsItemInline] | None
    type: Literal["openai_hosted"]

class AutomationEnvironmentValueOpenaiHostedDesktop(TypedDict):
    enabled: bool

class AutomationEnvironmentValueOpenaiHostedFilesItemFileId(TypedDict):
    file_id: str
    path: str
    type: Literal["file_id"]

class AutomationEnvironmentValueOpenaiHostedFilesItemInline(TypedDict):
    path: str
    size_bytes: int
    type: Literal["inline"]

class AutomationEnvironmentValueOpenaiHostedNetwork(TypedDict):
    access: Literal["enabled", "disabled", "restricted"]
    allowed_domains: list[str]

class AutomationEnvironmentValueOpenaiHostedPackages(TypedDict):
    npm: list[str]
    python: list[str]
    system: list[str]

class AutomationEnvironmentValueOpenaiHostedSkillsItemSkillReference(TypedDict):
    skill_id: str
    type: Literal["skill_reference"]
    version: str | None

class AutomationEnvironmentValueOpenaiHostedSkillsItemInline(TypedDict):
    description: str
    name: str
    type: Literal["inline"]

class AutomationEnvironmentValueSelfHosted(TypedDict):
    capability_directories: list[str]
    environment_id: str | None
    type: Literal["self_hosted"]
    workspace_directory: str

class AutomationInvocation(TypedDict):
    id: str
    automation_id: str
    created_at: int
    error: AutomationInvocationError | None
    object: Literal["agent.automation.invocation"]
    scheduled_at: int | None
    session_id: str | None
    skip_reason: Literal["pending_delivery", None]
    source: AutomationInvocationSource
    status: Literal["queued", "completed", "failed", "skipped"]

class AutomationInvocationError(TypedDict):
    code: str
    message: str

class AutomationInvocationSourceValueManual(TypedDict):
    type: Literal["manual"]

class AutomationInvocationSourceValueAutomation(TypedDict):
    automation: Automation
    type: Literal["automation"]

class AutomationTargetValueNewSession(TypedDict):
    agent: AutomationAgentConfig | None
    agent_id: str | None
    environment: AutomationEnvironment
    input: list[AutomationTargetValueNewSessionInputItem]
    metadata: dict[str, str]
    type: Literal["new_session"]
    vault_ids: list[str]

class AutomationTargetValueNewSessionInputItem(TypedDict):
    content: list[ClientInputContent]
    role: Literal["user"]
    type: Literal["message"]

class AutomationTargetValueExistingSession(TypedDict):
    instructions: str
    session_id: str
    type: Literal["existing_session"]

class AwsExternalStorageProvider(TypedDict):
    account_id: str
    bucket: str
    external_id: str
    region: str
    role_arn: str
    type: Literal["aws"]

class AzureExternalStorageProvider(TypedDict):
    account_name: str
    container: str
    region: str
    resource_group: str
    subscription_id: str
    tenant_id: str
    type: Literal["azure"]

class Batch(TypedDict):
    id: str
    object: Literal["batch"]
    endpoint: str
    model: str
    errors: BatchErrors
    input_file_id: str
    completion_window: str
    status: Literal["validating", "failed", "in_progress", "finalizing", "completed", "expired", "cancelling", "cancelled"]
    output_file_id: str
    error_file_id: str
    created_at: int
    in_progress_at: int
    expires_at: int
    finalizing_at: int
    completed_at: int
    failed_at: int
    expired_at: int
    cancelling_at: int
    cancelled_at: int
    request_counts: BatchRequestCounts
    usage: BatchUsage
    metadata: ReturnedMetadata

class BatchErrors(TypedDict):
    object: str
    data: list[BatchError]

class BatchUsage(TypedDict):
    input_tokens: int
    input_tokens_details: BatchUsageInputTokensDetails
    output_tokens: int
    output_tokens_details: BatchUsageOutputTokensDetails
    total_tokens: int

class BatchUsageInputTokensDetails(TypedDict):
    cached_tokens: int

class BatchUsageOutputTokensDetails(TypedDict):
    reasoning_tokens: int

class BatchError(TypedDict):
    code: str
    message: str
    param: str | None
    line: int | None

class BatchRequestCounts(TypedDict):
    total: int
    completed: int
    failed: int

class BetaAdditionalTools(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["additional_tools"]
    id: str
    role: MessageRole
    tools: list[ReturnedTool]

class ReturnedBetaAdditionalToolsItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    type: Literal["additional_tools"]
    role: Literal["developer"]
    tools: list[ReturnedTool]

class BetaAgentMessage(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["agent_message"]
    id: str
    author: str
    recipient: str
    content: list[ReturnedInputTextContent | ReturnedOutputTextContent | TextContent | ReturnedSummaryTextContent | ReturnedReasoningTextContent | ReturnedRefusalContent | ReturnedInputImageContent | ComputerScreenshotContent | ReturnedInputFileContent | BetaEncryptedContent]

class ReturnedBetaAgentMessageItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    type: Literal["agent_message"]
    author: str
    recipient: str
    content: list[ReturnedInputTextContentParam | ReturnedInputImageContentParamAutoParam | ReturnedBetaEncryptedContentParam]

class ReturnedBetaAgentTag(TypedDict):
    agent_name: str

class ReturnedBetaAgentTagParam(TypedDict):
    agent_name: str

class BetaApplyPatchToolCall(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["apply_patch_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    status: Literal["in_progress", "completed"]
    operation: ApplyPatchCreateFileOperation | ApplyPatchDeleteFileOperation | ApplyPatchUpdateFileOperation
    created_by: str

class ReturnedBetaApplyPatchToolCallItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    type: Literal["apply_patch_call"]
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    status: Literal["in_progress", "completed"]
    operation: ReturnedApplyPatchOperationParam

class BetaApplyPatchToolCallOutput(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["apply_patch_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    status: Literal["completed", "failed"]
    output: str | None
    created_by: str

class ReturnedBetaApplyPatchToolCallOutputItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    type: Literal["apply_patch_call_output"]
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    status: Literal["completed", "failed"]
    output: str | None

class ReturnedBetaCodeInterpreterToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["code_interpreter_call"]
    id: str
    status: Literal["in_progress", "completed", "incomplete", "interpreting", "failed"]
    container_id: str
    code: str | None
    outputs: list[ReturnedCodeInterpreterOutputLogs | ReturnedCodeInterpreterOutputImage] | None

class BetaCompactResource(TypedDict):
    id: str
    object: Literal["response.compaction"]
    output: list[BetaItemField]
    created_at: int
    usage: ResponseUsage

class BetaCompactionBody(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["compaction"]
    id: str
    encrypted_content: str
    created_by: str

class ReturnedBetaCompactionSummaryItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    type: Literal["compaction"]
    encrypted_content: str

class ReturnedBetaCompactionTriggerItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    type: Literal["compaction_trigger"]

class ReturnedBetaComputerCallOutputItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str
    type: Literal["computer_call_output"]
    output: ReturnedComputerScreenshotImage
    acknowledged_safety_checks: list[ReturnedComputerCallSafetyCheckParam] | None
    status: ReturnedFunctionCallItemStatus | None

class ReturnedBetaComputerToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["computer_call"]
    id: str
    call_id: str
    action: ReturnedComputerAction
    actions: ReturnedComputerActionList
    pending_safety_checks: list[ReturnedComputerCallSafetyCheckParam]
    status: Literal["in_progress", "completed", "incomplete"]

class BetaComputerToolCallOutputResource(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["computer_call_output"]
    id: str
    call_id: str
    acknowledged_safety_checks: list[ReturnedComputerCallSafetyCheckParam]
    output: ReturnedComputerScreenshotImage
    status: Literal["completed", "incomplete", "failed"]
    created_by: str

class ReturnedBetaCustomToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["custom_tool_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    input: str

class ReturnedBetaCustomToolCallOutput(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["custom_tool_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]

class BetaCustomToolCallOutputResource(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["custom_tool_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]
    status: FunctionCallOutputStatusEnum
    created_by: str

class BetaCustomToolCallResource(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["custom_tool_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    input: str
    status: FunctionCallStatus
    created_by: str

class BetaEncryptedContent(TypedDict):
    type: Literal["encrypted_content"]
    encrypted_content: str

class ReturnedBetaEncryptedContentParam(TypedDict):
    type: Literal["encrypted_content"]
    encrypted_content: str

class ReturnedBetaFileSearchToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    id: str
    type: Literal["file_search_call"]
    status: Literal["in_progress", "searching", "completed", "incomplete", "failed"]
    queries: list[str]
    results: list[ReturnedBetaFileSearchToolCallResultsItem] | None

class ReturnedBetaFileSearchToolCallResultsItem(TypedDict):
    file_id: str
    text: str
    filename: str
    attributes: ReturnedVectorStoreFileAttributes
    score: float

class ReturnedBetaFunctionCallOutputItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str | None
    type: Literal["function_call_output"]
    output: str | list[ReturnedInputTextContentParam | ReturnedInputImageContentParamAutoParam | ReturnedInputFileContentParam]
    name: str | None
    namespace: str | None
    caller: ReturnedToolCallCallerParam | None
    status: ReturnedFunctionCallItemStatus | None

class BetaFunctionShellCall(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["shell_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    action: FunctionShellAction
    status: FunctionShellCallStatus
    environment: LocalEnvironmentResource | ContainerReferenceResource | None
    created_by: str

class ReturnedBetaFunctionShellCallItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    type: Literal["shell_call"]
    action: ReturnedFunctionShellActionParam
    status: ReturnedFunctionShellCallItemStatus | None
    environment: ReturnedLocalEnvironmentParam | ReturnedContainerReferenceParam | None

class BetaFunctionShellCallOutput(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["shell_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    status: FunctionShellCallOutputStatusEnum
    output: list[FunctionShellCallOutputContent]
    max_output_length: int | None
    created_by: str

class ReturnedBetaFunctionShellCallOutputItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    type: Literal["shell_call_output"]
    output: list[ReturnedFunctionShellCallOutputContentParam]
    status: ReturnedFunctionShellCallItemStatus | None
    max_output_length: int | None

class ReturnedBetaFunctionToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    id: str
    type: Literal["function_call"]
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    arguments: str
    status: Literal["in_progress", "completed", "incomplete"]

class BetaFunctionToolCallOutput(TypedDict):
    agent: ReturnedBetaAgentTag | None
    id: str
    type: Literal["function_call_output"]
    call_id: str
    name: str
    namespace: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]
    status: Literal["in_progress", "completed", "incomplete"]

class BetaFunctionToolCallOutputResource(TypedDict):
    agent: ReturnedBetaAgentTag | None
    id: str
    type: Literal["function_call_output"]
    call_id: str
    name: str
    namespace: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]
    status: FunctionCallOutputStatusEnum
    created_by: str

class BetaFunctionToolCallResource(TypedDict):
    agent: ReturnedBetaAgentTag | None
    id: str
    type: Literal["function_call"]
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    arguments: str
    status: FunctionCallStatus
    created_by: str

class ReturnedBetaImageGenToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["image_generation_call"]
    id: str
    status: Literal["in_progress", "completed", "generating", "failed"]
    result: str | None

class ReturnedBetaInputMessage(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["message"]
    role: Literal["user", "system", "developer"]
    status: Literal["in_progress", "completed", "incomplete"]
    content: ReturnedInputMessageContentList

class BetaInputMessageResource(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["message"]
    role: Literal["user", "system", "developer"]
    status: Literal["in_progress", "completed", "incomplete"]
    content: ReturnedInputMessageContentList
    id: str

class ReturnedBetaItemReferenceParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    type: Literal["item_reference", None]
    id: str

class ReturnedBetaLocalShellToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["local_shell_call"]
    id: str
    call_id: str
    action: ReturnedLocalShellExecAction
    status: Literal["in_progress", "completed", "incomplete"]

class ReturnedBetaLocalShellToolCallOutput(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["local_shell_call_output"]
    id: str
    output: str
    status: Literal["in_progress", "completed", "incomplete", None]
    call_id: str

class ReturnedBetaMCPApprovalRequest(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["mcp_approval_request"]
    id: str
    server_label: str
    name: str
    arguments: str

class ReturnedBetaMCPApprovalResponse(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["mcp_approval_response"]
    id: str | None
    approval_request_id: str
    approve: bool
    reason: str | None

class BetaMCPApprovalResponseResource(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["mcp_approval_response"]
    id: str
    approval_request_id: str
    approve: bool
    reason: str | None

class ReturnedBetaMCPListTools(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["mcp_list_tools"]
    id: str
    server_label: str
    tools: list[ReturnedMCPListToolsTool]
    error: str | None

class ReturnedBetaMCPToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["mcp_call"]
    id: str
    server_label: str
    name: str
    arguments: str
    output: str | None
    error: Any
    status: ReturnedMCPToolCallStatus
    approval_request_id: str | None

class BetaMessage(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["message"]
    id: str
    status: MessageStatus
    role: MessageRole
    content: list[ReturnedInputTextContent | ReturnedOutputTextContent | TextContent | ReturnedSummaryTextContent | ReturnedReasoningTextContent | ReturnedRefusalContent | ReturnedInputImageContent | ComputerScreenshotContent | ReturnedInputFileContent | BetaEncryptedContent]
    phase: Literal["commentary", "final_answer", None]

class BetaMultiAgentCall(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["multi_agent_call"]
    id: str
    call_id: str
    action: BetaMultiAgentAction
    arguments: str

class ReturnedBetaMultiAgentCallItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str
    type: Literal["multi_agent_call"]
    action: ReturnedBetaMultiAgentAction1
    arguments: str

class BetaMultiAgentCallOutput(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["multi_agent_call_output"]
    id: str
    call_id: str
    action: BetaMultiAgentAction
    output: list[ReturnedOutputTextContent]

class ReturnedBetaMultiAgentCallOutputItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str
    type: Literal["multi_agent_call_output"]
    action: ReturnedBetaMultiAgentAction1
    output: list[ReturnedBetaOutputTextContentParam]

class ReturnedBetaOutputMessage(TypedDict):
    agent: ReturnedBetaAgentTag | None
    id: str
    type: Literal["message"]
    role: Literal["assistant"]
    content: list[ReturnedOutputMessageContent]
    phase: Literal["commentary", "final_answer", None]
    status: Literal["in_progress", "completed", "incomplete"]

class ReturnedBetaOutputTextContentParam(TypedDict):
    type: Literal["output_text"]
    text: str
    annotations: list[ReturnedFileCitationParam | ReturnedUrlCitationParam | ReturnedContainerFileCitationParam]

class BetaProgram(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["program"]
    id: str
    call_id: str
    code: str
    fingerprint: str

class ReturnedBetaProgramItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str
    type: Literal["program"]
    call_id: str
    code: str
    fingerprint: str

class BetaProgramOutput(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["program_output"]
    id: str
    call_id: str
    result: str
    status: Literal["completed", "incomplete"]

class ReturnedBetaProgramOutputItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str
    type: Literal["program_output"]
    call_id: str
    result: str
    status: Literal["completed", "incomplete"]

class ReturnedBetaReasoningItem(TypedDict):
    agent: ReturnedBetaAgentTag | None
    type: Literal["reasoning"]
    id: str
    encrypted_content: str | None
    summary: list[ReturnedSummaryTextContent]
    content: list[ReturnedReasoningTextContent] | None
    status: Literal["in_progress", "completed", "incomplete", None]

class BetaResponse(TypedDict):
    metadata: ReturnedMetadata
    top_logprobs: int | None
    temperature: float | None
    top_p: float | None
    user: str
    safety_identifier: str | None
    prompt_cache_key: str | None
    prompt_cache_retention: Literal["in_memory", "24h", None]
    previous_response_id: str | None
    model: str
    background: bool | None
    max_tool_calls: int | None
    text: ReturnedResponseTextParam
    tools: ReturnedToolsArray
    tool_choice: ReturnedToolChoiceParam
    prompt: ReturnedPrompt
    service_tier: ReturnedServiceTierResponses
    truncation: Literal["auto", "disabled", None]
    id: str
    object: Literal["response"]
    status: Literal["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"]
    created_at: float
    completed_at: float | None
    error: ResponseError
    incomplete_details: BetaResponseIncompleteDetails | None
    output: list[BetaOutputItem]
    reasoning: ReturnedReasoning | None
    instructions: str | list[ReturnedBetaInputItem] | None
    output_text: str | None
    usage: ResponseUsage
    prompt_cache_options: PromptCacheOptions
    moderation: Moderation | None
    parallel_tool_calls: bool
    conversation: ResponseConversation | None
    max_output_tokens: int | None

class BetaResponseIncompleteDetails(TypedDict):
    reason: Literal["max_output_tokens", "content_filter"]

class BetaResponseAudioDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.audio.delta"]]
    sequence_number: Required[int]
    delta: Required[str]

class BetaResponseAudioDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.audio.done"]]
    sequence_number: Required[int]

class BetaResponseAudioTranscriptDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.audio.transcript.delta"]]
    delta: Required[str]
    sequence_number: Required[int]

class BetaResponseAudioTranscriptDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.audio.transcript.done"]]
    sequence_number: Required[int]

class BetaResponseCodeInterpreterCallCodeDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.code_interpreter_call_code.delta"]]
    output_index: Required[int]
    item_id: Required[str]
    delta: Required[str]
    sequence_number: Required[int]

class BetaResponseCodeInterpreterCallCodeDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.code_interpreter_call_code.done"]]
    output_index: Required[int]
    item_id: Required[str]
    code: Required[str]
    sequence_number: Required[int]

class BetaResponseCodeInterpreterCallCompletedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.code_interpreter_call.completed"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseCodeInterpreterCallInProgressEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.code_interpreter_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseCodeInterpreterCallInterpretingEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.code_interpreter_call.interpreting"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseCompletedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.completed"]]
    response: Required[BetaResponse]
    sequence_number: Required[int]

class BetaResponseContentPartAddedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.content_part.added"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    part: Required[OutputContent]
    sequence_number: Required[int]

class BetaResponseContentPartDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.content_part.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    sequence_number: Required[int]
    part: Required[OutputContent]

class BetaResponseCreatedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.created"]]
    response: Required[BetaResponse]
    sequence_number: Required[int]

class BetaResponseCustomToolCallInputDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.custom_tool_call_input.delta"]]
    sequence_number: Required[int]
    output_index: Required[int]
    item_id: Required[str]
    delta: Required[str]

class BetaResponseCustomToolCallInputDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.custom_tool_call_input.done"]]
    sequence_number: Required[int]
    output_index: Required[int]
    item_id: Required[str]
    input: Required[str]

class BetaResponseErrorEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["error"]]
    code: Required[str | None]
    message: Required[str]
    param: Required[str | None]
    sequence_number: Required[int]

class BetaResponseFailedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.failed"]]
    sequence_number: Required[int]
    response: Required[BetaResponse]

class BetaResponseFileSearchCallCompletedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.file_search_call.completed"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseFileSearchCallInProgressEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.file_search_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseFileSearchCallSearchingEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.file_search_call.searching"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseFunctionCallArgumentsDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.function_call_arguments.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]
    delta: Required[str]

class BetaResponseFunctionCallArgumentsDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.function_call_arguments.done"]]
    item_id: Required[str]
    name: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]
    arguments: Required[str]

class BetaResponseImageGenCallCompletedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.image_generation_call.completed"]]
    output_index: Required[int]
    sequence_number: Required[int]
    item_id: Required[str]

class BetaResponseImageGenCallGeneratingEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.image_generation_call.generating"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseImageGenCallInProgressEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.image_generation_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseImageGenCallPartialImageEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.image_generation_call.partial_image"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]
    partial_image_index: Required[int]
    partial_image_b64: Required[str]
    size: str
    quality: str
    background: str
    output_format: str

class BetaResponseInProgressEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.in_progress"]]
    response: Required[BetaResponse]
    sequence_number: Required[int]

class BetaResponseIncompleteEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.incomplete"]]
    response: Required[BetaResponse]
    sequence_number: Required[int]

class BetaResponseItemList(TypedDict):
    object: Literal["list"]
    data: list[BetaItemResource]
    has_more: bool
    first_id: str
    last_id: str

class BetaResponseMCPCallArgumentsDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_call_arguments.delta"]]
    output_index: Required[int]
    item_id: Required[str]
    delta: Required[str]
    sequence_number: Required[int]

class BetaResponseMCPCallArgumentsDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_call_arguments.done"]]
    output_index: Required[int]
    item_id: Required[str]
    arguments: Required[str]
    sequence_number: Required[int]

class BetaResponseMCPCallCompletedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_call.completed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class BetaResponseMCPCallFailedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_call.failed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class BetaResponseMCPCallInProgressEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_call.in_progress"]]
    sequence_number: Required[int]
    output_index: Required[int]
    item_id: Required[str]

class BetaResponseMCPListToolsCompletedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_list_tools.completed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class BetaResponseMCPListToolsFailedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_list_tools.failed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class BetaResponseMCPListToolsInProgressEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.mcp_list_tools.in_progress"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class BetaResponseOutputItemAddedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.output_item.added"]]
    output_index: Required[int]
    sequence_number: Required[int]
    item: Required[BetaOutputItem]

class BetaResponseOutputItemDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.output_item.done"]]
    output_index: Required[int]
    sequence_number: Required[int]
    item: Required[BetaOutputItem]

class BetaResponseOutputTextAnnotationAddedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.output_text.annotation.added"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    annotation_index: Required[int]
    sequence_number: Required[int]
    annotation: Required[ReturnedAnnotation | None]

class BetaResponseQueuedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.queued"]]
    response: Required[BetaResponse]
    sequence_number: Required[int]

class BetaResponseReasoningSummaryPartAddedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.reasoning_summary_part.added"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    sequence_number: Required[int]
    part: Required[BetaResponseReasoningSummaryPartAddedEventPart]

class BetaResponseReasoningSummaryPartAddedEventPart(TypedDict, total=False):
    type: Required[Literal["summary_text"]]
    text: Required[str]

class BetaResponseReasoningSummaryPartDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.reasoning_summary_part.done"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    status: Literal["incomplete"]
    sequence_number: Required[int]
    part: Required[BetaResponseReasoningSummaryPartDoneEventPart]

class BetaResponseReasoningSummaryPartDoneEventPart(TypedDict, total=False):
    type: Required[Literal["summary_text"]]
    text: Required[str]

class BetaResponseReasoningSummaryTextDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.reasoning_summary_text.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]

class BetaResponseReasoningSummaryTextDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.reasoning_summary_text.done"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    text: Required[str]
    sequence_number: Required[int]

class BetaResponseReasoningTextDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.reasoning_text.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]

class BetaResponseReasoningTextDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.reasoning_text.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    text: Required[str]
    sequence_number: Required[int]

class BetaResponseRefusalDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.refusal.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]

class BetaResponseRefusalDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.refusal.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    refusal: Required[str]
    sequence_number: Required[int]

class BetaResponseShellCallCommandAddedStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_command.added"]]
    sequence_number: Required[int]
    agent: ReturnedBetaAgentTag
    output_index: Required[int]
    command_index: Required[int]
    command: Required[str]

class BetaResponseShellCallCommandDeltaStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_command.delta"]]
    sequence_number: Required[int]
    agent: ReturnedBetaAgentTag
    output_index: Required[int]
    command_index: Required[int]
    delta: Required[str]
    obfuscation: str

class BetaResponseShellCallCommandDoneStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_command.done"]]
    sequence_number: Required[int]
    agent: ReturnedBetaAgentTag
    output_index: Required[int]
    command_index: Required[int]
    command: Required[str]

class BetaResponseShellCallOutputContentDeltaStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_output_content.delta"]]
    sequence_number: Required[int]
    agent: ReturnedBetaAgentTag
    item_id: Required[str]
    output_index: Required[int]
    command_index: Required[int]
    delta: Required[ShellCallOutputDelta]

class BetaResponseShellCallOutputContentDoneStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_output_content.done"]]
    sequence_number: Required[int]
    agent: ReturnedBetaAgentTag
    item_id: Required[str]
    output_index: Required[int]
    command_index: Required[int]
    output: Required[list[FunctionShellCallOutputContent]]

class BetaResponseTextDeltaEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.output_text.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]
    logprobs: Required[list[ResponseLogProb]]

class BetaResponseTextDoneEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.output_text.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    text: Required[str]
    sequence_number: Required[int]
    logprobs: Required[list[ResponseLogProb]]

class BetaResponseWebSearchCallCompletedEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.web_search_call.completed"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseWebSearchCallInProgressEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.web_search_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaResponseWebSearchCallSearchingEvent(TypedDict, total=False):
    agent: ReturnedBetaAgentTag | None
    type: Required[Literal["response.web_search_call.searching"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class BetaToolSearchCall(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["tool_search_call"]
    id: str
    call_id: str | None
    execution: Literal["server", "client"]
    arguments: Any
    status: FunctionCallStatus
    created_by: str

class ReturnedBetaToolSearchCallItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str | None
    type: Literal["tool_search_call"]
    execution: Literal["server", "client"]
    arguments: ReturnedEmptyModelParam
    status: ReturnedFunctionCallItemStatus | None

class BetaToolSearchOutput(TypedDict):
    agent: ReturnedBetaAgentTag
    type: Literal["tool_search_output"]
    id: str
    call_id: str | None
    execution: Literal["server", "client"]
    tools: list[ReturnedTool]
    status: FunctionCallOutputStatusEnum
    created_by: str

class ReturnedBetaToolSearchOutputItemParam(TypedDict):
    agent: ReturnedBetaAgentTagParam | None
    id: str | None
    call_id: str | None
    type: Literal["tool_search_output"]
    execution: Literal["server", "client"]
    tools: list[ReturnedTool]
    status: ReturnedFunctionCallItemStatus | None

class ReturnedBetaWebSearchToolCall(TypedDict):
    agent: ReturnedBetaAgentTag | None
    id: str
    type: Literal["web_search_call"]
    status: Literal["in_progress", "searching", "completed", "failed"]
    action: ReturnedWebSearchActionSearch | ReturnedWebSearchActionOpenPage | ReturnedWebSearchActionFind

class C2PAProvenanceResult(TypedDict):
    type: Literal["c2pa"]
    outcome: Literal["detected", "not_detected"]
    validation_state: C2PAValidationStateApi
    issuer: str | None
    model: str | None
    generated_at: str | None

class Certificate(TypedDict):
    object: Literal["certificate", "organization.certificate", "organization.project.certificate"]
    id: str
    name: str | None
    created_at: int
    certificate_details: CertificateCertificateDetails
    active: bool

class CertificateCertificateDetails(TypedDict):
    valid_at: int
    expires_at: int
    content: str

class ChatCompletionDeleted(TypedDict):
    object: Literal["chat.completion.deleted"]
    id: str
    deleted: bool

class ChatCompletionList(TypedDict):
    object: Literal["list"]
    data: list[CreateChatCompletionResponse]
    first_id: str
    last_id: str
    has_more: bool

class ReturnedChatCompletionMessageCustomToolCall(TypedDict):
    id: str
    type: Literal["custom"]
    custom: ReturnedChatCompletionMessageCustomToolCallCustom

class ReturnedChatCompletionMessageCustomToolCallCustom(TypedDict):
    name: str
    input: str

class ChatCompletionMessageList(TypedDict):
    object: Literal["list"]
    data: list[ChatCompletionMessageListDataItem]
    first_id: str
    last_id: str
    has_more: bool

class ChatCompletionMessageListDataItem(TypedDict):
    content: str | None
    refusal: str | None
    tool_calls: ReturnedChatCompletionMessageToolCalls
    annotations: list[ChatCompletionMessageListDataItemAnnotationsItem]
    role: Literal["assistant"]
    function_call: ChatCompletionMessageListDataItemFunctionCall
    audio: ChatCompletionMessageListDataItemAudio | None
    id: str
    content_parts: list[ReturnedChatCompletionRequestMessageContentPartText | ReturnedChatCompletionRequestMessageContentPartImage] | None

class ChatCompletionMessageListDataItemAnnotationsItem(TypedDict):
    type: Literal["url_citation"]
    url_citation: ChatCompletionMessageListDataItemAnnotationsItemUrlCitation

class ChatCompletionMessageListDataItemAnnotationsItemUrlCitation(TypedDict):
    end_index: int
    start_index: int
    url: str
    title: str

class ChatCompletionMessageListDataItemFunctionCall(TypedDict):
    arguments: str
    name: str

class ChatCompletionMessageListDataItemAudio(TypedDict):
    id: str
    expires_at: int
    data: str
    transcript: str

class ReturnedChatCompletionMessageToolCall(TypedDict):
    id: str
    type: Literal["function"]
    function: ReturnedChatCompletionMessageToolCallFunction

class ReturnedChatCompletionMessageToolCallFunction(TypedDict):
    name: str
    arguments: str

class ChatCompletionMessageToolCallChunk(TypedDict, total=False):
    index: Required[int]
    id: str
    type: Literal["function"]
    function: ChatCompletionMessageToolCallChunkFunction

class ChatCompletionMessageToolCallChunkFunction(TypedDict, total=False):
    name: str
    arguments: str

class ChatCompletionModeration(TypedDict):
    input: ChatCompletionModerationResults | ChatCompletionModerationError
    output: ChatCompletionModerationResults | ChatCompletionModerationError

class ChatCompletionModerationError(TypedDict):
    type: Literal["error"]
    code: str
    message: str

class ChatCompletionModerationResults(TypedDict):
    type: Literal["moderation_results"]
    model: str
    results: list[ModerationResultBody]

class ReturnedChatCompletionRequestMessageContentPartImage(TypedDict):
    type: Literal["image_url"]
    image_url: ReturnedChatCompletionRequestMessageContentPartImageImageUrl
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointParam

class ReturnedChatCompletionRequestMessageContentPartImageImageUrl(TypedDict):
    url: str
    detail: Literal["auto", "low", "high"]

class ReturnedChatCompletionRequestMessageContentPartText(TypedDict):
    type: Literal["text"]
    text: str
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointParam

class ChatCompletionResponseMessage(TypedDict):
    content: str | None
    refusal: str | None
    tool_calls: ReturnedChatCompletionMessageToolCalls
    annotations: list[ChatCompletionResponseMessageAnnotationsItem]
    role: Literal["assistant"]
    function_call: ChatCompletionResponseMessageFunctionCall
    audio: ChatCompletionResponseMessageAudio | None

class ChatCompletionResponseMessageAnnotationsItem(TypedDict):
    type: Literal["url_citation"]
    url_citation: ChatCompletionResponseMessageAnnotationsItemUrlCitation

class ChatCompletionResponseMessageAnnotationsItemUrlCitation(TypedDict):
    end_index: int
    start_index: int
    url: str
    title: str

class ChatCompletionResponseMessageFunctionCall(TypedDict):
    arguments: str
    name: str

class ChatCompletionResponseMessageAudio(TypedDict):
    id: str
    expires_at: int
    data: str
    transcript: str

class ChatCompletionStreamResponseDelta(TypedDict, total=False):
    content: str | None
    function_call: ChatCompletionStreamResponseDeltaFunctionCall
    tool_calls: list[ChatCompletionMessageToolCallChunk]
    role: Literal["developer", "system", "user", "assistant", "tool"]
    refusal: str | None

class ChatCompletionStreamResponseDeltaFunctionCall(TypedDict, total=False):
    arguments: str
    name: str

class ChatCompletionTokenLogprob(TypedDict):
    token: str
    logprob: float
    bytes: list[int] | None
    top_logprobs: list[ChatCompletionTokenLogprobTopLogprobsItem]

class ChatCompletionTokenLogprobTopLogprobsItem(TypedDict):
    token: str
    logprob: float
    bytes: list[int] | None

class ReturnedChatCompletionTool(TypedDict):
    type: Literal["function"]
    function: ReturnedFunctionObject

class ChatSessionAutomaticThreadTitling(TypedDict):
    enabled: bool

class ChatSessionChatkitConfiguration(TypedDict):
    automatic_thread_titling: ChatSessionAutomaticThreadTitling
    file_upload: ChatSessionFileUpload
    history: ChatSessionHistory

class ChatSessionFileUpload(TypedDict):
    enabled: bool
    max_file_size: int | None
    max_files: int | None

class ChatSessionHistory(TypedDict):
    enabled: bool
    recent_threads: int | None

class ChatSessionRateLimits(TypedDict):
    max_requests_per_1_minute: int

class ChatSessionResource(TypedDict):
    id: str
    object: Literal["chatkit.session"]
    expires_at: int
    client_secret: str
    workflow: ChatkitWorkflow
    user: str
    rate_limits: ChatSessionRateLimits
    max_requests_per_1_minute: int
    status: Literal["active", "expired", "cancelled"]
    chatkit_configuration: ChatSessionChatkitConfiguration

class ChatkitWorkflow(TypedDict):
    id: str
    version: str | None
    state_variables: dict[str, str | int | bool | float] | None
    tracing: ChatkitWorkflowTracing

class ChatkitWorkflowTracing(TypedDict):
    enabled: bool

class ReturnedClickParam(TypedDict):
    type: Literal["click"]
    button: ReturnedClickButtonType
    x: int
    y: int
    keys: list[str] | None

class ClientInputContentValueInputText(TypedDict):
    text: str
    type: Literal["input_text"]

class ClientInputContentValueInputImage(TypedDict):
    image_url: str
    type: Literal["input_image"]

class ClientToolCallItem(TypedDict):
    id: str
    object: Literal["chatkit.thread_item"]
    created_at: int
    thread_id: str
    type: Literal["chatkit.client_tool_call"]
    status: Literal["in_progress", "completed"]
    call_id: str
    name: str
    arguments: str
    output: str | None

class ClosedStatus(TypedDict):
    type: Literal["closed"]
    reason: str | None

class ReturnedCodeInterpreterOutputImage(TypedDict):
    type: Literal["image"]
    url: str

class ReturnedCodeInterpreterOutputLogs(TypedDict):
    type: Literal["logs"]
    logs: str

class ReturnedCodeInterpreterTool(TypedDict):
    type: Literal["code_interpreter"]
    container: str | ReturnedAutoCodeInterpreterToolParam
    allowed_callers: list[Literal["direct", "programmatic"]] | None

class ReturnedCodeInterpreterToolCall(TypedDict):
    type: Literal["code_interpreter_call"]
    id: str
    status: Literal["in_progress", "completed", "incomplete", "interpreting", "failed"]
    container_id: str
    code: str | None
    outputs: list[ReturnedCodeInterpreterOutputLogs | ReturnedCodeInterpreterOutputImage] | None

class CompactResource(TypedDict):
    id: str
    object: Literal["response.compaction"]
    output: list[ItemField]
    created_at: int
    usage: ResponseUsage

class CompactionBody(TypedDict):
    type: Literal["compaction"]
    id: str
    encrypted_content: str
    created_by: str

class ReturnedCompactionSummaryItemParam(TypedDict):
    id: str | None
    type: Literal["compaction"]
    encrypted_content: str

class ReturnedCompactionTriggerItemParam(TypedDict):
    type: Literal["compaction_trigger"]

class ReturnedComparisonFilter(TypedDict):
    type: Literal["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"]
    key: str
    value: str | float | bool | list[str | float]

class CompletionUsage(TypedDict):
    completion_tokens: int
    prompt_tokens: int
    total_tokens: int
    completion_tokens_details: CompletionUsageCompletionTokensDetails
    prompt_tokens_details: CompletionUsagePromptTokensDetails

class CompletionUsageCompletionTokensDetails(TypedDict):
    accepted_prediction_tokens: int
    audio_tokens: int
    reasoning_tokens: int
    text_tokens: int
    rejected_prediction_tokens: int

class CompletionUsagePromptTokensDetails(TypedDict):
    audio_tokens: int
    cached_tokens: int
    text_tokens: int
    image_tokens: int
    cache_write_tokens: int

class ReturnedCompoundFilter(TypedDict):
    type: Literal["and", "or"]
    filters: list[ReturnedComparisonFilter | ReturnedCompoundFilter]

class ReturnedComputerCallOutputItemParam(TypedDict):
    id: str | None
    call_id: str
    type: Literal["computer_call_output"]
    output: ReturnedComputerScreenshotImage
    acknowledged_safety_checks: list[ReturnedComputerCallSafetyCheckParam] | None
    status: ReturnedFunctionCallItemStatus | None

class ReturnedComputerCallSafetyCheckParam(TypedDict):
    id: str
    code: str | None
    message: str | None

class ComputerScreenshotContent(TypedDict):
    type: Literal["computer_screenshot"]
    image_url: str | None
    file_id: str | None
    detail: Literal["low", "high", "auto", "original"]
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointConfig

class ReturnedComputerScreenshotImage(TypedDict):
    type: Literal["computer_screenshot"]
    image_url: str
    file_id: str

class ReturnedComputerTool(TypedDict):
    type: Literal["computer"]

class ReturnedComputerToolCall(TypedDict):
    type: Literal["computer_call"]
    id: str
    call_id: str
    action: ReturnedComputerAction
    actions: ReturnedComputerActionList
    pending_safety_checks: list[ReturnedComputerCallSafetyCheckParam]
    status: Literal["in_progress", "completed", "incomplete"]

class ComputerToolCallOutputResource(TypedDict):
    type: Literal["computer_call_output"]
    id: str
    call_id: str
    acknowledged_safety_checks: list[ReturnedComputerCallSafetyCheckParam]
    output: ReturnedComputerScreenshotImage
    status: Literal["completed", "incomplete", "failed"]
    created_by: str

class ReturnedComputerUsePreviewTool(TypedDict):
    type: Literal["computer_use_preview"]
    environment: ReturnedComputerEnvironment
    display_width: int
    display_height: int

class ReturnedContainerAutoParam(TypedDict):
    type: Literal["container_auto"]
    file_ids: list[str]
    memory_limit: Literal["1g", "4g", "16g", "64g", None]
    network_policy: ReturnedContainerNetworkPolicyDisabledParam | ReturnedContainerNetworkPolicyAllowlistParam
    skills: list[ReturnedSkillReferenceParam | ReturnedInlineSkillParam]

class ReturnedContainerFileCitationBody(TypedDict):
    type: Literal["container_file_citation"]
    container_id: str
    file_id: str
    start_index: int
    end_index: int
    filename: str

class ReturnedContainerFileCitationParam(TypedDict):
    type: Literal["container_file_citation"]
    start_index: int
    end_index: int
    container_id: str
    file_id: str
    filename: str

class ContainerFileListResource(TypedDict):
    object: Literal["list"]
    data: list[ContainerFileResource]
    first_id: str
    last_id: str
    has_more: bool

class ContainerFileResource(TypedDict):
    id: str
    object: str
    container_id: str
    created_at: int
    bytes: int
    path: str
    source: str

class ContainerListResource(TypedDict):
    object: Literal["list"]
    data: list[ContainerResource]
    first_id: str
    last_id: str
    has_more: bool

class ReturnedContainerNetworkPolicyAllowlistParam(TypedDict):
    type: Literal["allowlist"]
    allowed_domains: list[str]
    domain_secrets: list[ReturnedContainerNetworkPolicyDomainSecretParam]

class ReturnedContainerNetworkPolicyDisabledParam(TypedDict):
    type: Literal["disabled"]

class ReturnedContainerNetworkPolicyDomainSecretParam(TypedDict):
    domain: str
    name: str
    value: str

class ReturnedContainerReferenceParam(TypedDict):
    type: Literal["container_reference"]
    container_id: str

class ContainerReferenceResource(TypedDict):
    type: Literal["container_reference"]
    container_id: str

class ContainerResource(TypedDict):
    id: str
    object: str
    name: str
    created_at: int
    status: str
    last_active_at: int
    expires_after: ContainerResourceExpiresAfter
    memory_limit: Literal["1g", "4g", "16g", "64g"]
    network_policy: ContainerResourceNetworkPolicy

class ContainerResourceExpiresAfter(TypedDict):
    anchor: Literal["last_active_at"]
    minutes: int

class ContainerResourceNetworkPolicy(TypedDict):
    type: Literal["allowlist", "disabled"]
    allowed_domains: list[str]

class ConversationItemList(TypedDict):
    object: Literal["list"]
    data: list[ConversationItem]
    has_more: bool
    first_id: str
    last_id: str

class ConversationResource(TypedDict):
    id: str
    object: Literal["conversation"]
    metadata: Any
    created_at: int

class ReturnedCoordParam(TypedDict):
    x: int
    y: int

class CostsResult(TypedDict):
    object: Literal["organization.costs.result"]
    amount: CostsResultAmount
    line_item: str | None
    project_id: str | None
    api_key_id: str | None
    quantity: float | None
    quantity_unit: str | None

class CostsResultAmount(TypedDict):
    value: float
    currency: str

class CreateChatCompletionResponse(TypedDict):
    id: str
    choices: list[CreateChatCompletionResponseChoicesItem]
    created: int
    model: str
    metadata: ReturnedMetadata
    service_tier: ReturnedServiceTier
    system_fingerprint: str
    object: Literal["chat.completion"]
    usage: CompletionUsage
    moderation: ChatCompletionModeration | None

class CreateChatCompletionResponseChoicesItem(TypedDict):
    finish_reason: Literal["stop", "length", "tool_calls", "content_filter", "function_call"]
    index: int
    message: ChatCompletionResponseMessage
    logprobs: CreateChatCompletionResponseChoicesItemLogprobs | None

class CreateChatCompletionResponseChoicesItemLogprobs(TypedDict):
    content: list[ChatCompletionTokenLogprob] | None
    refusal: list[ChatCompletionTokenLogprob] | None

class CreateChatCompletionStreamResponse(TypedDict, total=False):
    id: Required[str]
    choices: Required[list[CreateChatCompletionStreamResponseChoicesItem]]
    created: Required[int]
    model: Required[str]
    obfuscation: str
    service_tier: ReturnedServiceTier
    system_fingerprint: str
    object: Required[Literal["chat.completion.chunk"]]
    usage: CompletionUsage | None
    moderation: ChatCompletionModeration | None

class CreateChatCompletionStreamResponseChoicesItem(TypedDict, total=False):
    delta: Required[ChatCompletionStreamResponseDelta]
    logprobs: CreateChatCompletionStreamResponseChoicesItemLogprobs | None
    finish_reason: Required[Literal["stop", "length", "tool_calls", "content_filter", "function_call", None]]
    index: Required[int]

class CreateChatCompletionStreamResponseChoicesItemLogprobs(TypedDict, total=False):
    content: Required[list[ChatCompletionTokenLogprob] | None]
    refusal: Required[list[ChatCompletionTokenLogprob] | None]

class CreateCompletionResponse(TypedDict):
    id: str
    choices: list[CreateCompletionResponseChoicesItem]
    created: int
    model: str
    system_fingerprint: str
    object: Literal["text_completion"]
    usage: CompletionUsage

class CreateCompletionResponseChoicesItem(TypedDict):
    finish_reason: Literal["stop", "length", "content_filter"]
    index: int
    logprobs: CreateCompletionResponseChoicesItemLogprobs | None
    text: str

class CreateCompletionResponseChoicesItemLogprobs(TypedDict):
    text_offset: list[int]
    token_logprobs: list[float]
    tokens: list[str]
    top_logprobs: list[dict[str, float]]

class CreateEmbeddingResponse(TypedDict):
    data: list[Embedding]
    model: str
    object: Literal["list"]
    usage: CreateEmbeddingResponseUsage

class CreateEmbeddingResponseUsage(TypedDict):
    prompt_tokens: int
    total_tokens: int

class ReturnedCreateEvalCompletionsRunDataSource(TypedDict):
    type: Literal["completions"]
    input_messages: ReturnedCreateEvalCompletionsRunDataSourceInputMessagesTemplate | ReturnedCreateEvalCompletionsRunDataSourceInputMessagesItemReference
    sampling_params: ReturnedCreateEvalCompletionsRunDataSourceSamplingParams
    model: str
    source: ReturnedEvalJsonlFileContentSource | ReturnedEvalJsonlFileIdSource | ReturnedEvalStoredCompletionsSource

class ReturnedCreateEvalCompletionsRunDataSourceInputMessagesTemplate(TypedDict):
    type: Literal["template"]
    template: list[ReturnedEasyInputMessage | ReturnedEvalItem]

class ReturnedCreateEvalCompletionsRunDataSourceInputMessagesItemReference(TypedDict):
    type: Literal["item_reference"]
    item_reference: str

class ReturnedCreateEvalCompletionsRunDataSourceSamplingParams(TypedDict):
    reasoning_effort: ReturnedReasoningEffort
    temperature: float
    max_completion_tokens: int
    top_p: float
    seed: int
    response_format: ReturnedResponseFormatText | ReturnedResponseFormatJsonSchema | ReturnedResponseFormatJsonObject
    tools: list[ReturnedChatCompletionTool]

class ReturnedCreateEvalJsonlRunDataSource(TypedDict):
    type: Literal["jsonl"]
    source: ReturnedEvalJsonlFileContentSource | ReturnedEvalJsonlFileIdSource

class ReturnedCreateEvalResponsesRunDataSource(TypedDict):
    type: Literal["responses"]
    input_messages: ReturnedCreateEvalResponsesRunDataSourceInputMessagesTemplate | ReturnedCreateEvalResponsesRunDataSourceInputMessagesItemReference
    sampling_params: ReturnedCreateEvalResponsesRunDataSourceSamplingParams
    model: str
    source: ReturnedEvalJsonlFileContentSource | ReturnedEvalJsonlFileIdSource | ReturnedEvalResponsesSource

class ReturnedCreateEvalResponsesRunDataSourceInputMessagesTemplate(TypedDict):
    type: Literal["template"]
    template: list[ReturnedCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem1 | ReturnedEvalItem]

class ReturnedCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem1(TypedDict):
    role: str
    content: str

class ReturnedCreateEvalResponsesRunDataSourceInputMessagesItemReference(TypedDict):
    type: Literal["item_reference"]
    item_reference: str

class ReturnedCreateEvalResponsesRunDataSourceSamplingParams(TypedDict):
    reasoning_effort: ReturnedReasoningEffort
    temperature: float
    max_completion_tokens: int
    top_p: float
    seed: int
    tools: list[ReturnedTool]
    text: ReturnedCreateEvalResponsesRunDataSourceSamplingParamsText

class ReturnedCreateEvalResponsesRunDataSourceSamplingParamsText(TypedDict):
    format: ReturnedTextResponseFormatConfiguration

class CreateModerationResponse(TypedDict):
    id: str
    model: str
    results: list[CreateModerationResponseResultsItem]

class CreateModerationResponseResultsItem(TypedDict):
    flagged: bool
    categories: CreateModerationResponseResultsItemCategories
    category_scores: CreateModerationResponseResultsItemCategoryScores
    category_applied_input_types: CreateModerationResponseResultsItemCategoryAppliedInputTypes

CreateModerationResponseResultsItemCategories = TypedDict("CreateModerationResponseResultsItemCategories", {"hate": 'bool', "hate/threatening": 'bool', "harassment": 'bool', "harassment/threatening": 'bool', "illicit": 'bool | None', "illicit/violent": 'bool | None', "self-harm": 'bool', "self-harm/intent": 'bool', "self-harm/instructions": 'bool', "sexual": 'bool', "sexual/minors": 'bool', "violence": 'bool', "violence/graphic": 'bool'})

CreateModerationResponseResultsItemCategoryScores = TypedDict("CreateModerationResponseResultsItemCategoryScores", {"hate": 'float', "hate/threatening": 'float', "harassment": 'float', "harassment/threatening": 'float', "illicit": 'float', "illicit/violent": 'float', "self-harm": 'float', "self-harm/intent": 'float', "self-harm/instructions": 'float', "sexual": 'float', "sexual/minors": 'float', "violence": 'float', "violence/graphic": 'float'})

CreateModerationResponseResultsItemCategoryAppliedInputTypes = TypedDict("CreateModerationResponseResultsItemCategoryAppliedInputTypes", {"hate": 'list[Literal["text"]]', "hate/threatening": 'list[Literal["text"]]', "harassment": 'list[Literal["text"]]', "harassment/threatening": 'list[Literal["text"]]', "illicit": 'list[Literal["text"]]', "illicit/violent": 'list[Literal["text"]]', "self-harm": 'list[Literal["text", "image"]]', "self-harm/intent": 'list[Literal["text", "image"]]', "self-harm/instructions": 'list[Literal["text", "image"]]', "sexual": 'list[Literal["text", "image"]]', "sexual/minors": 'list[Literal["text"]]', "violence": 'list[Literal["text", "image"]]', "violence/graphic": 'list[Literal["text", "image"]]'})

class CreateTranscriptionResponseDiarizedJson(TypedDict):
    task: Literal["transcribe"]
    duration: float
    text: str
    segments: list[TranscriptionDiarizedSegment]
    usage: TranscriptTextUsageTokens | TranscriptTextUsageDuration

class CreateTranscriptionResponseJson(TypedDict):
    text: str
    languages: list[TranscriptionLanguage]
    logprobs: list[CreateTranscriptionResponseJsonLogprobsItem]
    usage: TranscriptTextUsageTokens | TranscriptTextUsageDuration

class CreateTranscriptionResponseJsonLogprobsItem(TypedDict):
    token: str
    logprob: float
    bytes: list[float]

class CreateTranscriptionResponseVerboseJson(TypedDict):
    language: str
    duration: float
    text: str
    words: list[TranscriptionWord]
    segments: list[TranscriptionSegment]
    usage: TranscriptTextUsageDuration

class CreateTranslationResponseJson(TypedDict):
    text: str

class CreateTranslationResponseVerboseJson(TypedDict):
    language: str
    duration: float
    text: str
    segments: list[TranscriptionSegment]

class Credential(TypedDict):
    id: str
    auth: CredentialAuth
    created_at: int
    metadata: dict[str, str]
    name: str
    object: Literal["vault.credential"]
    updated_at: int
    vault_id: str

class CredentialAuthValueMcpOauth(TypedDict):
    expires_at: str | None
    mcp_server_url: str
    refresh: CredentialAuthValueMcpOauthRefresh | None
    type: Literal["mcp_oauth"]

class CredentialAuthValueMcpOauthRefresh(TypedDict):
    client_id: str
    resource: str | None
    scope: str | None
    token_endpoint: str
    token_endpoint_auth: McpOauthTokenEndpointAuth

class CredentialAuthValueStaticBearer(TypedDict):
    mcp_server_url: str
    type: Literal["static_bearer"]

class CredentialAuthValueEnvironmentVariable(TypedDict):
    networking: CredentialNetworking
    secret_name: str
    type: Literal["environment_variable"]

class CredentialDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["vault.credential.deleted"]

class CredentialNetworkingValueUnrestricted(TypedDict):
    type: Literal["unrestricted"]

class CredentialNetworkingValueLimited(TypedDict):
    allowed_hosts: list[str]
    type: Literal["limited"]

class ReturnedCustomGrammarFormatParam(TypedDict):
    type: Literal["grammar"]
    syntax: Literal["lark", "regex"]
    definition: str

class ReturnedCustomTextFormatParam(TypedDict):
    type: Literal["text"]

class ReturnedCustomToolCall(TypedDict):
    type: Literal["custom_tool_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    input: str

class ReturnedCustomToolCallOutput(TypedDict):
    type: Literal["custom_tool_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]

class CustomToolCallOutputResource(TypedDict):
    type: Literal["custom_tool_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]
    status: FunctionCallOutputStatusEnum
    created_by: str

class CustomToolCallResource(TypedDict):
    type: Literal["custom_tool_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    input: str
    status: FunctionCallStatus
    created_by: str

class ReturnedCustomToolParam(TypedDict):
    type: Literal["custom"]
    name: str
    description: str
    format: ReturnedCustomTextFormatParam | ReturnedCustomGrammarFormatParam
    defer_loading: bool
    allowed_callers: list[Literal["direct", "programmatic"]] | None

class Decision(TypedDict):
    answers: list[DecisionAnswersItemPredicate | DecisionAnswersItemChoice | DecisionAnswersItemScore | DecisionAnswersItemRefusal]
    model: str
    usage: DecisionUsage

class DecisionAnswersItemPredicate(TypedDict):
    name: str | None
    probability: float
    type: Literal["predicate"]

class DecisionAnswersItemChoice(TypedDict):
    choice: str | bool
    confidence: float
    name: str | None
    probabilities: list[DecisionAnswersItemChoiceProbabilitiesItem]
    type: Literal["choice"]

class DecisionAnswersItemChoiceProbabilitiesItem(TypedDict):
    probability: float
    value: str | bool

class DecisionAnswersItemScore(TypedDict):
    confidence: float
    name: str | None
    probabilities: list[DecisionAnswersItemScoreProbabilitiesItem]
    score: float
    type: Literal["score"]

class DecisionAnswersItemScoreProbabilitiesItem(TypedDict):
    label: str
    probability: float
    value: int

class DecisionAnswersItemRefusal(TypedDict):
    name: str | None
    type: Literal["refusal"]

class DecisionUsage(TypedDict):
    input_tokens: int
    input_tokens_details: DecisionUsageInputTokensDetails
    output_tokens: int
    output_tokens_details: DecisionUsageOutputTokensDetails
    total_tokens: int

class DecisionUsageInputTokensDetails(TypedDict):
    cache_write_tokens: int
    cached_tokens: int

class DecisionUsageOutputTokensDetails(TypedDict):
    reasoning_tokens: int

class DeleteAssistantResponse(TypedDict):
    id: str
    deleted: bool
    object: Literal["assistant.deleted"]

class DeleteCertificateResponse(TypedDict):
    object: Literal["certificate.deleted"]
    id: str

class DeleteFileResponse(TypedDict):
    id: str
    object: Literal["file"]
    deleted: bool

class DeleteFineTuningCheckpointPermissionResponse(TypedDict):
    id: str
    object: Literal["checkpoint.permission"]
    deleted: bool

class DeleteMessageResponse(TypedDict):
    id: str
    deleted: bool
    object: Literal["thread.message.deleted"]

class DeleteModelResponse(TypedDict):
    id: str
    deleted: bool
    object: str

class DeleteThreadResponse(TypedDict):
    id: str
    deleted: bool
    object: Literal["thread.deleted"]

class DeleteVectorStoreFileResponse(TypedDict):
    id: str
    deleted: bool
    object: Literal["vector_store.file.deleted"]

class DeleteVectorStoreResponse(TypedDict):
    id: str
    deleted: bool
    object: Literal["vector_store.deleted"]

class DeletedConversationResource(TypedDict):
    object: Literal["conversation.deleted"]
    deleted: bool
    id: str

class DeletedRoleAssignmentResource(TypedDict):
    object: str
    deleted: bool

class DeletedSkillResource(TypedDict):
    object: Literal["skill.deleted"]
    deleted: bool
    id: str

class DeletedSkillVersionResource(TypedDict):
    object: Literal["skill.version.deleted"]
    deleted: bool
    id: str
    version: str

class DeletedThreadResource(TypedDict):
    id: str
    object: Literal["chatkit.thread.deleted"]
    deleted: bool

class DeletedVideoResource(TypedDict):
    object: Literal["video.deleted"]
    deleted: bool
    id: str

class DeletedWebhookEndpoint(TypedDict):
    id: str
    deleted: bool
    object: Literal["webhook_endpoint.deleted"]

class ReturnedDirectToolCallCaller(TypedDict):
    type: Literal["direct"]

class ReturnedDirectToolCallCallerParam(TypedDict):
    type: Literal["direct"]

class DoneEvent(TypedDict, total=False):
    event: Required[Literal["done"]]
    data: Required[Literal["[DONE]"]]

class ReturnedDoubleClickAction(TypedDict):
    type: Literal["double_click"]
    x: int
    y: int
    keys: list[str] | None

class ReturnedDragParam(TypedDict):
    type: Literal["drag"]
    path: list[ReturnedCoordParam]
    keys: list[str] | None

class ReturnedEasyInputMessage(TypedDict):
    role: Literal["user", "assistant", "system", "developer"]
    content: str | None | ReturnedInputMessageContentList
    phase: Literal["commentary", "final_answer", None]
    type: Literal["message"]

class Embedding(TypedDict):
    index: int
    embedding: list[float]
    object: Literal["embedding"]

class EnvironmentValueNone(TypedDict):
    type: Literal["none"]

class EnvironmentValueOpenaiHosted(TypedDict):
    id: str
    capability_directories: list[str]
    files: list[HostedEnvironmentFile]
    network: EnvironmentValueOpenaiHostedNetwork
    packages: EnvironmentValueOpenaiHostedPackages
    plugins: list[HostedPlugin]
    skills: list[HostedSkill]
    type: Literal["openai_hosted"]
    container_size: Literal["small", "medium", "large", None]
    desktop: EnvironmentValueOpenaiHostedDesktop | None

class EnvironmentValueOpenaiHostedNetwork(TypedDict):
    access: Literal["enabled", "disabled", "restricted"]
    allowed_domains: list[str]

class EnvironmentValueOpenaiHostedPackages(TypedDict):
    npm: list[str]
    python: list[str]
    system: list[str]

class EnvironmentValueOpenaiHostedDesktop(TypedDict):
    enabled: bool

class EnvironmentValueSelfHosted(TypedDict):
    id: str
    capability_directories: list[str]
    remote_url: str
    type: Literal["self_hosted"]
    workspace_directory: str

class EnvironmentFile(TypedDict):
    environment_id: str
    object: Literal["agent.environment.file"]
    path: str
    size_bytes: int

class EnvironmentInfo(TypedDict):
    id: str
    files: list[HostedEnvironmentFile]
    object: Literal["agent.environment"]
    plugins: list[HostedPlugin]
    skills: list[HostedSkill]
    status: Literal["pending", "ready", "connected", "disconnected", "suspended", "expired", "failed"]
    type: Literal["openai_hosted", "self_hosted"]

class EnvironmentTemplate(TypedDict):
    id: str
    capability_directories: list[str]
    created_at: int
    files: list[EnvironmentTemplateFilesItemFileId | EnvironmentTemplateFilesItemInline]
    name: str | None
    network: EnvironmentTemplateNetwork
    object: Literal["agent.environment.template"]
    packages: EnvironmentTemplatePackages
    plugins: list[HostedPlugin]
    skills: list[EnvironmentTemplateSkillsItemSkillReference | EnvironmentTemplateSkillsItemInline]
    updated_at: int
    desktop: EnvironmentTemplateDesktop | None

class EnvironmentTemplateFilesItemFileId(TypedDict):
    file_id: str
    path: str
    type: Literal["file_id"]

class EnvironmentTemplateFilesItemInline(TypedDict):
    path: str
    size_bytes: int
    type: Literal["inline"]

class EnvironmentTemplateNetwork(TypedDict):
    access: Literal["enabled", "disabled", "restricted"]
    allowed_domains: list[str]

class EnvironmentTemplatePackages(TypedDict):
    npm: list[str]
    python: list[str]
    system: list[str]

class EnvironmentTemplateSkillsItemSkillReference(TypedDict):
    skill_id: str
    type: Literal["skill_reference"]
    version: str | None

class EnvironmentTemplateSkillsItemInline(TypedDict):
    description: str
    name: str
    type: Literal["inline"]

class EnvironmentTemplateDesktop(TypedDict):
    enabled: bool

class EnvironmentTemplateDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["agent.environment.template.deleted"]

class Error(TypedDict, total=False):
    code: Required[str | None]
    message: Required[str]
    param: Required[str | None]
    type: Required[str]

class Error2(TypedDict):
    code: str
    message: str

class ErrorEvent(TypedDict, total=False):
    event: Required[Literal["error"]]
    data: Required[Error]

class Eval(TypedDict):
    object: Literal["eval"]
    id: str
    name: str
    data_source_config: EvalCustomDataSourceConfig | EvalLogsDataSourceConfig | EvalStoredCompletionsDataSourceConfig
    testing_criteria: list[ReturnedGraderLabelModel | ReturnedGraderStringCheck | ReturnedEvalGraderTextSimilarity | ReturnedEvalGraderPython | ReturnedEvalGraderScoreModel]
    created_at: int
    metadata: ReturnedMetadata

class EvalApiError(TypedDict):
    code: str
    message: str

class EvalCustomDataSourceConfig(TypedDict):
    type: Literal["custom"]
    schema: dict[str, Any]

class ReturnedEvalGraderPython(TypedDict):
    type: Literal["python"]
    name: str
    source: str
    image_tag: str
    pass_threshold: float

class ReturnedEvalGraderScoreModel(TypedDict):
    type: Literal["score_model"]
    name: str
    model: str
    sampling_params: ReturnedEvalGraderScoreModelSamplingParams
    input: list[ReturnedEvalItem]
    range: list[float]
    pass_threshold: float

class ReturnedEvalGraderScoreModelSamplingParams(TypedDict):
    seed: int | None
    top_p: float | None
    temperature: float | None
    max_completions_tokens: int | None
    reasoning_effort: ReturnedReasoningEffort

class ReturnedEvalGraderTextSimilarity(TypedDict):
    type: Literal["text_similarity"]
    name: str
    input: str
    reference: str
    evaluation_metric: Literal["cosine", "fuzzy_match", "bleu", "gleu", "meteor", "rouge_1", "rouge_2", "rouge_3", "rouge_4", "rouge_5", "rouge_l"]
    pass_threshold: float

class ReturnedEvalItem(TypedDict):
    role: Literal["user", "assistant", "system", "developer"]
    content: ReturnedEvalItemContent
    type: Literal["message"]

class ReturnedEvalItemContentOutputText(TypedDict):
    type: Literal["output_text"]
    text: str

class ReturnedEvalItemInputImage(TypedDict):
    type: Literal["input_image"]
    image_url: str
    detail: str

class ReturnedEvalJsonlFileContentSource(TypedDict):
    type: Literal["file_content"]
    content: list[ReturnedEvalJsonlFileContentSourceContentItem]

class ReturnedEvalJsonlFileContentSourceContentItem(TypedDict):
    item: dict[str, Any]
    sample: dict[str, Any]

class ReturnedEvalJsonlFileIdSource(TypedDict):
    type: Literal["file_id"]
    id: str

class EvalList(TypedDict):
    object: Literal["list"]
    data: list[Eval]
    first_id: str
    last_id: str
    has_more: bool

class EvalLogsDataSourceConfig(TypedDict):
    type: Literal["logs"]
    metadata: ReturnedMetadata
    schema: dict[str, Any]

class ReturnedEvalResponsesSource(TypedDict):
    type: Literal["responses"]
    metadata: dict[str, Any] | None
    model: str | None
    instructions_search: str | None
    created_after: int | None
    created_before: int | None
    reasoning_effort: ReturnedReasoningEffort | None
    temperature: float | None
    top_p: float | None
    users: list[str] | None
    tools: list[str] | None

class EvalRun(TypedDict):
    object: Literal["eval.run"]
    id: str
    eval_id: str
    status: str
    model: str
    name: str
    created_at: int
    report_url: str
    result_counts: EvalRunResultCounts
    per_model_usage: list[EvalRunPerModelUsageItem]
    per_testing_criteria_results: list[EvalRunPerTestingCriteriaResultsItem]
    data_source: ReturnedCreateEvalJsonlRunDataSource | ReturnedCreateEvalCompletionsRunDataSource | ReturnedCreateEvalResponsesRunDataSource
    metadata: ReturnedMetadata
    error: EvalApiError

class EvalRunResultCounts(TypedDict):
    total: int
    errored: int
    failed: int
    passed: int

class EvalRunPerModelUsageItem(TypedDict):
    model_name: str
    invocation_count: int
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    cached_tokens: int

class EvalRunPerTestingCriteriaResultsItem(TypedDict):
    testing_criteria: str
    passed: int
    failed: int

class EvalRunList(TypedDict):
    object: Literal["list"]
    data: list[EvalRun]
    first_id: str
    last_id: str
    has_more: bool

class EvalRunOutputItem(TypedDict):
    object: Literal["eval.run.output_item"]
    id: str
    run_id: str
    eval_id: str
    created_at: int
    status: str
    datasource_item_id: int
    datasource_item: dict[str, Any]
    results: list[EvalRunOutputItemResult]
    sample: EvalRunOutputItemSample

class EvalRunOutputItemSample(TypedDict):
    input: list[EvalRunOutputItemSampleInputItem]
    output: list[EvalRunOutputItemSampleOutputItem]
    finish_reason: str
    model: str
    usage: EvalRunOutputItemSampleUsage
    error: EvalApiError
    temperature: float
    max_completion_tokens: int
    top_p: float
    seed: int

class EvalRunOutputItemSampleInputItem(TypedDict):
    role: str
    content: str

class EvalRunOutputItemSampleOutputItem(TypedDict):
    role: str
    content: str

class EvalRunOutputItemSampleUsage(TypedDict):
    total_tokens: int
    completion_tokens: int
    prompt_tokens: int
    cached_tokens: int

class EvalRunOutputItemList(TypedDict):
    object: Literal["list"]
    data: list[EvalRunOutputItem]
    first_id: str
    last_id: str
    has_more: bool

class EvalRunOutputItemResult(TypedDict):
    name: str
    type: str
    score: float
    passed: bool
    sample: dict[str, Any] | None

class EvalStoredCompletionsDataSourceConfig(TypedDict):
    type: Literal["stored_completions"]
    metadata: ReturnedMetadata
    schema: dict[str, Any]

class ReturnedEvalStoredCompletionsSource(TypedDict):
    type: Literal["stored_completions"]
    metadata: ReturnedMetadata
    model: str | None
    created_after: int | None
    created_before: int | None
    limit: int | None

class ExternalKey(TypedDict):
    id: str
    api_project_ids: list[str]
    created_at: int
    name: str
    object: str
    type: str
    workspace_id: str
    audience: str | None
    external_id: str | None
    key_name: str | None
    key_ocid: str | None
    key_version: str | None
    key_version_ocid: str | None
    kms_arn: str | None
    kms_key_location: str | None
    kms_key_name: str | None
    kms_key_ring_name: str | None
    kms_key_version: str | None
    kms_project_id: str | None
    purpose: Literal["ekm", "psp_decryption", None]
    region: str | None
    role_arn: str | None
    tenant_id: str | None
    vault_ocid: str | None
    vault_uri: str | None
    workload_identity_pool_id: str | None
    workload_identity_project_number: str | None
    workload_identity_provider_id: str | None

class ExternalKeyValidateResponse(TypedDict):
    status: str

class ExternalStorageConfiguration(TypedDict):
    id: str
    created_at: int
    geography: str
    object: Literal["organization.external_storage"]
    project_id: str
    provider: AwsExternalStorageProvider | AzureExternalStorageProvider | GcpExternalStorageProvider | OciExternalStorageProvider
    status: Literal["pending", "validated", "degraded", "unhealthy"]

class ExternalStorageDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["organization.external_storage.deleted"]

class FederationRule(TypedDict):
    id: str
    attribute_matchers: dict[str, str | bool | int | float]
    created_at: int
    description: str | None
    enabled: bool
    name: str | None
    object: Literal["organization.workload_identity_federation_rule"]
    permissions: FederationRulePermissionsServiceAccountDefault | FederationRulePermissionsRestricted
    project_id: str
    service_account_id: str
    updated_at: int
    workload_identity_provider_id: str

class FederationRulePermissionsServiceAccountDefault(TypedDict):
    type: Literal["service_account_default"]

class FederationRulePermissionsRestricted(TypedDict):
    scopes: list[str]
    type: Literal["restricted"]

class FederationRuleDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["organization.workload_identity_federation_rule.deleted"]

class FileAnnotation(TypedDict):
    type: Literal["file"]
    source: FileAnnotationSource

class FileAnnotationSource(TypedDict):
    type: Literal["file"]
    filename: str

class ReturnedFileCitationBody(TypedDict):
    type: Literal["file_citation"]
    file_id: str
    index: int
    filename: str

class ReturnedFileCitationParam(TypedDict):
    type: Literal["file_citation"]
    index: int
    file_id: str
    filename: str

class ReturnedFilePath(TypedDict):
    type: Literal["file_path"]
    file_id: str
    index: int

class ReturnedFileSearchRankingOptions(TypedDict):
    ranker: Literal["auto", "default_2024_08_21"]
    score_threshold: float

class ReturnedFileSearchTool(TypedDict):
    type: Literal["file_search"]
    vector_store_ids: list[str]
    max_num_results: int
    ranking_options: ReturnedRankingOptions
    filters: ReturnedFilters | None

class ReturnedFileSearchToolCall(TypedDict):
    id: str
    type: Literal["file_search_call"]
    status: Literal["in_progress", "searching", "completed", "incomplete", "failed"]
    queries: list[str]
    results: list[ReturnedFileSearchToolCallResultsItem] | None

class ReturnedFileSearchToolCallResultsItem(TypedDict):
    file_id: str
    text: str
    filename: str
    attributes: ReturnedVectorStoreFileAttributes
    score: float

class ReturnedFineTuneDPOHyperparameters(TypedDict):
    beta: Literal["auto"] | float
    batch_size: Literal["auto"] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int

class ReturnedFineTuneDPOMethod(TypedDict):
    hyperparameters: ReturnedFineTuneDPOHyperparameters

class ReturnedFineTuneMethod(TypedDict):
    type: Literal["supervised", "dpo", "reinforcement"]
    supervised: ReturnedFineTuneSupervisedMethod
    dpo: ReturnedFineTuneDPOMethod
    reinforcement: ReturnedFineTuneReinforcementMethod

class ReturnedFineTuneReinforcementHyperparameters(TypedDict):
    batch_size: Literal["auto"] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int
    reasoning_effort: Literal["default", "low", "medium", "high"]
    compute_multiplier: Literal["auto"] | float
    eval_interval: Literal["auto"] | int
    eval_samples: Literal["auto"] | int

class ReturnedFineTuneReinforcementMethod(TypedDict):
    grader: ReturnedGraderStringCheck | ReturnedGraderTextSimilarity | ReturnedGraderPython | ReturnedGraderScoreModel | ReturnedGraderMulti
    hyperparameters: ReturnedFineTuneReinforcementHyperparameters

class ReturnedFineTuneSupervisedHyperparameters(TypedDict):
    batch_size: Literal["auto"] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int

class ReturnedFineTuneSupervisedMethod(TypedDict):
    hyperparameters: ReturnedFineTuneSupervisedHyperparameters

class FineTuningCheckpointPermission(TypedDict):
    id: str
    created_at: int
    project_id: str
    object: Literal["checkpoint.permission"]

class FineTuningIntegration(TypedDict):
    type: Literal["wandb"]
    wandb: FineTuningIntegrationWandb

class FineTuningIntegrationWandb(TypedDict):
    project: str
    name: str | None
    entity: str | None
    tags: list[str]

class FineTuningJob(TypedDict):
    id: str
    created_at: int
    error: FineTuningJobError | None
    fine_tuned_model: str | None
    finished_at: int | None
    hyperparameters: FineTuningJobHyperparameters
    model: str
    object: Literal["fine_tuning.job"]
    organization_id: str
    result_files: list[str]
    status: Literal["validating_files", "queued", "running", "succeeded", "failed", "cancelled"]
    trained_tokens: int | None
    training_file: str
    validation_file: str | None
    integrations: list[FineTuningIntegration] | None
    seed: int
    estimated_finish: int | None
    method: ReturnedFineTuneMethod
    metadata: ReturnedMetadata

class FineTuningJobError(TypedDict):
    code: str
    message: str
    param: str | None

class FineTuningJobHyperparameters(TypedDict):
    batch_size: Literal["auto", None] | int
    learning_rate_multiplier: Literal["auto"] | float
    n_epochs: Literal["auto"] | int

class FineTuningJobCheckpoint(TypedDict):
    id: str
    created_at: int
    fine_tuned_model_checkpoint: str
    step_number: int
    metrics: FineTuningJobCheckpointMetrics
    fine_tuning_job_id: str
    object: Literal["fine_tuning.job.checkpoint"]

class FineTuningJobCheckpointMetrics(TypedDict):
    step: float
    train_loss: float
    train_mean_token_accuracy: float
    valid_loss: float
    valid_mean_token_accuracy: float
    full_valid_loss: float
    full_valid_mean_token_accuracy: float

class FineTuningJobEvent(TypedDict):
    object: Literal["fine_tuning.job.event"]
    id: str
    created_at: int
    level: Literal["info", "warn", "error"]
    message: str
    type: Literal["message", "metrics"]
    data: dict[str, Any]

class ReturnedFunctionCallOutputItemParam(TypedDict):
    id: str | None
    call_id: str | None
    type: Literal["function_call_output"]
    output: str | list[ReturnedInputTextContentParam | ReturnedInputImageContentParamAutoParam | ReturnedInputFileContentParam]
    name: str | None
    namespace: str | None
    caller: ReturnedToolCallCallerParam | None
    status: ReturnedFunctionCallItemStatus | None

class ReturnedFunctionObject(TypedDict):
    description: str
    name: str
    parameters: dict[str, Any]
    strict: bool | None

class FunctionShellAction(TypedDict):
    commands: list[str]
    timeout_ms: int | None
    max_output_length: int | None

class ReturnedFunctionShellActionParam(TypedDict):
    commands: list[str]
    timeout_ms: int | None
    max_output_length: int | None

class FunctionShellCall(TypedDict):
    type: Literal["shell_call"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    action: FunctionShellAction
    status: FunctionShellCallStatus
    environment: LocalEnvironmentResource | ContainerReferenceResource | None
    created_by: str

class ReturnedFunctionShellCallItemParam(TypedDict):
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    type: Literal["shell_call"]
    action: ReturnedFunctionShellActionParam
    status: ReturnedFunctionShellCallItemStatus | None
    environment: ReturnedLocalEnvironmentParam | ReturnedContainerReferenceParam | None

class FunctionShellCallOutput(TypedDict):
    type: Literal["shell_call_output"]
    id: str
    call_id: str
    caller: ReturnedToolCallCaller | None
    status: FunctionShellCallOutputStatusEnum
    output: list[FunctionShellCallOutputContent]
    max_output_length: int | None
    created_by: str

class FunctionShellCallOutputContent(TypedDict):
    stdout: str
    stderr: str
    outcome: FunctionShellCallOutputTimeoutOutcome | FunctionShellCallOutputExitOutcome
    created_by: str

class ReturnedFunctionShellCallOutputContentParam(TypedDict):
    stdout: str
    stderr: str
    outcome: ReturnedFunctionShellCallOutputOutcomeParam

class FunctionShellCallOutputExitOutcome(TypedDict):
    type: Literal["exit"]
    exit_code: int

class ReturnedFunctionShellCallOutputExitOutcomeParam(TypedDict):
    type: Literal["exit"]
    exit_code: int

class ReturnedFunctionShellCallOutputItemParam(TypedDict):
    id: str | None
    call_id: str
    caller: ReturnedToolCallCallerParam | None
    type: Literal["shell_call_output"]
    output: list[ReturnedFunctionShellCallOutputContentParam]
    status: ReturnedFunctionShellCallItemStatus | None
    max_output_length: int | None

class FunctionShellCallOutputTimeoutOutcome(TypedDict):
    type: Literal["timeout"]

class ReturnedFunctionShellCallOutputTimeoutOutcomeParam(TypedDict):
    type: Literal["timeout"]

class ReturnedFunctionShellToolParam(TypedDict):
    type: Literal["shell"]
    environment: ReturnedContainerAutoParam | ReturnedLocalEnvironmentParam | ReturnedContainerReferenceParam | None
    allowed_callers: list[Literal["direct", "programmatic"]] | None

class ReturnedFunctionTool(TypedDict):
    type: Literal["function"]
    name: str
    description: str | None
    parameters: dict[str, Any] | None
    output_schema: dict[str, Any] | None
    strict: bool | None
    defer_loading: bool
    allowed_callers: list[Literal["direct", "programmatic"]] | None

class ReturnedFunctionToolCall(TypedDict):
    id: str
    type: Literal["function_call"]
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    arguments: str
    status: Literal["in_progress", "completed", "incomplete"]

class FunctionToolCallOutput(TypedDict):
    id: str
    type: Literal["function_call_output"]
    call_id: str
    name: str
    namespace: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]
    status: Literal["in_progress", "completed", "incomplete"]

class FunctionToolCallOutputResource(TypedDict):
    id: str
    type: Literal["function_call_output"]
    call_id: str
    name: str
    namespace: str
    caller: ReturnedToolCallCallerParam | None
    output: str | list[ReturnedFunctionAndCustomToolCallOutput]
    status: FunctionCallOutputStatusEnum
    created_by: str

class FunctionToolCallResource(TypedDict):
    id: str
    type: Literal["function_call"]
    call_id: str
    caller: ReturnedToolCallCaller | None
    namespace: str
    name: str
    arguments: str
    status: FunctionCallStatus
    created_by: str

class ReturnedFunctionToolParam(TypedDict):
    name: str
    description: str | None
    parameters: ReturnedEmptyModelParam | None
    strict: bool | None
    type: Literal["function"]
    output_schema: dict[str, Any] | None
    defer_loading: bool
    allowed_callers: list[Literal["direct", "programmatic"]] | None

class GcpExternalStorageProvider(TypedDict):
    audience: str
    bucket: str
    region: str
    type: Literal["gcp"]
    workload_identity_pool_id: str
    workload_identity_project_number: str
    workload_identity_provider_id: str

class ReturnedGraderLabelModel(TypedDict):
    type: Literal["label_model"]
    name: str
    model: str
    input: list[ReturnedEvalItem]
    labels: list[str]
    passing_labels: list[str]

class ReturnedGraderMulti(TypedDict):
    type: Literal["multi"]
    name: str
    graders: ReturnedGraderStringCheck | ReturnedGraderTextSimilarity | ReturnedGraderPython | ReturnedGraderScoreModel | ReturnedGraderLabelModel
    calculate_output: str

class ReturnedGraderPython(TypedDict):
    type: Literal["python"]
    name: str
    source: str
    image_tag: str

class ReturnedGraderScoreModel(TypedDict):
    type: Literal["score_model"]
    name: str
    model: str
    sampling_params: ReturnedGraderScoreModelSamplingParams
    input: list[ReturnedEvalItem]
    range: list[float]

class ReturnedGraderScoreModelSamplingParams(TypedDict):
    seed: int | None
    top_p: float | None
    temperature: float | None
    max_completions_tokens: int | None
    reasoning_effort: ReturnedReasoningEffort

class ReturnedGraderStringCheck(TypedDict):
    type: Literal["string_check"]
    name: str
    input: str
    reference: str
    operation: Literal["eq", "ne", "like", "ilike"]

class ReturnedGraderTextSimilarity(TypedDict):
    type: Literal["text_similarity"]
    name: str
    input: str
    reference: str
    evaluation_metric: Literal["cosine", "fuzzy_match", "bleu", "gleu", "meteor", "rouge_1", "rouge_2", "rouge_3", "rouge_4", "rouge_5", "rouge_l"]

class Group(TypedDict):
    object: Literal["group"]
    id: str
    name: str
    created_at: int
    scim_managed: bool

class GroupDeletedResource(TypedDict):
    object: Literal["group.deleted"]
    id: str
    deleted: bool

class GroupListResource(TypedDict):
    object: Literal["list"]
    data: list[GroupResponse]
    has_more: bool
    next: str | None

class GroupMemberUser(TypedDict):
    id: str
    name: str
    email: str | None
    picture: str | None
    is_service_account: bool | None
    user_type: Literal["user", "tenant_user"]

class GroupResourceWithSuccess(TypedDict):
    id: str
    name: str
    created_at: int
    is_scim_managed: bool

class GroupResponse(TypedDict):
    id: str
    name: str
    created_at: int
    is_scim_managed: bool
    group_type: Literal["group", "tenant_group"]

class GroupRoleAssignment(TypedDict):
    object: Literal["group.role"]
    group: Group
    role: Role

class GroupUser(TypedDict):
    id: str
    name: str
    email: str | None

class GroupUserAssignment(TypedDict):
    object: Literal["group.user"]
    user_id: str
    group_id: str

class GroupUserDeletedResource(TypedDict):
    object: Literal["group.user.deleted"]
    deleted: bool

class HostedEnvironmentFileValueInline(TypedDict):
    id: str
    path: str
    size_bytes: int
    type: Literal["inline"]

class HostedEnvironmentFileID(TypedDict):
    id: str
    file_id: str
    path: str
    size_bytes: int
    type: Literal["file_id"]

class HostedPlugin(TypedDict):
    description: str
    name: str
    type: Literal["inline"]

class HostedSkillValueInline(TypedDict):
    description: str
    name: str
    type: Literal["inline"]

class HostedSkillReference(TypedDict):
    description: str
    name: str
    skill_id: str
    type: Literal["skill_reference"]
    version: str

class HostedToolPermission(TypedDict):
    enabled: bool

class ReturnedHybridSearchOptions(TypedDict):
    embedding_weight: float
    text_weight: float

class Image(TypedDict):
    b64_json: str
    url: str
    revised_prompt: str

class ImageEditCompletedEvent(TypedDict, total=False):
    type: Required[Literal["image_edit.completed"]]
    b64_json: Required[str]
    created_at: Required[int]
    size: Required[Literal["1024x1024", "1024x1536", "1536x1024", "auto"]]
    quality: Required[Literal["low", "medium", "high", "auto"]]
    background: Required[Literal["transparent", "opaque", "auto"]]
    output_format: Required[Literal["png", "webp", "jpeg"]]
    usage: Required[ImagesUsage]

class ImageEditPartialImageEvent(TypedDict, total=False):
    type: Required[Literal["image_edit.partial_image"]]
    b64_json: Required[str]
    created_at: Required[int]
    size: Required[Literal["1024x1024", "1024x1536", "1536x1024", "auto"]]
    quality: Required[Literal["low", "medium", "high", "auto"]]
    background: Required[Literal["transparent", "opaque", "auto"]]
    output_format: Required[Literal["png", "webp", "jpeg"]]
    partial_image_index: Required[int]

class ImageGenCompletedEvent(TypedDict, total=False):
    type: Required[Literal["image_generation.completed"]]
    b64_json: Required[str]
    created_at: Required[int]
    size: Required[Literal["1024x1024", "1024x1536", "1536x1024", "auto"]]
    quality: Required[Literal["low", "medium", "high", "auto"]]
    background: Required[Literal["transparent", "opaque", "auto"]]
    output_format: Required[Literal["png", "webp", "jpeg"]]
    usage: Required[ImagesUsage]

class ImageGenInputUsageDetails(TypedDict):
    text_tokens: int
    image_tokens: int

class ImageGenOutputTokensDetails(TypedDict):
    image_tokens: int
    text_tokens: int

class ImageGenPartialImageEvent(TypedDict, total=False):
    type: Required[Literal["image_generation.partial_image"]]
    b64_json: Required[str]
    created_at: Required[int]
    size: Required[Literal["1024x1024", "1024x1536", "1536x1024", "auto"]]
    quality: Required[Literal["low", "medium", "high", "auto"]]
    background: Required[Literal["transparent", "opaque", "auto"]]
    output_format: Required[Literal["png", "webp", "jpeg"]]
    partial_image_index: Required[int]

class ReturnedImageGenTool(TypedDict):
    type: Literal["image_generation"]
    model: str
    quality: Literal["low", "medium", "high", "auto"]
    size: str
    output_format: Literal["png", "webp", "jpeg"]
    output_compression: int
    moderation: Literal["auto", "low"]
    background: Literal["transparent", "opaque", "auto"]
    input_fidelity: Literal["high", "low", None]
    input_image_mask: ReturnedImageGenToolInputImageMask
    partial_images: int
    action: Literal["generate", "edit", "auto"]

class ReturnedImageGenToolInputImageMask(TypedDict):
    image_url: str
    file_id: str

class ReturnedImageGenToolCall(TypedDict):
    type: Literal["image_generation_call"]
    id: str
    status: Literal["in_progress", "completed", "generating", "failed"]
    result: str | None

class ImageGenUsage(TypedDict):
    input_tokens: int
    total_tokens: int
    output_tokens: int
    output_tokens_details: ImageGenOutputTokensDetails
    input_tokens_details: ImageGenInputUsageDetails

class ImagesResponse(TypedDict):
    created: int
    data: list[Image]
    background: Literal["transparent", "opaque"]
    output_format: Literal["png", "webp", "jpeg"]
    size: Literal["1024x1024", "1024x1536", "1536x1024"]
    quality: Literal["low", "medium", "high"]
    usage: ImageGenUsage

class ImagesUsage(TypedDict, total=False):
    total_tokens: Required[int]
    input_tokens: Required[int]
    output_tokens: Required[int]
    input_tokens_details: Required[ImagesUsageInputTokensDetails]

class ImagesUsageInputTokensDetails(TypedDict, total=False):
    text_tokens: Required[int]
    image_tokens: Required[int]

class InferenceOptions(TypedDict):
    tool_choice: ToolChoice | None
    model: str | None

class ReturnedInlineSkillParam(TypedDict):
    type: Literal["inline"]
    name: str
    description: str
    source: ReturnedInlineSkillSourceParam

class ReturnedInlineSkillSourceParam(TypedDict):
    type: Literal["base64"]
    media_type: Literal["application/zip"]
    data: str

class ReturnedInputAudio(TypedDict):
    type: Literal["input_audio"]
    input_audio: ReturnedInputAudioInputAudio

class ReturnedInputAudioInputAudio(TypedDict):
    data: str
    format: Literal["mp3", "wav"]

class ReturnedInputFileContent(TypedDict):
    type: Literal["input_file"]
    file_id: str | None
    filename: str
    file_data: str
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointConfig
    file_url: str
    detail: Literal["auto", "low", "high"]

class ReturnedInputFileContentParam(TypedDict):
    type: Literal["input_file"]
    file_id: str | None
    filename: str | None
    file_data: str | None
    file_url: str | None
    detail: Literal["auto", "low", "high"]
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointParam | None

class ReturnedInputImageContent(TypedDict):
    type: Literal["input_image"]
    image_url: str | None
    file_id: str | None
    detail: Literal["low", "high", "auto", "original"]
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointConfig

class ReturnedInputImageContentParamAutoParam(TypedDict):
    type: Literal["input_image"]
    image_url: str | None
    file_id: str | None
    detail: Literal["low", "high", "auto", "original", None]
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointParam | None

class ReturnedInputMessage(TypedDict):
    type: Literal["message"]
    role: Literal["user", "system", "developer"]
    status: Literal["in_progress", "completed", "incomplete"]
    content: ReturnedInputMessageContentList

class InputMessageResource(TypedDict):
    type: Literal["message"]
    role: Literal["user", "system", "developer"]
    status: Literal["in_progress", "completed", "incomplete"]
    content: ReturnedInputMessageContentList
    id: str

class ReturnedInputTextContent(TypedDict):
    type: Literal["input_text"]
    text: str
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointConfig

class ReturnedInputTextContentParam(TypedDict):
    type: Literal["input_text"]
    text: str
    prompt_cache_breakpoint: ReturnedPromptCacheBreakpointParam | None

class Invite(TypedDict):
    object: Literal["organization.invite"]
    id: str
    email: str
    role: Literal["owner", "reader"]
    status: Literal["accepted", "expired", "pending"]
    created_at: int
    expires_at: int | None
    accepted_at: int | None
    projects: list[InviteProjectsItem]

class InviteProjectsItem(TypedDict):
    id: str
    role: Literal["member", "owner"]

class InviteDeleteResponse(TypedDict):
    object: Literal["organization.invite.deleted"]
    id: str
    deleted: bool

class InviteListResponse(TypedDict):
    object: Literal["list"]
    data: list[Invite]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ReturnedItemReferenceParam(TypedDict):
    type: Literal["item_reference", None]
    id: str

class ReturnedKeyPressAction(TypedDict):
    type: Literal["keypress"]
    keys: list[str]

class ListAssistantsResponse(TypedDict):
    object: str
    data: list[AssistantObject]
    first_id: str
    last_id: str
    has_more: bool

class ListAuditLogsResponse(TypedDict):
    object: Literal["list"]
    data: list[AuditLog]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ListBatchesResponse(TypedDict):
    data: list[Batch]
    first_id: str
    last_id: str
    has_more: bool
    object: Literal["list"]

class ListCertificatesResponse(TypedDict):
    data: list[OrganizationCertificate]
    first_id: str | None
    last_id: str | None
    has_more: bool
    object: Literal["list"]

class ListFilesResponse(TypedDict):
    object: str
    data: list[OpenAIFile]
    first_id: str
    last_id: str
    has_more: bool

class ListFineTuningCheckpointPermissionResponse(TypedDict):
    data: list[FineTuningCheckpointPermission]
    object: Literal["list"]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ListFineTuningJobCheckpointsResponse(TypedDict):
    data: list[FineTuningJobCheckpoint]
    object: Literal["list"]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ListFineTuningJobEventsResponse(TypedDict):
    data: list[FineTuningJobEvent]
    object: Literal["list"]
    has_more: bool

class ListMessagesResponse(TypedDict):
    object: str
    data: list[MessageObject]
    first_id: str
    last_id: str
    has_more: bool

class ListModelsResponse(TypedDict):
    object: Literal["list"]
    data: list[Model]

class ListPaginatedFineTuningJobsResponse(TypedDict):
    data: list[FineTuningJob]
    has_more: bool
    object: Literal["list"]

class ListProjectCertificatesResponse(TypedDict):
    data: list[OrganizationProjectCertificate]
    first_id: str | None
    last_id: str | None
    has_more: bool
    object: Literal["list"]

class ListRunStepsResponse(TypedDict):
    object: str
    data: list[RunStepObject]
    first_id: str
    last_id: str
    has_more: bool

class ListRunsResponse(TypedDict):
    object: str
    data: list[RunObject]
    first_id: str
    last_id: str
    has_more: bool

class ListVectorStoreFilesResponse(TypedDict):
    object: str
    data: list[VectorStoreFileObject]
    first_id: str
    last_id: str
    has_more: bool

class ListVectorStoresResponse(TypedDict):
    object: str
    data: list[VectorStoreObject]
    first_id: str
    last_id: str
    has_more: bool

class LiveCreateResponse(TypedDict):
    session: LiveCreateResponseSession
    transport: LiveCreateResponseTransport

class LiveCreateResponseSession(TypedDict):
    id: str

class LiveCreateResponseTransport(TypedDict):
    sdp: str
    type: Literal["webrtc"]

class ReturnedLocalEnvironmentParam(TypedDict):
    type: Literal["local"]
    skills: list[ReturnedLocalSkillParam]

class LocalEnvironmentResource(TypedDict):
    type: Literal["local"]

class ReturnedLocalShellExecAction(TypedDict):
    type: Literal["exec"]
    command: list[str]
    timeout_ms: int | None
    working_directory: str | None
    env: dict[str, str]
    user: str | None

class ReturnedLocalShellToolCall(TypedDict):
    type: Literal["local_shell_call"]
    id: str
    call_id: str
    action: ReturnedLocalShellExecAction
    status: Literal["in_progress", "completed", "incomplete"]

class ReturnedLocalShellToolCallOutput(TypedDict):
    type: Literal["local_shell_call_output"]
    id: str
    output: str
    status: Literal["in_progress", "completed", "incomplete", None]
    call_id: str

class ReturnedLocalShellToolParam(TypedDict):
    type: Literal["local_shell"]

class ReturnedLocalSkillParam(TypedDict):
    name: str
    description: str
    path: str

class LockedStatus(TypedDict):
    type: Literal["locked"]
    reason: str | None

class ReturnedLogProb(TypedDict):
    token: str
    logprob: float
    bytes: list[int]
    top_logprobs: list[ReturnedTopLogProb]

class ReturnedMCPApprovalRequest(TypedDict):
    type: Literal["mcp_approval_request"]
    id: str
    server_label: str
    name: str
    arguments: str

class ReturnedMCPApprovalResponse(TypedDict):
    type: Literal["mcp_approval_response"]
    id: str | None
    approval_request_id: str
    approve: bool
    reason: str | None

class MCPApprovalResponseResource(TypedDict):
    type: Literal["mcp_approval_response"]
    id: str
    approval_request_id: str
    approve: bool
    reason: str | None

class ReturnedMCPListTools(TypedDict):
    type: Literal["mcp_list_tools"]
    id: str
    server_label: str
    tools: list[ReturnedMCPListToolsTool]
    error: str | None

class ReturnedMCPListToolsTool(TypedDict):
    name: str
    description: str | None
    input_schema: dict[str, Any]
    annotations: dict[str, Any] | None

class ReturnedMCPTool(TypedDict):
    type: Literal["mcp"]
    server_label: str
    server_url: str
    connector_id: Literal["connector_dropbox", "connector_gmail", "connector_googlecalendar", "connector_googledrive", "connector_microsoftteams", "connector_outlookcalendar", "connector_outlookemail", "connector_sharepoint"]
    tunnel_id: str
    authorization: str
    server_description: str
    headers: dict[str, str] | None
    allowed_tools: list[str] | None | ReturnedMCPToolFilter
    allowed_callers: list[Literal["direct", "programmatic"]] | None
    require_approval: ReturnedMCPToolRequireApproval1 | None | Literal["always", "never"]
    defer_loading: bool

class ReturnedMCPToolRequireApproval1(TypedDict):
    always: ReturnedMCPToolFilter
    never: ReturnedMCPToolFilter

class ReturnedMCPToolCall(TypedDict):
    type: Literal["mcp_call"]
    id: str
    server_label: str
    name: str
    arguments: str
    output: str | None
    error: Any
    status: ReturnedMCPToolCallStatus
    approval_request_id: str | None

class ReturnedMCPToolFilter(TypedDict):
    tool_names: list[str]
    read_only: bool

class McpOauthTokenEndpointAuthValueNone(TypedDict):
    type: Literal["none"]

class McpOauthTokenEndpointAuthValueClientSecretBasic(TypedDict):
    type: Literal["client_secret_basic"]

class McpOauthTokenEndpointAuthValueClientSecretPost(TypedDict):
    type: Literal["client_secret_post"]

class McpTransportValueHttp(TypedDict):
    server_url: str
    type: Literal["http"]

class McpTransportValueStdio(TypedDict):
    args: list[str]
    command: str
    cwd: str
    env_vars: list[str]
    type: Literal["stdio"]

class Message(TypedDict):
    type: Literal["message"]
    id: str
    status: MessageStatus
    role: MessageRole
    content: list[ReturnedInputTextContent | ReturnedOutputTextContent | TextContent | ReturnedSummaryTextContent | ReturnedReasoningTextContent | ReturnedRefusalContent | ReturnedInputImageContent | ComputerScreenshotContent | ReturnedInputFileContent]
    phase: Literal["commentary", "final_answer", None]

class ReturnedMessageContentImageFileObject(TypedDict):
    type: Literal["image_file"]
    image_file: ReturnedMessageContentImageFileObjectImageFile

class ReturnedMessageContentImageFileObjectImageFile(TypedDict):
    file_id: str
    detail: Literal["auto", "low", "high"]

class ReturnedMessageContentImageUrlObject(TypedDict):
    type: Literal["image_url"]
    image_url: ReturnedMessageContentImageUrlObjectImageUrl

class ReturnedMessageContentImageUrlObjectImageUrl(TypedDict):
    url: str
    detail: Literal["auto", "low", "high"]

class MessageContentRefusalObject(TypedDict):
    type: Literal["refusal"]
    refusal: str

class MessageContentTextAnnotationsFileCitationObject(TypedDict):
    type: Literal["file_citation"]
    text: str
    file_citation: MessageContentTextAnnotationsFileCitationObjectFileCitation
    start_index: int
    end_index: int

class MessageContentTextAnnotationsFileCitationObjectFileCitation(TypedDict):
    file_id: str

class MessageContentTextAnnotationsFilePathObject(TypedDict):
    type: Literal["file_path"]
    text: str
    file_path: MessageContentTextAnnotationsFilePathObjectFilePath
    start_index: int
    end_index: int

class MessageContentTextAnnotationsFilePathObjectFilePath(TypedDict):
    file_id: str

class MessageContentTextObject(TypedDict):
    type: Literal["text"]
    text: MessageContentTextObjectText

class MessageContentTextObjectText(TypedDict):
    value: str
    annotations: list[MessageContentTextAnnotationsFileCitationObject | MessageContentTextAnnotationsFilePathObject]

class MessageDeltaContentImageFileObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["image_file"]]
    image_file: MessageDeltaContentImageFileObjectImageFile

class MessageDeltaContentImageFileObjectImageFile(TypedDict, total=False):
    file_id: str
    detail: Literal["auto", "low", "high"]

class MessageDeltaContentImageUrlObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["image_url"]]
    image_url: MessageDeltaContentImageUrlObjectImageUrl

class MessageDeltaContentImageUrlObjectImageUrl(TypedDict, total=False):
    url: str
    detail: Literal["auto", "low", "high"]

class MessageDeltaContentRefusalObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["refusal"]]
    refusal: str

class MessageDeltaContentTextAnnotationsFileCitationObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["file_citation"]]
    text: str
    file_citation: MessageDeltaContentTextAnnotationsFileCitationObjectFileCitation
    start_index: int
    end_index: int

class MessageDeltaContentTextAnnotationsFileCitationObjectFileCitation(TypedDict, total=False):
    file_id: str
    quote: str

class MessageDeltaContentTextAnnotationsFilePathObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["file_path"]]
    text: str
    file_path: MessageDeltaContentTextAnnotationsFilePathObjectFilePath
    start_index: int
    end_index: int

class MessageDeltaContentTextAnnotationsFilePathObjectFilePath(TypedDict, total=False):
    file_id: str

class MessageDeltaContentTextObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["text"]]
    text: MessageDeltaContentTextObjectText

class MessageDeltaContentTextObjectText(TypedDict, total=False):
    value: str
    annotations: list[MessageDeltaContentTextAnnotationsFileCitationObject | MessageDeltaContentTextAnnotationsFilePathObject]

class MessageDeltaObject(TypedDict, total=False):
    id: Required[str]
    object: Required[Literal["thread.message.delta"]]
    delta: Required[MessageDeltaObjectDelta]

class MessageDeltaObjectDelta(TypedDict, total=False):
    role: Literal["user", "assistant"]
    content: list[MessageDeltaContentImageFileObject | MessageDeltaContentTextObject | MessageDeltaContentRefusalObject | MessageDeltaContentImageUrlObject]

class MessageObject(TypedDict):
    id: str
    object: Literal["thread.message"]
    created_at: int
    thread_id: str
    status: Literal["in_progress", "incomplete", "completed"]
    incomplete_details: MessageObjectIncompleteDetails | None
    completed_at: int | None
    incomplete_at: int | None
    role: Literal["user", "assistant"]
    content: list[ReturnedMessageContentImageFileObject | ReturnedMessageContentImageUrlObject | MessageContentTextObject | MessageContentRefusalObject]
    assistant_id: str | None
    run_id: str | None
    attachments: list[MessageObjectAttachmentsItem] | None
    metadata: ReturnedMetadata

class MessageObjectIncompleteDetails(TypedDict):
    reason: Literal["content_filter", "max_tokens", "run_cancelled", "run_expired", "run_failed"]

class MessageObjectAttachmentsItem(TypedDict):
    file_id: str
    tools: list[ReturnedAssistantToolsCode | ReturnedAssistantToolsFileSearchTypeOnly]

class MessageStreamEventValue1(TypedDict, total=False):
    event: Required[Literal["thread.message.created"]]
    data: Required[MessageObject]

class MessageStreamEventValue2(TypedDict, total=False):
    event: Required[Literal["thread.message.in_progress"]]
    data: Required[MessageObject]

class MessageStreamEventValue3(TypedDict, total=False):
    event: Required[Literal["thread.message.delta"]]
    data: Required[MessageDeltaObject]

class MessageStreamEventValue4(TypedDict, total=False):
    event: Required[Literal["thread.message.completed"]]
    data: Required[MessageObject]

class MessageStreamEventValue5(TypedDict, total=False):
    event: Required[Literal["thread.message.incomplete"]]
    data: Required[MessageObject]

class Model(TypedDict):
    id: str
    created: int
    object: Literal["model"]
    owned_by: str
    shutdown_date: str | None

class Moderation(TypedDict):
    input: ModerationResultBody | ModerationErrorBody
    output: ModerationResultBody | ModerationErrorBody

class ModerationErrorBody(TypedDict):
    type: Literal["error"]
    code: str
    message: str

class ModerationResultBody(TypedDict):
    type: Literal["moderation_result"]
    model: str
    flagged: bool
    categories: dict[str, bool]
    category_scores: dict[str, float]
    category_applied_input_types: dict[str, list[Literal["text", "image"]]]

class ReturnedMoveParam(TypedDict):
    type: Literal["move"]
    x: int
    y: int
    keys: list[str] | None

class MultiAgentConfig(TypedDict):
    enabled: bool
    max_concurrent_subagents: int | None

class ReturnedNamespaceToolParam(TypedDict):
    type: Literal["namespace"]
    name: str
    description: str
    tools: list[ReturnedFunctionToolParam | ReturnedCustomToolParam]

class OciExternalStorageProvider(TypedDict):
    bucket: str
    region: str
    tenancy_ocid: str
    type: Literal["oci"]

class OneTimeAutomation(TypedDict):
    id: str
    created_at: int
    created_by: AutomationCreatedBy
    metadata: dict[str, str]
    name: str
    object: Literal["agent.automation"]
    run_at: int
    status: Literal["active", "paused", "completed"]
    target: AutomationTarget
    type: Literal["once"]
    pause_reason: Literal["target_session_failed", None]

class OpenAIFile(TypedDict):
    id: str
    bytes: int
    created_at: int
    expires_at: int
    filename: str
    object: Literal["file"]
    purpose: Literal["assistants", "assistants_output", "batch", "batch_output", "fine-tune", "fine-tune-results", "vision", "user_data"]
    status: Literal["uploaded", "processed", "error"]
    status_details: str

class OrganizationCertificate(TypedDict):
    object: Literal["organization.certificate"]
    id: str
    name: str | None
    created_at: int
    certificate_details: OrganizationCertificateCertificateDetails
    active: bool

class OrganizationCertificateCertificateDetails(TypedDict):
    valid_at: int
    expires_at: int

class OrganizationCertificateActivationResponse(TypedDict):
    object: Literal["organization.certificate.activation"]
    data: list[OrganizationCertificate]

class OrganizationCertificateDeactivationResponse(TypedDict):
    object: Literal["organization.certificate.deactivation"]
    data: list[OrganizationCertificate]

class OrganizationDataRetention(TypedDict):
    object: Literal["organization.data_retention"]
    type: Literal["zero_data_retention", "modified_abuse_monitoring", "enhanced_zero_data_retention", "enhanced_modified_abuse_monitoring"]

class OrganizationProjectCertificate(TypedDict):
    object: Literal["organization.project.certificate"]
    id: str
    name: str | None
    created_at: int
    certificate_details: OrganizationProjectCertificateCertificateDetails
    active: bool

class OrganizationProjectCertificateCertificateDetails(TypedDict):
    valid_at: int
    expires_at: int

class OrganizationProjectCertificateActivationResponse(TypedDict):
    object: Literal["organization.project.certificate.activation"]
    data: list[OrganizationProjectCertificate]

class OrganizationProjectCertificateDeactivationResponse(TypedDict):
    object: Literal["organization.project.certificate.deactivation"]
    data: list[OrganizationProjectCertificate]

class OrganizationSpendAlert(TypedDict):
    id: str
    object: Literal["organization.spend_alert"]
    threshold_amount: int
    currency: Literal["USD"]
    interval: Literal["month"]
    notification_channel: ReturnedSpendAlertNotificationChannel

class OrganizationSpendAlertDeletedResource(TypedDict):
    id: str
    object: Literal["organization.spend_alert.deleted"]
    deleted: bool

class OrganizationSpendAlertListResource(TypedDict):
    object: Literal["list"]
    data: list[OrganizationSpendAlert]
    first_id: str | None
    last_id: str | None
    has_more: bool

class OrganizationSpendLimitDeletedResource(TypedDict):
    object: Literal["organization.spend_limit.deleted"]
    deleted: bool

class OrganizationSpendLimitResource(TypedDict):
    object: Literal["organization.spend_limit"]
    threshold_amount: int
    currency: str
    interval: str
    enforcement: SpendLimitEnforcement

class OtherChunkingStrategyResponseParam(TypedDict):
    type: Literal["other"]

class ReturnedOutputMessage(TypedDict):
    id: str
    type: Literal["message"]
    role: Literal["assistant"]
    content: list[ReturnedOutputMessageContent]
    phase: Literal["commentary", "final_answer", None]
    status: Literal["in_progress", "completed", "incomplete"]

class OutputText(TypedDict):
    text: str
    type: Literal["output_text"]

class ReturnedOutputTextContent(TypedDict):
    type: Literal["output_text"]
    text: str
    annotations: list[ReturnedAnnotation]
    logprobs: list[ReturnedLogProb]

class PeriodicAutomation(TypedDict):
    id: str
    created_at: int
    created_by: AutomationCreatedBy
    expression: str
    metadata: dict[str, str]
    name: str
    object: Literal["agent.automation"]
    status: Literal["active", "paused"]
    target: AutomationTarget
    timezone: str
    type: Literal["periodic"]
    pause_reason: Literal["target_session_failed", None]

PersistedAgentToolValueFunction = TypedDict("PersistedAgentToolValueFunction", {"defer_loading": 'bool', "description": 'str', "name": 'str', "parameters": 'dict[str, Any]', "type": 'Literal["function"]', "async": 'bool | None'})

class PersistedAgentToolValueToolSearch(TypedDict):
    type: Literal["tool_search"]

class PersistedAgentToolValueProgrammaticToolCalling(TypedDict):
    enabled: bool
    type: Literal["programmatic_tool_calling"]

class PersistedAgentToolValueMcp(TypedDict):
    allowed_tools: list[str] | None
    connection_origin: Literal["service", "environment"]
    credential_id: str | None
    request_metadata: dict[str, Any]
    required: bool
    server_label: str
    transport: PersistedMcpTransport
    type: Literal["mcp"]

class PersistedAgentToolValueWebSearch(TypedDict):
    allowed_domains: list[str] | None
    context_size: Literal["low", "medium", "high"]
    location: PersistedAgentToolValueWebSearchLocation | None
    mode: Literal["disabled", "cached", "live"]
    type: Literal["web_search"]

class PersistedAgentToolValueWebSearchLocation(TypedDict):
    city: str | None
    country: str | None
    region: str | None
    timezone: str | None

class PersistedAgentToolValueComputerUse(TypedDict):
    include_screenshots: bool
    type: Literal["computer_use"]

class PersistedAgentToolValueAutomations(TypedDict):
    type: Literal["automations"]

class PersistedMcpTransportValueHttp(TypedDict):
    headers: dict[str, str]
    server_url: str
    type: Literal["http"]

class PersistedMcpTransportValueStdio(TypedDict):
    args: list[str]
    command: str
    cwd: str
    env_vars: list[str]
    type: Literal["stdio"]

class Program(TypedDict):
    type: Literal["program"]
    id: str
    call_id: str
    code: str
    fingerprint: str

class ReturnedProgramItemParam(TypedDict):
    id: str
    type: Literal["program"]
    call_id: str
    code: str
    fingerprint: str

class ProgramOutput(TypedDict):
    type: Literal["program_output"]
    id: str
    call_id: str
    result: str
    status: Literal["completed", "incomplete"]

class ReturnedProgramOutputItemParam(TypedDict):
    id: str
    type: Literal["program_output"]
    call_id: str
    result: str
    status: Literal["completed", "incomplete"]

class ReturnedProgramToolCallCaller(TypedDict):
    type: Literal["program"]
    caller_id: str

class ReturnedProgramToolCallCallerParam(TypedDict):
    type: Literal["program"]
    caller_id: str

class ReturnedProgrammaticToolCallingParam(TypedDict):
    type: Literal["programmatic_tool_calling"]

class Project(TypedDict):
    id: str
    object: Literal["organization.project"]
    name: str | None
    created_at: int
    archived_at: int | None
    status: str | None
    external_key_id: str | None
    residency: ReturnedPublicProjectResidency

class ProjectAPIKey(TypedDict):
    id: str
    created_at: int
    last_used_at: int | None
    name: str
    object: Literal["organization.project.api_key"]
    owner: ProjectAPIKeyOwner
    owner_project_access: Literal["active", "inactive"]
    redacted_value: str
    expires_at: int | None

class ProjectAPIKeyOwner(TypedDict):
    service_account: ProjectAPIKeyOwnerServiceAccount | None
    type: Literal["user", "service_account", None]
    user: ProjectAPIKeyOwnerUser | None

class ProjectAPIKeyOwnerServiceAccount(TypedDict):
    id: str
    created_at: int
    name: str
    role: str

class ProjectAPIKeyOwnerUser(TypedDict):
    id: str
    created_at: int
    email: str
    name: str
    role: str

class ProjectApiKey(TypedDict):
    object: Literal["organization.project.api_key"]
    redacted_value: str
    name: str
    created_at: int
    last_used_at: int | None
    id: str
    owner_project_access: Literal["active", "inactive"]
    owner: ProjectApiKeyOwner

class ProjectApiKeyOwner(TypedDict):
    type: Literal["user", "service_account"]
    user: ProjectApiKeyOwnerUser
    service_account: ProjectApiKeyOwnerServiceAccount

class ProjectApiKeyDeleteResponse(TypedDict):
    object: Literal["organization.project.api_key.deleted"]
    id: str
    deleted: bool

class ProjectApiKeyListResponse(TypedDict):
    object: Literal["list"]
    data: list[ProjectApiKey]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ProjectApiKeyOwnerServiceAccount(TypedDict):
    id: str
    name: str
    created_at: int
    role: str

class ProjectApiKeyOwnerUser(TypedDict):
    id: str
    email: str
    name: str
    created_at: int
    role: str

class ProjectDataRetention(TypedDict):
    object: Literal["project.data_retention"]
    type: Literal["organization_default", "none", "zero_data_retention", "modified_abuse_monitoring", "enhanced_zero_data_retention", "enhanced_modified_abuse_monitoring"]

class ProjectGroup(TypedDict):
    object: Literal["project.group"]
    project_id: str
    group_id: str
    group_name: str
    group_type: Literal["group", "tenant_group"]
    created_at: int

class ProjectGroupDeletedResource(TypedDict):
    object: Literal["project.group.deleted"]
    deleted: bool

class ProjectGroupListResource(TypedDict):
    object: Literal["list"]
    data: list[ProjectGroup]
    has_more: bool
    next: str | None

class ProjectHostedToolPermissions(TypedDict):
    file_search: HostedToolPermission
    web_search: HostedToolPermission
    image_generation: HostedToolPermission
    mcp: HostedToolPermission
    code_interpreter: HostedToolPermission

class ProjectListResponse(TypedDict):
    object: Literal["list"]
    data: list[Project]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ProjectModelPermissions(TypedDict):
    object: Literal["project.model_permissions"]
    mode: Literal["allow_list", "deny_list"]
    model_ids: list[str]

class ProjectModelPermissionsDeleteResponse(TypedDict):
    object: Literal["project.model_permissions.deleted"]
    deleted: bool

class ProjectRateLimit(TypedDict):
    object: Literal["project.rate_limit"]
    id: str
    model: str
    max_requests_per_1_minute: int
    max_tokens_per_1_minute: int
    max_images_per_1_minute: int
    max_audio_megabytes_per_1_minute: int
    max_requests_per_1_day: int
    batch_1_day_max_input_tokens: int

class ProjectRateLimitListResponse(TypedDict):
    object: Literal["list"]
    data: list[ProjectRateLimit]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ProjectServiceAccount(TypedDict):
    object: Literal["organization.project.service_account"]
    id: str
    name: str
    role: Literal["owner", "member", "none"]
    created_at: int

class ProjectServiceAccountApiKey(TypedDict):
    object: Literal["organization.project.service_account.api_key"]
    value: str
    name: str
    created_at: int
    id: str

class ProjectServiceAccountCreateResponse(TypedDict):
    object: Literal["organization.project.service_account"]
    id: str
    name: str
    role: Literal["member", "none"]
    created_at: int
    api_key: ProjectServiceAccountApiKey | None

class ProjectServiceAccountDeleteResponse(TypedDict):
    object: Literal["organization.project.service_account.deleted"]
    id: str
    deleted: bool

class ProjectServiceAccountListResponse(TypedDict):
    object: Literal["list"]
    data: list[ProjectServiceAccount]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ProjectServiceTierSettings(TypedDict):
    default: Literal["standard", "fast", "scale"]
    enabled_tiers: Literal["all"] | list[Literal["flex", "fast", "ultrafast"]]
    object: Literal["project.service_tier_settings"]

class ProjectSpendAlert(TypedDict):
    id: str
    object: Literal["project.spend_alert"]
    threshold_amount: int
    currency: Literal["USD"]
    interval: Literal["month"]
    notification_channel: ReturnedSpendAlertNotificationChannel

class ProjectSpendAlertDeletedResource(TypedDict):
    id: str
    object: Literal["project.spend_alert.deleted"]
    deleted: bool

class ProjectSpendAlertListResource(TypedDict):
    object: Literal["list"]
    data: list[ProjectSpendAlert]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ProjectSpendLimitDeletedResource(TypedDict):
    object: Literal["project.spend_limit.deleted"]
    deleted: bool

class ProjectSpendLimitResource(TypedDict):
    object: Literal["project.spend_limit"]
    threshold_amount: int
    currency: str
    interval: str
    enforcement: SpendLimitEnforcement

class ProjectUser(TypedDict):
    object: Literal["organization.project.user"]
    id: str
    name: str | None
    email: str | None
    role: str
    added_at: int

class ProjectUserDeleteResponse(TypedDict):
    object: Literal["organization.project.user.deleted"]
    id: str
    deleted: bool

class ProjectUserListResponse(TypedDict):
    object: str
    data: list[ProjectUser]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ReturnedPromptValue(TypedDict):
    id: str
    version: str | None
    variables: ReturnedResponsePromptVariables

class ReturnedPromptCacheBreakpointConfig(TypedDict):
    mode: Literal["explicit"]

class ReturnedPromptCacheBreakpointParam(TypedDict):
    mode: Literal["explicit"]

class PromptCacheOptions(TypedDict):
    ttl: Literal["30m"]
    mode: Literal["implicit", "explicit"]

class ProvenanceResource(TypedDict):
    object: Literal["content_provenance_check"]
    created_at: int
    results: list[C2PAProvenanceResult | SynthIDProvenanceResult]

class PublicRoleListResource(TypedDict):
    object: Literal["list"]
    data: list[Role]
    has_more: bool
    next: str | None

class ReturnedRankingOptions(TypedDict):
    ranker: Literal["auto", "default-2024-11-15"]
    score_threshold: float
    hybrid_search: ReturnedHybridSearchOptions

class ReturnedRealtimeAudioFormatsValueAudioPcm(TypedDict):
    type: Literal["audio/pcm"]
    rate: Literal[24000]

class ReturnedRealtimeAudioFormatsValueAudioPcmu(TypedDict):
    type: Literal["audio/pcmu"]

class ReturnedRealtimeAudioFormatsValueAudioPcma(TypedDict):
    type: Literal["audio/pcma"]

class RealtimeCreateClientSecretResponse(TypedDict):
    value: str
    expires_at: int
    session: RealtimeSessionCreateResponseGA | RealtimeTranscriptionSessionCreateResponseGA

class ReturnedRealtimeFunctionTool(TypedDict):
    type: Literal["function"]
    name: str
    description: str
    parameters: dict[str, Any]

class ReturnedRealtimeReasoning(TypedDict):
    effort: ReturnedRealtimeReasoningEffort

class RealtimeSessionCreateResponse(TypedDict):
    id: str
    object: str
    expires_at: int
    include: list[Literal["item.input_audio_transcription.logprobs"]]
    model: str
    output_modalities: Any
    instructions: str
    audio: RealtimeSessionCreateResponseAudio
    tracing: Literal["auto"] | RealtimeSessionCreateResponseTracing2
    turn_detection: RealtimeSessionCreateResponseTurnDetection
    tools: list[ReturnedRealtimeFunctionTool]
    tool_choice: str
    max_output_tokens: int | Literal["inf"]

class RealtimeSessionCreateResponseAudio(TypedDict):
    input: RealtimeSessionCreateResponseAudioInput
    output: RealtimeSessionCreateResponseAudioOutput

class RealtimeSessionCreateResponseAudioInput(TypedDict):
    format: ReturnedRealtimeAudioFormats
    transcription: AudioTranscriptionResponse
    noise_reduction: RealtimeSessionCreateResponseAudioInputNoiseReduction
    turn_detection: RealtimeSessionCreateResponseAudioInputTurnDetection

class RealtimeSessionCreateResponseAudioInputNoiseReduction(TypedDict):
    type: Literal["near_field", "far_field"]

class RealtimeSessionCreateResponseAudioInputTurnDetection(TypedDict):
    type: str
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int

class RealtimeSessionCreateResponseAudioOutput(TypedDict):
    format: ReturnedRealtimeAudioFormats
    voice: str
    speed: float

class RealtimeSessionCreateResponseTracing2(TypedDict):
    workflow_name: str
    group_id: str
    metadata: dict[str, Any]

class RealtimeSessionCreateResponseTurnDetection(TypedDict):
    type: str
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int

class RealtimeSessionCreateResponseGA(TypedDict):
    type: Literal["realtime"]
    id: str
    object: Literal["realtime.session"]
    expires_at: int
    output_modalities: list[Literal["text", "audio"]]
    model: str
    instructions: str
    audio: RealtimeSessionCreateResponseGAAudio
    include: list[Literal["item.input_audio_transcription.logprobs"]]
    tracing: Literal["auto", None] | RealtimeSessionCreateResponseGATracing2
    tools: list[ReturnedRealtimeFunctionTool | ReturnedMCPTool]
    tool_choice: Literal["none", "auto", "required"] | ReturnedToolChoiceFunction | ReturnedToolChoiceMCP
    reasoning: ReturnedRealtimeReasoning
    max_output_tokens: int | Literal["inf"]
    truncation: ReturnedRealtimeTruncation
    prompt: ReturnedPrompt

class RealtimeSessionCreateResponseGAAudio(TypedDict):
    input: RealtimeSessionCreateResponseGAAudioInput
    output: RealtimeSessionCreateResponseGAAudioOutput

class RealtimeSessionCreateResponseGAAudioInput(TypedDict):
    format: ReturnedRealtimeAudioFormats
    transcription: AudioTranscriptionResponse
    noise_reduction: RealtimeSessionCreateResponseGAAudioInputNoiseReduction
    turn_detection: ReturnedRealtimeTurnDetection

class RealtimeSessionCreateResponseGAAudioInputNoiseReduction(TypedDict):
    type: Literal["near_field", "far_field"]

class RealtimeSessionCreateResponseGAAudioOutput(TypedDict):
    format: ReturnedRealtimeAudioFormats
    voice: str
    speed: float

class RealtimeSessionCreateResponseGATracing2(TypedDict):
    workflow_name: str
    group_id: str
    metadata: dict[str, Any]

class RealtimeTranscriptionSessionCreateResponse(TypedDict):
    client_secret: RealtimeTranscriptionSessionCreateResponseClientSecret
    modalities: Any
    input_audio_format: str
    input_audio_transcription: AudioTranscriptionResponse
    turn_detection: RealtimeTranscriptionSessionCreateResponseTurnDetection

class RealtimeTranscriptionSessionCreateResponseClientSecret(TypedDict):
    value: str
    expires_at: int

class RealtimeTranscriptionSessionCreateResponseTurnDetection(TypedDict):
    type: str
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int

class RealtimeTranscriptionSessionCreateResponseGA(TypedDict):
    type: Literal["transcription"]
    id: str
    object: str
    expires_at: int
    include: list[Literal["item.input_audio_transcription.logprobs"]]
    audio: RealtimeTranscriptionSessionCreateResponseGAAudio

class RealtimeTranscriptionSessionCreateResponseGAAudio(TypedDict):
    input: RealtimeTranscriptionSessionCreateResponseGAAudioInput

class RealtimeTranscriptionSessionCreateResponseGAAudioInput(TypedDict):
    format: ReturnedRealtimeAudioFormats
    transcription: AudioTranscriptionResponse
    noise_reduction: RealtimeTranscriptionSessionCreateResponseGAAudioInputNoiseReduction
    turn_detection: RealtimeTranscriptionSessionCreateResponseGAAudioInputTurnDetection | None

class RealtimeTranscriptionSessionCreateResponseGAAudioInputNoiseReduction(TypedDict):
    type: Literal["near_field", "far_field"]

class RealtimeTranscriptionSessionCreateResponseGAAudioInputTurnDetection(TypedDict):
    type: str
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int

class RealtimeTranslationClientSecretCreateResponse(TypedDict):
    value: str
    expires_at: int
    session: RealtimeTranslationSession

class RealtimeTranslationSession(TypedDict):
    id: str
    type: Literal["translation"]
    expires_at: int
    model: str
    audio: RealtimeTranslationSessionAudio

class RealtimeTranslationSessionAudio(TypedDict):
    input: RealtimeTranslationSessionAudioInput
    output: RealtimeTranslationSessionAudioOutput

class RealtimeTranslationSessionAudioInput(TypedDict):
    transcription: RealtimeTranslationSessionAudioInputTranscription | None
    noise_reduction: RealtimeTranslationSessionAudioInputNoiseReduction | None

class RealtimeTranslationSessionAudioInputTranscription(TypedDict):
    model: str

class RealtimeTranslationSessionAudioInputNoiseReduction(TypedDict):
    type: Literal["near_field", "far_field"]

class RealtimeTranslationSessionAudioOutput(TypedDict):
    language: str

class ReturnedRealtimeTruncationValueRetentionRatio(TypedDict):
    type: Literal["retention_ratio"]
    retention_ratio: float
    token_limits: ReturnedRealtimeTruncationValueRetentionRatioTokenLimits

class ReturnedRealtimeTruncationValueRetentionRatioTokenLimits(TypedDict):
    post_instructions: int

class ReturnedRealtimeTurnDetectionValue1(TypedDict):
    type: Literal["server_vad"]
    threshold: float
    prefix_padding_ms: int
    silence_duration_ms: int
    create_response: bool
    interrupt_response: bool
    idle_timeout_ms: int | None

class ReturnedRealtimeTurnDetectionValue2(TypedDict):
    type: Literal["semantic_vad"]
    eagerness: Literal["low", "medium", "high", "auto"]
    create_response: bool
    interrupt_response: bool

class ReturnedReasoning(TypedDict):
    mode: str
    effort: ReturnedReasoningEffort
    summary: Literal["auto", "concise", "detailed", None]
    context: Literal["auto", "current_turn", "all_turns", None]
    generate_summary: Literal["auto", "concise", "detailed", None]

class ReturnedReasoningItem(TypedDict):
    type: Literal["reasoning"]
    id: str
    encrypted_content: str | None
    summary: list[ReturnedSummaryTextContent]
    content: list[ReturnedReasoningTextContent] | None
    status: Literal["in_progress", "completed", "incomplete", None]

class ReturnedReasoningTextContent(TypedDict):
    type: Literal["reasoning_text"]
    text: str

class ReturnedRefusalContent(TypedDict):
    type: Literal["refusal"]
    refusal: str

class Response(TypedDict):
    metadata: ReturnedMetadata
    top_logprobs: int | None
    temperature: float | None
    top_p: float | None
    user: str
    safety_identifier: str | None
    prompt_cache_key: str | None
    prompt_cache_retention: Literal["in_memory", "24h", None]
    previous_response_id: str | None
    model: str
    background: bool | None
    max_tool_calls: int | None
    text: ReturnedResponseTextParam
    tools: ReturnedToolsArray
    tool_choice: ReturnedToolChoiceParam
    prompt: ReturnedPrompt
    service_tier: ReturnedServiceTierResponses
    truncation: Literal["auto", "disabled", None]
    id: str
    object: Literal["response"]
    status: Literal["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"]
    created_at: float
    completed_at: float | None
    error: ResponseError
    incomplete_details: ResponseIncompleteDetails | None
    output: list[OutputItem]
    reasoning: ReturnedReasoning | None
    instructions: str | list[ReturnedInputItem] | None
    output_text: str | None
    usage: ResponseUsage
    prompt_cache_options: PromptCacheOptions
    moderation: Moderation | None
    parallel_tool_calls: bool
    conversation: ResponseConversation | None
    max_output_tokens: int | None

class ResponseIncompleteDetails(TypedDict):
    reason: Literal["max_output_tokens", "content_filter"]

class ResponseAudioDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.audio.delta"]]
    sequence_number: Required[int]
    delta: Required[str]

class ResponseAudioDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.audio.done"]]
    sequence_number: Required[int]

class ResponseAudioTranscriptDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.audio.transcript.delta"]]
    delta: Required[str]
    sequence_number: Required[int]

class ResponseAudioTranscriptDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.audio.transcript.done"]]
    sequence_number: Required[int]

class ResponseCodeInterpreterCallCodeDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.code_interpreter_call_code.delta"]]
    output_index: Required[int]
    item_id: Required[str]
    delta: Required[str]
    sequence_number: Required[int]

class ResponseCodeInterpreterCallCodeDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.code_interpreter_call_code.done"]]
    output_index: Required[int]
    item_id: Required[str]
    code: Required[str]
    sequence_number: Required[int]

class ResponseCodeInterpreterCallCompletedEvent(TypedDict, total=False):
    type: Required[Literal["response.code_interpreter_call.completed"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseCodeInterpreterCallInProgressEvent(TypedDict, total=False):
    type: Required[Literal["response.code_interpreter_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseCodeInterpreterCallInterpretingEvent(TypedDict, total=False):
    type: Required[Literal["response.code_interpreter_call.interpreting"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseCompletedEvent(TypedDict, total=False):
    type: Required[Literal["response.completed"]]
    response: Required[Response]
    sequence_number: Required[int]

class ResponseContentPartAddedEvent(TypedDict, total=False):
    type: Required[Literal["response.content_part.added"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    part: Required[OutputContent]
    sequence_number: Required[int]

class ResponseContentPartDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.content_part.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    sequence_number: Required[int]
    part: Required[OutputContent]

class ResponseConversation(TypedDict):
    id: str

class ResponseCreatedEvent(TypedDict, total=False):
    type: Required[Literal["response.created"]]
    response: Required[Response]
    sequence_number: Required[int]

class ResponseCustomToolCallInputDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.custom_tool_call_input.delta"]]
    sequence_number: Required[int]
    output_index: Required[int]
    item_id: Required[str]
    delta: Required[str]

class ResponseCustomToolCallInputDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.custom_tool_call_input.done"]]
    sequence_number: Required[int]
    output_index: Required[int]
    item_id: Required[str]
    input: Required[str]

class ResponseErrorValue(TypedDict):
    code: ResponseErrorCode
    message: str

class ResponseErrorEvent(TypedDict, total=False):
    type: Required[Literal["error"]]
    code: Required[str | None]
    message: Required[str]
    param: Required[str | None]
    sequence_number: Required[int]

class ResponseFailedEvent(TypedDict, total=False):
    type: Required[Literal["response.failed"]]
    sequence_number: Required[int]
    response: Required[Response]

class ResponseFileSearchCallCompletedEvent(TypedDict, total=False):
    type: Required[Literal["response.file_search_call.completed"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseFileSearchCallInProgressEvent(TypedDict, total=False):
    type: Required[Literal["response.file_search_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseFileSearchCallSearchingEvent(TypedDict, total=False):
    type: Required[Literal["response.file_search_call.searching"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ReturnedResponseFormatJsonObject(TypedDict):
    type: Literal["json_object"]

class ReturnedResponseFormatJsonSchema(TypedDict):
    type: Literal["json_schema"]
    json_schema: ReturnedResponseFormatJsonSchemaJsonSchema

class ReturnedResponseFormatJsonSchemaJsonSchema(TypedDict):
    description: str
    name: str
    schema: dict[str, Any]
    strict: bool | None

class ReturnedResponseFormatText(TypedDict):
    type: Literal["text"]

class ResponseFunctionCallArgumentsDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.function_call_arguments.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]
    delta: Required[str]

class ResponseFunctionCallArgumentsDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.function_call_arguments.done"]]
    item_id: Required[str]
    name: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]
    arguments: Required[str]

class ResponseImageGenCallCompletedEvent(TypedDict, total=False):
    type: Required[Literal["response.image_generation_call.completed"]]
    output_index: Required[int]
    sequence_number: Required[int]
    item_id: Required[str]

class ResponseImageGenCallGeneratingEvent(TypedDict, total=False):
    type: Required[Literal["response.image_generation_call.generating"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseImageGenCallInProgressEvent(TypedDict, total=False):
    type: Required[Literal["response.image_generation_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseImageGenCallPartialImageEvent(TypedDict, total=False):
    type: Required[Literal["response.image_generation_call.partial_image"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]
    partial_image_index: Required[int]
    partial_image_b64: Required[str]
    size: str
    quality: str
    background: str
    output_format: str

class ResponseInProgressEvent(TypedDict, total=False):
    type: Required[Literal["response.in_progress"]]
    response: Required[Response]
    sequence_number: Required[int]

class ResponseIncompleteEvent(TypedDict, total=False):
    type: Required[Literal["response.incomplete"]]
    response: Required[Response]
    sequence_number: Required[int]

class ResponseItemList(TypedDict):
    object: Literal["list"]
    data: list[ItemResource]
    has_more: bool
    first_id: str
    last_id: str

class ResponseLogProb(TypedDict, total=False):
    token: Required[str]
    logprob: Required[float]
    top_logprobs: list[ResponseLogProbTopLogprobsItem]

class ResponseLogProbTopLogprobsItem(TypedDict, total=False):
    token: str
    logprob: float

class ResponseMCPCallArgumentsDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_call_arguments.delta"]]
    output_index: Required[int]
    item_id: Required[str]
    delta: Required[str]
    sequence_number: Required[int]

class ResponseMCPCallArgumentsDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_call_arguments.done"]]
    output_index: Required[int]
    item_id: Required[str]
    arguments: Required[str]
    sequence_number: Required[int]

class ResponseMCPCallCompletedEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_call.completed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class ResponseMCPCallFailedEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_call.failed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class ResponseMCPCallInProgressEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_call.in_progress"]]
    sequence_number: Required[int]
    output_index: Required[int]
    item_id: Required[str]

class ResponseMCPListToolsCompletedEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_list_tools.completed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class ResponseMCPListToolsFailedEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_list_tools.failed"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class ResponseMCPListToolsInProgressEvent(TypedDict, total=False):
    type: Required[Literal["response.mcp_list_tools.in_progress"]]
    item_id: Required[str]
    output_index: Required[int]
    sequence_number: Required[int]

class ResponseOutputItemAddedEvent(TypedDict, total=False):
    type: Required[Literal["response.output_item.added"]]
    output_index: Required[int]
    sequence_number: Required[int]
    item: Required[OutputItem]

class ResponseOutputItemDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.output_item.done"]]
    output_index: Required[int]
    sequence_number: Required[int]
    item: Required[OutputItem]

class ResponseOutputText(TypedDict):
    type: Literal["output_text"]
    text: str
    annotations: list[FileAnnotation | UrlAnnotation]

class ResponseOutputTextAnnotationAddedEvent(TypedDict, total=False):
    type: Required[Literal["response.output_text.annotation.added"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    annotation_index: Required[int]
    sequence_number: Required[int]
    annotation: Required[ReturnedAnnotation | None]

class ResponseQueuedEvent(TypedDict, total=False):
    type: Required[Literal["response.queued"]]
    response: Required[Response]
    sequence_number: Required[int]

class ResponseReasoningSummaryPartAddedEvent(TypedDict, total=False):
    type: Required[Literal["response.reasoning_summary_part.added"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    sequence_number: Required[int]
    part: Required[ResponseReasoningSummaryPartAddedEventPart]

class ResponseReasoningSummaryPartAddedEventPart(TypedDict, total=False):
    type: Required[Literal["summary_text"]]
    text: Required[str]

class ResponseReasoningSummaryPartDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.reasoning_summary_part.done"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    status: Literal["incomplete"]
    sequence_number: Required[int]
    part: Required[ResponseReasoningSummaryPartDoneEventPart]

class ResponseReasoningSummaryPartDoneEventPart(TypedDict, total=False):
    type: Required[Literal["summary_text"]]
    text: Required[str]

class ResponseReasoningSummaryTextDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.reasoning_summary_text.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]

class ResponseReasoningSummaryTextDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.reasoning_summary_text.done"]]
    item_id: Required[str]
    output_index: Required[int]
    summary_index: Required[int]
    text: Required[str]
    sequence_number: Required[int]

class ResponseReasoningTextDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.reasoning_text.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]

class ResponseReasoningTextDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.reasoning_text.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    text: Required[str]
    sequence_number: Required[int]

class ResponseRefusalDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.refusal.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]

class ResponseRefusalDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.refusal.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    refusal: Required[str]
    sequence_number: Required[int]

class ResponseShellCallCommandAddedStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_command.added"]]
    sequence_number: Required[int]
    output_index: Required[int]
    command_index: Required[int]
    command: Required[str]

class ResponseShellCallCommandDeltaStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_command.delta"]]
    sequence_number: Required[int]
    output_index: Required[int]
    command_index: Required[int]
    delta: Required[str]
    obfuscation: str

class ResponseShellCallCommandDoneStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_command.done"]]
    sequence_number: Required[int]
    output_index: Required[int]
    command_index: Required[int]
    command: Required[str]

class ResponseShellCallOutputContentDeltaStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_output_content.delta"]]
    sequence_number: Required[int]
    item_id: Required[str]
    output_index: Required[int]
    command_index: Required[int]
    delta: Required[ShellCallOutputDelta]

class ResponseShellCallOutputContentDoneStreamingEvent(TypedDict, total=False):
    type: Required[Literal["response.shell_call_output_content.done"]]
    sequence_number: Required[int]
    item_id: Required[str]
    output_index: Required[int]
    command_index: Required[int]
    output: Required[list[FunctionShellCallOutputContent]]

class ResponseTextDeltaEvent(TypedDict, total=False):
    type: Required[Literal["response.output_text.delta"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    delta: Required[str]
    sequence_number: Required[int]
    logprobs: Required[list[ResponseLogProb]]

class ResponseTextDoneEvent(TypedDict, total=False):
    type: Required[Literal["response.output_text.done"]]
    item_id: Required[str]
    output_index: Required[int]
    content_index: Required[int]
    text: Required[str]
    sequence_number: Required[int]
    logprobs: Required[list[ResponseLogProb]]

class ReturnedResponseTextParam(TypedDict):
    format: ReturnedTextResponseFormatConfiguration
    verbosity: ReturnedVerbosity

class ResponseUsage(TypedDict):
    input_tokens: int
    input_tokens_details: ResponseUsageInputTokensDetails
    output_tokens: int
    output_tokens_details: ResponseUsageOutputTokensDetails
    total_tokens: int

class ResponseUsageInputTokensDetails(TypedDict):
    cached_tokens: int
    cache_write_tokens: int

class ResponseUsageOutputTokensDetails(TypedDict):
    reasoning_tokens: int

class ResponseWebSearchCallCompletedEvent(TypedDict, total=False):
    type: Required[Literal["response.web_search_call.completed"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseWebSearchCallInProgressEvent(TypedDict, total=False):
    type: Required[Literal["response.web_search_call.in_progress"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class ResponseWebSearchCallSearchingEvent(TypedDict, total=False):
    type: Required[Literal["response.web_search_call.searching"]]
    output_index: Required[int]
    item_id: Required[str]
    sequence_number: Required[int]

class Role(TypedDict):
    object: Literal["role"]
    id: str
    name: str
    description: str | None
    permissions: list[str]
    resource_type: str
    predefined_role: bool

class RoleDeletedResource(TypedDict):
    object: Literal["role.deleted"]
    id: str
    deleted: bool

class RoleListResource(TypedDict):
    object: Literal["list"]
    data: list[AssignedRoleDetails]
    has_more: bool
    next: str | None

class RunCompletionUsageValue(TypedDict):
    completion_tokens: int
    prompt_tokens: int
    total_tokens: int

class RunGraderResponse(TypedDict):
    reward: float
    metadata: RunGraderResponseMetadata
    sub_rewards: dict[str, Any]
    model_grader_token_usage_per_model: dict[str, Any]

class RunGraderResponseMetadata(TypedDict):
    name: str
    type: str
    errors: RunGraderResponseMetadataErrors
    execution_time: float
    scores: dict[str, Any]
    token_usage: int | None
    sampled_model_name: str | None

class RunGraderResponseMetadataErrors(TypedDict):
    formula_parse_error: bool
    sample_parse_error: bool
    truncated_observation_error: bool
    unresponsive_reward_error: bool
    invalid_variable_error: bool
    other_error: bool
    python_grader_server_error: bool
    python_grader_server_error_type: str | None
    python_grader_runtime_error: bool
    python_grader_runtime_error_details: str | None
    model_grader_server_error: bool
    model_grader_refusal_error: bool
    model_grader_parse_error: bool
    model_grader_server_error_details: str | None

class RunObject(TypedDict):
    id: str
    object: Literal["thread.run"]
    created_at: int
    thread_id: str
    assistant_id: str
    status: Literal["queued", "in_progress", "requires_action", "cancelling", "cancelled", "failed", "completed", "incomplete", "expired"]
    required_action: RunObjectRequiredAction | None
    last_error: RunObjectLastError | None
    expires_at: int | None
    started_at: int | None
    cancelled_at: int | None
    failed_at: int | None
    completed_at: int | None
    incomplete_details: RunObjectIncompleteDetails | None
    model: str
    instructions: str
    tools: list[ReturnedAssistantToolsCode | ReturnedAssistantToolsFileSearch | ReturnedAssistantToolsFunction]
    metadata: ReturnedMetadata
    usage: RunCompletionUsage
    temperature: float | None
    top_p: float | None
    max_prompt_tokens: int | None
    max_completion_tokens: int | None
    truncation_strategy: ReturnedTruncationObject | None
    tool_choice: ReturnedAssistantsApiToolChoiceOption | None
    parallel_tool_calls: bool
    response_format: ReturnedAssistantsApiResponseFormatOption | None

class RunObjectRequiredAction(TypedDict):
    type: Literal["submit_tool_outputs"]
    submit_tool_outputs: RunObjectRequiredActionSubmitToolOutputs

class RunObjectRequiredActionSubmitToolOutputs(TypedDict):
    tool_calls: list[RunToolCallObject]

class RunObjectLastError(TypedDict):
    code: Literal["server_error", "rate_limit_exceeded", "invalid_prompt"]
    message: str

class RunObjectIncompleteDetails(TypedDict):
    reason: Literal["max_completion_tokens", "max_prompt_tokens"]

class RunStepCompletionUsageValue(TypedDict):
    completion_tokens: int
    prompt_tokens: int
    total_tokens: int

class RunStepDeltaObject(TypedDict, total=False):
    id: Required[str]
    object: Required[Literal["thread.run.step.delta"]]
    delta: Required[RunStepDeltaObjectDelta]

class RunStepDeltaObjectDelta(TypedDict, total=False):
    step_details: RunStepDeltaStepDetailsMessageCreationObject | RunStepDeltaStepDetailsToolCallsObject

class RunStepDeltaStepDetailsMessageCreationObject(TypedDict, total=False):
    type: Required[Literal["message_creation"]]
    message_creation: RunStepDeltaStepDetailsMessageCreationObjectMessageCreation

class RunStepDeltaStepDetailsMessageCreationObjectMessageCreation(TypedDict, total=False):
    message_id: str

class RunStepDeltaStepDetailsToolCallsCodeObject(TypedDict, total=False):
    index: Required[int]
    id: str
    type: Required[Literal["code_interpreter"]]
    code_interpreter: RunStepDeltaStepDetailsToolCallsCodeObjectCodeInterpreter

class RunStepDeltaStepDetailsToolCallsCodeObjectCodeInterpreter(TypedDict, total=False):
    input: str
    outputs: list[RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject | RunStepDeltaStepDetailsToolCallsCodeOutputImageObject]

class RunStepDeltaStepDetailsToolCallsCodeOutputImageObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["image"]]
    image: RunStepDeltaStepDetailsToolCallsCodeOutputImageObjectImage

class RunStepDeltaStepDetailsToolCallsCodeOutputImageObjectImage(TypedDict, total=False):
    file_id: str

class RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject(TypedDict, total=False):
    index: Required[int]
    type: Required[Literal["logs"]]
    logs: str

class RunStepDeltaStepDetailsToolCallsFileSearchObject(TypedDict, total=False):
    index: Required[int]
    id: str
    type: Required[Literal["file_search"]]
    file_search: Required[dict[str, Any]]

class RunStepDeltaStepDetailsToolCallsFunctionObject(TypedDict, total=False):
    index: Required[int]
    id: str
    type: Required[Literal["function"]]
    function: RunStepDeltaStepDetailsToolCallsFunctionObjectFunction

class RunStepDeltaStepDetailsToolCallsFunctionObjectFunction(TypedDict, total=False):
    name: str
    arguments: str
    output: str | None

class RunStepDeltaStepDetailsToolCallsObject(TypedDict, total=False):
    type: Required[Literal["tool_calls"]]
    tool_calls: list[RunStepDeltaStepDetailsToolCallsCodeObject | RunStepDeltaStepDetailsToolCallsFileSearchObject | RunStepDeltaStepDetailsToolCallsFunctionObject]

class RunStepDetailsMessageCreationObject(TypedDict):
    type: Literal["message_creation"]
    message_creation: RunStepDetailsMessageCreationObjectMessageCreation

class RunStepDetailsMessageCreationObjectMessageCreation(TypedDict):
    message_id: str

class RunStepDetailsToolCallsCodeObject(TypedDict):
    id: str
    type: Literal["code_interpreter"]
    code_interpreter: RunStepDetailsToolCallsCodeObjectCodeInterpreter

class RunStepDetailsToolCallsCodeObjectCodeInterpreter(TypedDict):
    input: str
    outputs: list[RunStepDetailsToolCallsCodeOutputLogsObject | RunStepDetailsToolCallsCodeOutputImageObject]

class RunStepDetailsToolCallsCodeOutputImageObject(TypedDict):
    type: Literal["image"]
    image: RunStepDetailsToolCallsCodeOutputImageObjectImage

class RunStepDetailsToolCallsCodeOutputImageObjectImage(TypedDict):
    file_id: str

class RunStepDetailsToolCallsCodeOutputLogsObject(TypedDict):
    type: Literal["logs"]
    logs: str

class RunStepDetailsToolCallsFileSearchObject(TypedDict):
    id: str
    type: Literal["file_search"]
    file_search: RunStepDetailsToolCallsFileSearchObjectFileSearch

class RunStepDetailsToolCallsFileSearchObjectFileSearch(TypedDict):
    ranking_options: RunStepDetailsToolCallsFileSearchRankingOptionsObject
    results: list[RunStepDetailsToolCallsFileSearchResultObject]

class RunStepDetailsToolCallsFileSearchRankingOptionsObject(TypedDict):
    ranker: Literal["auto", "default_2024_08_21"]
    score_threshold: float

class RunStepDetailsToolCallsFileSearchResultObject(TypedDict):
    file_id: str
    file_name: str
    score: float
    content: list[RunStepDetailsToolCallsFileSearchResultObjectContentItem]

class RunStepDetailsToolCallsFileSearchResultObjectContentItem(TypedDict):
    type: Literal["text"]
    text: str

class RunStepDetailsToolCallsFunctionObject(TypedDict):
    id: str
    type: Literal["function"]
    function: RunStepDetailsToolCallsFunctionObjectFunction

class RunStepDetailsToolCallsFunctionObjectFunction(TypedDict):
    name: str
    arguments: str
    output: str | None

class RunStepDetailsToolCallsObject(TypedDict):
    type: Literal["tool_calls"]
    tool_calls: list[RunStepDetailsToolCallsCodeObject | RunStepDetailsToolCallsFileSearchObject | RunStepDetailsToolCallsFunctionObject]

class RunStepObject(TypedDict):
    id: str
    object: Literal["thread.run.step"]
    created_at: int
    assistant_id: str
    thread_id: str
    run_id: str
    type: Literal["message_creation", "tool_calls"]
    status: Literal["in_progress", "cancelled", "failed", "completed", "expired"]
    step_details: RunStepDetailsMessageCreationObject | RunStepDetailsToolCallsObject
    last_error: RunStepObjectLastError | None
    expired_at: int | None
    cancelled_at: int | None
    failed_at: int | None
    completed_at: int | None
    metadata: ReturnedMetadata
    usage: RunStepCompletionUsage

class RunStepObjectLastError(TypedDict):
    code: Literal["server_error", "rate_limit_exceeded"]
    message: str

class RunStepStreamEventValue1(TypedDict, total=False):
    event: Required[Literal["thread.run.step.created"]]
    data: Required[RunStepObject]

class RunStepStreamEventValue2(TypedDict, total=False):
    event: Required[Literal["thread.run.step.in_progress"]]
    data: Required[RunStepObject]

class RunStepStreamEventValue3(TypedDict, total=False):
    event: Required[Literal["thread.run.step.delta"]]
    data: Required[RunStepDeltaObject]

class RunStepStreamEventValue4(TypedDict, total=False):
    event: Required[Literal["thread.run.step.completed"]]
    data: Required[RunStepObject]

class RunStepStreamEventValue5(TypedDict, total=False):
    event: Required[Literal["thread.run.step.failed"]]
    data: Required[RunStepObject]

class RunStepStreamEventValue6(TypedDict, total=False):
    event: Required[Literal["thread.run.step.cancelled"]]
    data: Required[RunStepObject]

class RunStepStreamEventValue7(TypedDict, total=False):
    event: Required[Literal["thread.run.step.expired"]]
    data: Required[RunStepObject]

class RunStreamEventValue1(TypedDict, total=False):
    event: Required[Literal["thread.run.created"]]
    data: Required[RunObject]

class RunStreamEventValue2(TypedDict, total=False):
    event: Required[Literal["thread.run.queued"]]
    data: Required[RunObject]

class RunStreamEventValue3(TypedDict, total=False):
    event: Required[Literal["thread.run.in_progress"]]
    data: Required[RunObject]

class RunStreamEventValue4(TypedDict, total=False):
    event: Required[Literal["thread.run.requires_action"]]
    data: Required[RunObject]

class RunStreamEventValue5(TypedDict, total=False):
    event: Required[Literal["thread.run.completed"]]
    data: Required[RunObject]

class RunStreamEventValue6(TypedDict, total=False):
    event: Required[Literal["thread.run.incomplete"]]
    data: Required[RunObject]

class RunStreamEventValue7(TypedDict, total=False):
    event: Required[Literal["thread.run.failed"]]
    data: Required[RunObject]

class RunStreamEventValue8(TypedDict, total=False):
    event: Required[Literal["thread.run.cancelling"]]
    data: Required[RunObject]

class RunStreamEventValue9(TypedDict, total=False):
    event: Required[Literal["thread.run.cancelled"]]
    data: Required[RunObject]

class RunStreamEventValue10(TypedDict, total=False):
    event: Required[Literal["thread.run.expired"]]
    data: Required[RunObject]

class RunToolCallObject(TypedDict):
    id: str
    type: Literal["function"]
    function: RunToolCallObjectFunction

class RunToolCallObjectFunction(TypedDict):
    name: str
    arguments: str

class SafetyAlert(TypedDict):
    id: str
    created_at: int
    error_type: Literal["potentially_unintended_data_transfer", "potentially_unintended_data_access", "potentially_unintended_destructive_activity", "other"]
    model: str
    object: Literal["safety.alert"]
    reason: str | None
    request_id: str
    request_paused: bool
    response_id: str
    detailed_explanation: str | None

class SafetyCase(TypedDict):
    id: str
    created_at: int
    entity_identifier: str
    notice: SafetyCaseNotice
    object: Literal["safety.case"]
    reason: str | None

class SafetyCaseNotice(TypedDict):
    type: Literal["warning", "deactivation"]

class ReturnedScreenshotParam(TypedDict):
    type: Literal["screenshot"]

class ReturnedScrollParam(TypedDict):
    type: Literal["scroll"]
    x: int
    y: int
    scroll_x: int
    scroll_y: int
    keys: list[str] | None

class ServiceAccountApiKeyBody(TypedDict):
    object: Literal["organization.project.service_account.api_key"]
    value: str
    name: str
    created_at: int
    id: str

class SessionArtifact(TypedDict):
    id: str
    created_at: int
    environment_id: str
    object: Literal["agent.session.artifact"]
    path: str
    session_id: str
    size_bytes: int
    turn_id: str

class SessionArtifactDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["agent.session.artifact.deleted"]

class SessionError(TypedDict, total=False):
    code: str | None
    message: Required[str]
    param: str | None
    type: Required[str]

class SessionForkResponse(TypedDict):
    session: SessionForkResponseSession
    transport: SessionForkResponseTransport

class SessionForkResponseSession(TypedDict):
    id: str

class SessionForkResponseTransport(TypedDict):
    sdp: str
    type: Literal["webrtc"]

class SessionTrace(TypedDict):
    id: str
    created_at: int
    object: Literal["agent.session.trace"]
    otlp: dict[str, Any]
    session_id: str

class SessionTurnError(TypedDict):
    code: Literal["context_length_exceeded", "max_output_tokens", "session_budget_exceeded", "usage_limit_exceeded", "project_spend_limit_exceeded", "organization_spend_limit_exceeded", "organization_usage_limit_exceeded", "billing_not_active", "credit_balance_exhausted", "rate_limit_exceeded", "flex_unavailable", "server_overloaded", "cyber_policy", "misalignment_policy_violation", "connection_failed", "server_error", "authentication_error", "invalid_request", "resource_not_found", "sandbox_error", "executor_version_incompatible", "active_turn_not_steerable", "request_timeout", "internal_error"]
    message: str

class ShellCallOutputDelta(TypedDict, total=False):
    stdout: str
    stderr: str

class SkillListResource(TypedDict):
    object: Literal["list"]
    data: list[SkillResource]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ReturnedSkillReferenceParam(TypedDict):
    type: Literal["skill_reference"]
    skill_id: str
    version: str

class SkillResource(TypedDict):
    id: str
    object: Literal["skill"]
    name: str
    description: str
    created_at: int
    default_version: str
    latest_version: str

class SkillVersionListResource(TypedDict):
    object: Literal["list"]
    data: list[SkillVersionResource]
    first_id: str | None
    last_id: str | None
    has_more: bool

class SkillVersionResource(TypedDict):
    object: Literal["skill.version"]
    id: str
    skill_id: str
    version: str
    created_at: int
    name: str
    description: str

class ReturnedSpecificApplyPatchParam(TypedDict):
    type: Literal["apply_patch"]

class ReturnedSpecificFunctionShellParam(TypedDict):
    type: Literal["shell"]

class ReturnedSpecificProgrammaticToolCallingParam(TypedDict):
    type: Literal["programmatic_tool_calling"]

class SpeechAudioDeltaEvent(TypedDict, total=False):
    type: Required[Literal["speech.audio.delta"]]
    audio: Required[str]

class SpeechAudioDoneEvent(TypedDict, total=False):
    type: Required[Literal["speech.audio.done"]]
    usage: Required[SpeechAudioDoneEventUsage]

class SpeechAudioDoneEventUsage(TypedDict, total=False):
    input_tokens: Required[int]
    output_tokens: Required[int]
    total_tokens: Required[int]

class ReturnedSpendAlertNotificationChannel(TypedDict):
    type: Literal["email"]
    recipients: list[str]
    subject_prefix: str | None

class SpendLimitEnforcement(TypedDict):
    status: str

class ReturnedStaticChunkingStrategy(TypedDict):
    max_chunk_size_tokens: int
    chunk_overlap_tokens: int

class StaticChunkingStrategyResponseParam(TypedDict):
    type: Literal["static"]
    static: ReturnedStaticChunkingStrategy

class Subagent(TypedDict):
    id: str
    closed_at: int | None
    instructions: list[AgentContent] | None
    name: str | None
    object: Literal["agent.session.subagent"]
    opened_at: int
    parent_agent_id: str
    session_id: str
    status: Literal["active", "closed"]

class SummaryText(TypedDict):
    text: str
    type: Literal["summary_text"]

class ReturnedSummaryTextContent(TypedDict):
    type: Literal["summary_text"]
    text: str

class SynthIDProvenanceResult(TypedDict):
    type: Literal["synthid"]
    outcome: Literal["detected", "not_detected"]
    model: str | None
    generated_at: str | None

class TaskGroupItem(TypedDict):
    id: str
    object: Literal["chatkit.thread_item"]
    created_at: int
    thread_id: str
    type: Literal["chatkit.task_group"]
    tasks: list[TaskGroupTask]

class TaskGroupTask(TypedDict):
    type: Literal["custom", "thought"]
    heading: str | None
    summary: str | None

class TaskItem(TypedDict):
    id: str
    object: Literal["chatkit.thread_item"]
    created_at: int
    thread_id: str
    type: Literal["chatkit.task"]
    task_type: Literal["custom", "thought"]
    heading: str | None
    summary: str | None

class TextContent(TypedDict):
    type: Literal["text"]
    text: str

class TextFormatValueText(TypedDict):
    type: Literal["text"]

class TextFormatValueJsonSchema(TypedDict):
    schema: dict[str, Any]
    type: Literal["json_schema"]

class ReturnedTextResponseFormatJsonSchema(TypedDict):
    type: Literal["json_schema"]
    description: str
    name: str
    schema: dict[str, Any]
    strict: bool | None

class ThreadItemListResource(TypedDict):
    object: Literal["list"]
    data: list[ThreadItem]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ThreadListResource(TypedDict):
    object: Literal["list"]
    data: list[ThreadResource]
    first_id: str | None
    last_id: str | None
    has_more: bool

class ThreadObject(TypedDict):
    id: str
    object: Literal["thread"]
    created_at: int
    tool_resources: ThreadObjectToolResources | None
    metadata: ReturnedMetadata

class ThreadObjectToolResources(TypedDict):
    code_interpreter: ThreadObjectToolResourcesCodeInterpreter
    file_search: ThreadObjectToolResourcesFileSearch

class ThreadObjectToolResourcesCodeInterpreter(TypedDict):
    file_ids: list[str]

class ThreadObjectToolResourcesFileSearch(TypedDict):
    vector_store_ids: list[str]

class ThreadResource(TypedDict):
    id: str
    object: Literal["chatkit.thread"]
    created_at: int
    title: str | None
    status: ActiveStatus | LockedStatus | ClosedStatus
    user: str

class ThreadStreamEvent(TypedDict, total=False):
    enabled: bool
    event: Required[Literal["thread.created"]]
    data: Required[ThreadObject]

class TokenCountsResource(TypedDict):
    object: Literal["response.input_tokens"]
    input_tokens: int

class TokenUsage(TypedDict):
    input_tokens: int
    input_tokens_details: TokenUsageInputTokensDetails
    output_tokens: int
    output_tokens_details: TokenUsageOutputTokensDetails
    total_tokens: int

class TokenUsageInputTokensDetails(TypedDict):
    cached_tokens: int

class TokenUsageOutputTokensDetails(TypedDict):
    reasoning_tokens: int

class ToolChoice(TypedDict):
    id: str

class ReturnedToolChoiceAllowed(TypedDict):
    type: Literal["allowed_tools"]
    mode: Literal["auto", "required"]
    tools: list[dict[str, Any]]

class ReturnedToolChoiceCustom(TypedDict):
    type: Literal["custom"]
    name: str

class ReturnedToolChoiceFunction(TypedDict):
    type: Literal["function"]
    name: str

class ReturnedToolChoiceMCP(TypedDict):
    type: Literal["mcp"]
    server_label: str
    name: str | None

class ReturnedToolChoiceTypes(TypedDict):
    type: Literal["file_search", "web_search_preview", "computer", "computer_use_preview", "computer_use", "web_search_preview_2025_03_11", "image_generation", "code_interpreter"]

class ToolSearchCall(TypedDict):
    type: Literal["tool_search_call"]
    id: str
    call_id: str | None
    execution: Literal["server", "client"]
    arguments: Any
    status: FunctionCallStatus
    created_by: str

class ReturnedToolSearchCallItemParam(TypedDict):
    id: str | None
    call_id: str | None
    type: Literal["tool_search_call"]
    execution: Literal["server", "client"]
    arguments: ReturnedEmptyModelParam
    status: ReturnedFunctionCallItemStatus | None

class ToolSearchOutput(TypedDict):
    type: Literal["tool_search_output"]
    id: str
    call_id: str | None
    execution: Literal["server", "client"]
    tools: list[ReturnedTool]
    status: FunctionCallOutputStatusEnum
    created_by: str

class ReturnedToolSearchOutputItemParam(TypedDict):
    id: str | None
    call_id: str | None
    type: Literal["tool_search_output"]
    execution: Literal["server", "client"]
    tools: list[ReturnedTool]
    status: ReturnedFunctionCallItemStatus | None

class ReturnedToolSearchToolParam(TypedDict):
    type: Literal["tool_search"]
    execution: Literal["server", "client"]
    description: str | None
    parameters: ReturnedEmptyModelParam | None

class ReturnedTopLogProb(TypedDict):
    token: str
    logprob: float
    bytes: list[int]

class TranscriptTextDeltaEvent(TypedDict, total=False):
    type: Required[Literal["transcript.text.delta"]]
    delta: Required[str]
    logprobs: list[TranscriptTextDeltaEventLogprobsItem]
    segment_id: str

class TranscriptTextDeltaEventLogprobsItem(TypedDict, total=False):
    token: str
    logprob: float
    bytes: list[int]

class TranscriptTextDoneEvent(TypedDict, total=False):
    type: Required[Literal["transcript.text.done"]]
    text: Required[str]
    languages: list[TranscriptionLanguage]
    logprobs: list[TranscriptTextDoneEventLogprobsItem]
    usage: TranscriptTextUsageTokens

class TranscriptTextDoneEventLogprobsItem(TypedDict, total=False):
    token: str
    logprob: float
    bytes: list[int]

class TranscriptTextSegmentEvent(TypedDict, total=False):
    type: Required[Literal["transcript.text.segment"]]
    id: Required[str]
    start: Required[float]
    end: Required[float]
    text: Required[str]
    speaker: Required[str]

class TranscriptTextUsageDuration(TypedDict):
    type: Literal["duration"]
    seconds: float

class TranscriptTextUsageTokens(TypedDict):
    type: Literal["tokens"]
    input_tokens: int
    input_token_details: TranscriptTextUsageTokensInputTokenDetails
    output_tokens: int
    total_tokens: int

class TranscriptTextUsageTokensInputTokenDetails(TypedDict):
    text_tokens: int
    audio_tokens: int

class TranscriptionDiarizedSegment(TypedDict):
    type: Literal["transcript.text.segment"]
    id: str
    start: float
    end: float
    text: str
    speaker: str

class TranscriptionLanguage(TypedDict):
    code: str

class TranscriptionSegment(TypedDict):
    id: int
    seek: int
    start: float
    end: float
    text: str
    tokens: list[int]
    temperature: float
    avg_logprob: float
    compression_ratio: float
    no_speech_prob: float

class TranscriptionWord(TypedDict):
    word: str
    start: float
    end: float

class ReturnedTruncationObject(TypedDict):
    type: Literal["auto", "last_messages"]
    last_messages: int | None

class Turn(TypedDict):
    id: str
    agent_id: str
    completed_at: int | None
    created_at: int
    error: SessionTurnError | None
    object: Literal["agent.session.turn"]
    session_id: str
    started_at: int | None
    status: Literal["queued", "in_progress", "waiting", "completed", "failed", "cancelled"]
    subagent_id: str | None
    usage: TokenUsage | None
    prompt_cache_options: TurnPromptCacheOptions | None

class TurnPromptCacheOptions(TypedDict):
    ttl: Literal["30m", "12h"]

class ReturnedTypeParam(TypedDict):
    type: Literal["type"]
    text: str

class Upload(TypedDict):
    id: str
    created_at: int
    filename: str
    bytes: int
    purpose: str
    status: Literal["pending", "completed", "cancelled", "expired"]
    expires_at: int
    object: Literal["upload"]
    file: OpenAIFile | None

class UploadPart(TypedDict):
    id: str
    created_at: int
    upload_id: str
    object: Literal["upload.part"]

class UrlAnnotation(TypedDict):
    type: Literal["url"]
    source: UrlAnnotationSource

class UrlAnnotationSource(TypedDict):
    type: Literal["url"]
    url: str

class ReturnedUrlCitationBody(TypedDict):
    type: Literal["url_citation"]
    url: str
    start_index: int
    end_index: int
    title: str

class ReturnedUrlCitationParam(TypedDict):
    type: Literal["url_citation"]
    start_index: int
    end_index: int
    url: str
    title: str

class UsageAudioSpeechesResult(TypedDict):
    object: Literal["organization.usage.audio_speeches.result"]
    characters: int
    num_model_requests: int
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    model: str | None

class UsageAudioTranscriptionsResult(TypedDict):
    object: Literal["organization.usage.audio_transcriptions.result"]
    seconds: int
    num_model_requests: int
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    model: str | None

class UsageCodeInterpreterSessionsResult(TypedDict):
    object: Literal["organization.usage.code_interpreter_sessions.result"]
    num_sessions: int
    project_id: str | None

class UsageCompletionsResult(TypedDict):
    object: Literal["organization.usage.completions.result"]
    input_tokens: int
    input_cached_tokens: int
    input_cache_write_tokens: int
    input_uncached_tokens: int
    output_tokens: int
    input_text_tokens: int
    output_text_tokens: int
    input_cached_text_tokens: int
    input_audio_tokens: int
    input_cached_audio_tokens: int
    output_audio_tokens: int
    input_image_tokens: int
    input_cached_image_tokens: int
    output_image_tokens: int
    num_model_requests: int
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    model: str | None
    batch: bool | None
    service_tier: str | None

class UsageDecisionsResponse(TypedDict):
    data: list[UsageDecisionsResponseDataItem]
    has_more: bool
    next_page: str | None
    object: Literal["page"]

class UsageDecisionsResponseDataItem(TypedDict):
    end_time: int
    object: Literal["bucket"]
    results: list[UsageDecisionsResponseDataItemResultsItem]
    start_time: int

class UsageDecisionsResponseDataItemResultsItem(TypedDict):
    input_tokens: int
    num_model_requests: int
    object: Literal["organization.usage.decisions.result"]
    output_tokens: int
    api_key_id: str | None
    api_source: Literal["agents_api", "unlabeled", None]
    batch: bool | None
    input_audio_tokens: int | None
    input_cache_write_12h_tokens: int | None
    input_cache_write_30m_tokens: int | None
    input_cache_write_tokens: int | None
    input_cached_audio_tokens: int | None
    input_cached_image_tokens: int | None
    input_cached_text_tokens: int | None
    input_cached_tokens: int | None
    input_image_tokens: int | None
    input_text_tokens: int | None
    input_uncached_tokens: int | None
    model: str | None
    output_audio_tokens: int | None
    output_image_tokens: int | None
    output_text_tokens: int | None
    project_id: str | None
    service_tier: str | None
    user_id: str | None

class UsageEmbeddingsResult(TypedDict):
    object: Literal["organization.usage.embeddings.result"]
    input_tokens: int
    num_model_requests: int
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    model: str | None

class UsageFileSearchCallsResult(TypedDict):
    object: Literal["organization.usage.file_searches.result"]
    num_requests: int
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    vector_store_id: str | None

class UsageImagesResult(TypedDict):
    object: Literal["organization.usage.images.result"]
    images: int
    num_model_requests: int
    source: str | None
    size: str | None
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    model: str | None

class UsageModerationsResult(TypedDict):
    object: Literal["organization.usage.moderations.result"]
    input_tokens: int
    num_model_requests: int
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    model: str | None

class UsageResponse(TypedDict):
    object: Literal["page"]
    data: list[UsageTimeBucket]
    has_more: bool
    next_page: str | None

class UsageTimeBucket(TypedDict):
    object: Literal["bucket"]
    start_time: int
    end_time: int
    results: list[UsageCompletionsResult | UsageEmbeddingsResult | UsageModerationsResult | UsageImagesResult | UsageAudioSpeechesResult | UsageAudioTranscriptionsResult | UsageVectorStoresResult | UsageCodeInterpreterSessionsResult | UsageFileSearchCallsResult | UsageWebSearchCallsResult | CostsResult]

class UsageVectorStoresResult(TypedDict):
    object: Literal["organization.usage.vector_stores.result"]
    usage_bytes: int
    project_id: str | None

class UsageWebSearchCallsResult(TypedDict):
    object: Literal["organization.usage.web_searches.result"]
    num_model_requests: int
    num_requests: int
    project_id: str | None
    user_id: str | None
    api_key_id: str | None
    model: str | None
    context_level: str | None

class User(TypedDict):
    object: Literal["organization.user"]
    id: str
    name: str | None
    email: str | None
    role: str | None
    added_at: int
    is_default: bool
    created: int
    user: UserUser
    is_service_account: bool
    is_scale_tier_authorized_purchaser: bool | None
    is_scim_managed: bool
    api_key_last_used_at: int | None
    technical_level: str | None
    developer_persona: str | None
    projects: UserProjects | None

class UserUser(TypedDict):
    object: Literal["user"]
    id: str
    email: str | None
    name: str | None
    picture: str | None
    enabled: bool | None
    banned: bool | None
    banned_at: int | None

class UserProjects(TypedDict):
    object: Literal["list"]
    data: list[UserProjectsDataItem]

class UserProjectsDataItem(TypedDict):
    id: str | None
    name: str | None
    role: str | None

class UserDeleteResponse(TypedDict):
    object: Literal["organization.user.deleted"]
    id: str
    deleted: bool

class UserListResource(TypedDict):
    object: Literal["list"]
    data: list[GroupUser]
    has_more: bool
    next: str | None

class UserListResponse(TypedDict):
    object: Literal["list"]
    data: list[User]
    first_id: str | None
    last_id: str | None
    has_more: bool

class UserMessageInputText(TypedDict):
    type: Literal["input_text"]
    text: str

class UserMessageItem(TypedDict):
    id: str
    object: Literal["chatkit.thread_item"]
    created_at: int
    thread_id: str
    type: Literal["chatkit.user_message"]
    content: list[UserMessageInputText | UserMessageQuotedText]
    attachments: list[Attachment]
    inference_options: InferenceOptions | None

class UserMessageQuotedText(TypedDict):
    type: Literal["quoted_text"]
    text: str

class UserRoleAssignment(TypedDict):
    object: Literal["user.role"]
    user: User
    role: Role

class ValidateGraderResponse(TypedDict):
    grader: ReturnedGraderStringCheck | ReturnedGraderTextSimilarity | ReturnedGraderPython | ReturnedGraderScoreModel | ReturnedGraderMulti

class Vault(TypedDict):
    id: str
    created_at: int
    metadata: dict[str, str]
    name: str | None
    object: Literal["vault"]

class VaultDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["vault.deleted"]

class ReturnedVectorStoreExpirationAfter(TypedDict):
    anchor: Literal["last_active_at"]
    days: int

class VectorStoreFileBatchObject(TypedDict):
    id: str
    object: Literal["vector_store.files_batch"]
    created_at: int
    vector_store_id: str
    status: Literal["in_progress", "completed", "cancelled", "failed"]
    file_counts: VectorStoreFileBatchObjectFileCounts

class VectorStoreFileBatchObjectFileCounts(TypedDict):
    in_progress: int
    completed: int
    failed: int
    cancelled: int
    total: int

class VectorStoreFileContentResponse(TypedDict):
    object: Literal["vector_store.file_content.page"]
    data: list[VectorStoreFileContentResponseDataItem]
    has_more: bool
    next_page: str | None

class VectorStoreFileContentResponseDataItem(TypedDict):
    type: str
    text: str

class VectorStoreFileObject(TypedDict):
    id: str
    object: Literal["vector_store.file"]
    usage_bytes: int
    created_at: int
    vector_store_id: str
    status: Literal["in_progress", "completed", "cancelled", "failed"]
    last_error: VectorStoreFileObjectLastError | None
    chunking_strategy: StaticChunkingStrategyResponseParam | OtherChunkingStrategyResponseParam
    attributes: ReturnedVectorStoreFileAttributes

class VectorStoreFileObjectLastError(TypedDict):
    code: Literal["server_error", "unsupported_file", "invalid_file"]
    message: str

class VectorStoreObject(TypedDict):
    id: str
    object: Literal["vector_store"]
    created_at: int
    name: str
    usage_bytes: int
    file_counts: VectorStoreObjectFileCounts
    status: Literal["expired", "in_progress", "completed"]
    expires_after: ReturnedVectorStoreExpirationAfter
    expires_at: int | None
    last_active_at: int | None
    metadata: ReturnedMetadata

class VectorStoreObjectFileCounts(TypedDict):
    in_progress: int
    completed: int
    failed: int
    cancelled: int
    total: int

class VectorStoreSearchResultContentObject(TypedDict):
    type: Literal["text"]
    text: str

class VectorStoreSearchResultItem(TypedDict):
    file_id: str
    filename: str
    score: float
    attributes: ReturnedVectorStoreFileAttributes
    content: list[VectorStoreSearchResultContentObject]

class VectorStoreSearchResultsPage(TypedDict):
    object: Literal["vector_store.search_results.page"]
    search_query: list[str]
    data: list[VectorStoreSearchResultItem]
    has_more: bool
    next_page: str | None

class VideoCharacterResource(TypedDict):
    id: str | None
    name: str | None
    created_at: int

class VideoListResource(TypedDict):
    object: Literal["list"]
    data: list[VideoResource]
    first_id: str | None
    last_id: str | None
    has_more: bool

class VideoResource(TypedDict):
    id: str
    object: Literal["video"]
    model: str
    status: VideoStatus
    progress: int
    created_at: int
    completed_at: int | None
    expires_at: int | None
    prompt: str | None
    size: ReturnedVideoSize
    seconds: str
    remixed_from_video_id: str | None
    error: Error2 | None

class VoiceConsentDeletedResource(TypedDict):
    id: str
    object: Literal["audio.voice_consent"]
    deleted: bool

class VoiceConsentListResource(TypedDict):
    object: Literal["list"]
    data: list[VoiceConsentResource]
    first_id: str | None
    last_id: str | None
    has_more: bool

class VoiceConsentResource(TypedDict):
    object: Literal["audio.voice_consent"]
    id: str
    name: str
    language: str
    created_at: int

class VoiceDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["audio.voice.deleted"]

class VoiceResource(TypedDict):
    object: Literal["audio.voice"]
    id: str
    name: str
    created_at: int

class ReturnedWaitParam(TypedDict):
    type: Literal["wait"]

class WebSearchActionValueSearch(TypedDict):
    queries: list[str] | None
    query: str | None
    type: Literal["search"]

class WebSearchActionValueOpenPage(TypedDict):
    type: Literal["open_page"]
    url: str | None

class WebSearchActionValueFindInPage(TypedDict):
    pattern: str | None
    type: Literal["find_in_page"]
    url: str | None

class WebSearchActionValueOther(TypedDict):
    type: Literal["other"]

class ReturnedWebSearchActionFind(TypedDict):
    type: Literal["find_in_page"]
    url: str
    pattern: str

class ReturnedWebSearchActionOpenPage(TypedDict):
    type: Literal["open_page"]
    url: str | None

class ReturnedWebSearchActionSearch(TypedDict):
    type: Literal["search"]
    query: str
    queries: list[str]
    sources: list[ReturnedWebSearchActionSearchSourcesItem]

class ReturnedWebSearchActionSearchSourcesItem(TypedDict):
    type: Literal["url"]
    url: str

class ReturnedWebSearchApproximateLocationValue(TypedDict):
    type: Literal["approximate"]
    country: str | None
    region: str | None
    city: str | None
    timezone: str | None

class ReturnedWebSearchPreviewTool(TypedDict):
    type: Literal["web_search_preview", "web_search_preview_2025_03_11"]
    user_location: ReturnedApproximateLocation | None
    search_context_size: Literal["low", "medium", "high"]
    search_content_types: list[Literal["text", "image"]]

class ReturnedWebSearchTool(TypedDict):
    type: Literal["web_search", "web_search_2025_08_26"]
    external_web_access: bool
    filters: ReturnedWebSearchToolFilters | None
    user_location: ReturnedWebSearchApproximateLocation
    search_context_size: Literal["low", "medium", "high"]

class ReturnedWebSearchToolFilters(TypedDict):
    allowed_domains: list[str] | None

class ReturnedWebSearchToolCall(TypedDict):
    id: str
    type: Literal["web_search_call"]
    status: Literal["in_progress", "searching", "completed", "failed"]
    action: ReturnedWebSearchActionSearch | ReturnedWebSearchActionOpenPage | ReturnedWebSearchActionFind

class WebhookEndpoint(TypedDict):
    id: str
    created_at: int
    event_types: list[str]
    name: str
    object: Literal["webhook_endpoint"]
    signing_secret_hint: str | None
    url: str
    updated_at: int | None

class WebhookEndpointTestResult(TypedDict):
    event_type: str
    object: Literal["webhook_endpoint.test"]
    status_code: int
    success: Literal[True]
    webhook_endpoint_id: str

class WebhookEndpointWithSecret(TypedDict):
    id: str
    created_at: int
    event_types: list[str]
    name: str
    object: Literal["webhook_endpoint"]
    signing_secret: str
    signing_secret_hint: str | None
    url: str
    updated_at: int | None

class WebhookEventTypeList(TypedDict):
    data: list[str]
    object: Literal["list"]

class WidgetMessageItem(TypedDict):
    id: str
    object: Literal["chatkit.thread_item"]
    created_at: int
    thread_id: str
    type: Literal["chatkit.widget"]
    widget: str

class WorkloadIdentityProvider(TypedDict):
    id: str
    attribute_transformations: list[WorkloadIdentityProviderAttributeTransformationsItem]
    audience: str
    created_at: int
    description: str | None
    enabled: bool
    issuer: str
    name: str
    object: Literal["organization.workload_identity_provider"]
    type: Literal["oidc"]
    updated_at: int
    verification: WorkloadIdentityProviderVerificationDiscovery | WorkloadIdentityProviderVerificationUploadedJwks

class WorkloadIdentityProviderAttributeTransformationsItem(TypedDict):
    attribute: str
    expression: str

class WorkloadIdentityProviderVerificationDiscovery(TypedDict):
    discovery_url: str | None
    type: Literal["discovery"]

class WorkloadIdentityProviderVerificationUploadedJwks(TypedDict):
    jwks: dict[str, Any]
    type: Literal["uploaded_jwks"]

class WorkloadIdentityProviderDeleted(TypedDict):
    id: str
    deleted: bool
    object: Literal["organization.workload_identity_provider.deleted"]

AgentSessionInputParam: TypeAlias = AgentSessionInputParamValueAgentSessionInputMcpApprovalRequestResult | AgentSessionInputParamValueAgentSessionInputComputerUseApprovalRequestResult | AgentSessionInputParamValueAgentSessionInputMessage | AgentSessionInputParamValueAgentSessionInputCancel | AgentSessionInputParamValueAgentSessionInputToolResult

AgentToolParam: TypeAlias = AgentToolParamValueFunction | AgentToolParamValueToolSearch | AgentToolParamValueProgrammaticToolCalling | AgentToolParamValueMcp | AgentToolParamValueWebSearch | AgentToolParamValueComputerUse | AgentToolParamValueAutomations

Annotation: TypeAlias = FileCitationBody | UrlCitationBody | ContainerFileCitationBody | FilePath

ApplyPatchOperationParam: TypeAlias = ApplyPatchCreateFileOperationParam | ApplyPatchDeleteFileOperationParam | ApplyPatchUpdateFileOperationParam

AssistantSupportedModels: TypeAlias = Literal["gpt-5", "gpt-5-mini", "gpt-5-nano", "gpt-5-2025-08-07", "gpt-5-mini-2025-08-07", "gpt-5-nano-2025-08-07", "gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano", "gpt-4.1-2025-04-14", "gpt-4.1-mini-2025-04-14", "gpt-4.1-nano-2025-04-14", "o3-mini", "o3-mini-2025-01-31", "o1", "o1-2024-12-17", "gpt-4o", "gpt-4o-2024-11-20", "gpt-4o-2024-08-06", "gpt-4o-2024-05-13", "gpt-4o-mini", "gpt-4o-mini-2024-07-18", "gpt-4.5-preview", "gpt-4.5-preview-2025-02-27", "gpt-4-turbo", "gpt-4-turbo-2024-04-09", "gpt-4-0125-preview", "gpt-4-turbo-preview", "gpt-4-1106-preview", "gpt-4-vision-preview", "gpt-4", "gpt-4-0314", "gpt-4-0613", "gpt-4-32k", "gpt-4-32k-0314", "gpt-4-32k-0613", "gpt-3.5-turbo", "gpt-3.5-turbo-16k", "gpt-3.5-turbo-0613", "gpt-3.5-turbo-1106", "gpt-3.5-turbo-0125", "gpt-3.5-turbo-16k-0613"]

AssistantsApiResponseFormatOption: TypeAlias = Literal["auto"] | ResponseFormatText | ResponseFormatJsonObject | ResponseFormatJsonSchema

AssistantsApiToolChoiceOption: TypeAlias = Literal["none", "auto", "required"] | AssistantsNamedToolChoice

AudioResponseFormat: TypeAlias = Literal["json", "text", "srt", "verbose_json", "vtt", "diarized_json"]

AuditLogEventType: TypeAlias = Literal["api_key.created", "api_key.updated", "api_key.deleted", "certificate.created", "certificate.updated", "certificate.deleted", "certificates.activated", "certificates.deactivated", "checkpoint.permission.created", "checkpoint.permission.deleted", "external_key.registered", "external_key.removed", "group.created", "group.updated", "group.deleted", "invite.sent", "invite.accepted", "invite.deleted", "ip_allowlist.created", "ip_allowlist.updated", "ip_allowlist.deleted", "ip_allowlist.config.activated", "ip_allowlist.config.deactivated", "login.succeeded", "login.failed", "logout.succeeded", "logout.failed", "organization.updated", "project.created", "project.updated", "project.archived", "project.deleted", "rate_limit.updated", "rate_limit.deleted", "resource.deleted", "tunnel.created", "tunnel.updated", "tunnel.deleted", "workload_identity_provider.created", "workload_identity_provider.updated", "workload_identity_provider.deleted", "workload_identity_provider_mapping.created", "workload_identity_provider_mapping.updated", "workload_identity_provider_mapping.deleted", "role.created", "role.updated", "role.deleted", "role.assignment.created", "role.assignment.deleted", "role.bound_to_resource", "role.unbound_from_resource", "scim.enabled", "scim.disabled", "service_account.created", "service_account.updated", "service_account.deleted", "user.added", "user.updated", "user.deleted", "tenant.metadata.updated", "tenant.microsoft_entra_mapping.upserted", "tenant.microsoft_entra_mapping.deleted", "tenant.workload_identity.provider.created", "tenant.workload_identity.provider.updated", "tenant.workload_identity.provider.archived", "tenant.workload_identity.mapping.created", "tenant.workload_identity.mapping.updated", "tenant.workload_identity.mapping.archived", "tenant.workload_identity.binding.created", "tenant.workload_identity.principal.provisioned", "tenant.workload_identity.access_token.issued", "tenant.admin_api_key.created", "tenant.admin_api_key.updated", "tenant.admin_api_key.deleted", "tenant.project_api_key.created", "tenant.chatgpt_access_token.revoked", "tenant.migration.completed", "tenant.sso.migrated", "tenant.domains.migrated", "tenant.sso_connection.created", "tenant.sso_connection.updated", "tenant.sso_connection.deleted", "tenant.sso_connection.setup.started", "tenant.policy.created", "tenant.policy.updated", "tenant.policy.deleted", "tenant.policy.attached", "tenant.policy.detached", "tenant.principal_authentication_policy.resolved", "tenant.scim.setup.started", "tenant.scim.deletion.requested", "tenant.scim.directory.created", "tenant.product_access_policy.updated", "tenant.resource_share_grant.created", "tenant.resource_share_grant.updated", "tenant.resource_share_grant.accepted", "tenant.resource_share_grant.declined", "tenant.resource_share_grant.revoked", "tenant.resource_share_grant.deleted", "tenant.service_account.updated", "tenant.service_account.deleted", "tenant.service_account.token.revoked", "tenant.billing.overage_limit.updated", "tenant.billing.alerts.updated", "tenant.billing.info.updated", "tenant.usage_limit.workspace.updated", "tenant.usage_limit.group.updated", "tenant.usage_limit.user.updated", "tenant.usage_limit.increase_request.updated", "tenant.usage_limit.increase_request.resolved", "tenant.group.created", "tenant.group.updated", "tenant.group.deleted", "tenant.group.member.added", "tenant.group.member.removed", "tenant.migration_rollout.status.updated", "tenant.migration_rollout.tier.updated", "tenant.role.metadata.updated", "tenant.custom_role.created", "tenant.custom_role.updated", "tenant.custom_role.deleted", "tenant.role_assignment.created", "tenant.role_assignment.deleted", "tenant.resource_role_assignment.created", "tenant.resource_role_assignment.deleted", "tenant.resource_access.updated", "tenant.resource_access.deleted", "tenant.ads_account.onboarding.redemption", "tenant.session_policy.created", "tenant.session_policy.updated", "tenant.session_policy.deleted", "tenant.session_revocation.started", "tenant.third_party_app_policy.updated", "tenant.user.added", "tenant.user.updated", "tenant.user.removed", "tenant.user.looked_up", "tenant.user.invited", "tenant.membership.revoked", "tenant.api_organization_invite.upserted", "tenant.api_organization_invite.deleted", "tenant.chatgpt_workspace_invite.upserted", "tenant.membership.accepted", "tenant.membership.declined", "tenant.workspace_invite_email_settings.updated"]

AutomationMetadataParam: TypeAlias = Mapping[str, str]

AutomationTargetParam: TypeAlias = AutomationTargetParamValueNewSession | AutomationTargetParamValueExistingSession

BetaItem: TypeAlias = BetaInputMessage | BetaOutputMessage | BetaFileSearchToolCall | BetaComputerToolCall | BetaComputerCallOutputItemParam | BetaWebSearchToolCall | BetaFunctionToolCall | BetaFunctionCallOutputItemParam | BetaAgentMessageItemParam | BetaMultiAgentCallItemParam | BetaMultiAgentCallOutputItemParam | BetaToolSearchCallItemParam | BetaToolSearchOutputItemParam | BetaAdditionalToolsItemParam | BetaReasoningItem | BetaCompactionSummaryItemParam | BetaImageGenToolCall | BetaCodeInterpreterToolCall | BetaLocalShellToolCall | BetaLocalShellToolCallOutput | BetaFunctionShellCallItemParam | BetaFunctionShellCallOutputItemParam | BetaApplyPatchToolCallItemParam | BetaApplyPatchToolCallOutputItemParam | BetaMCPListTools | BetaMCPApprovalRequest | BetaMCPApprovalResponse | BetaMCPToolCall | BetaCustomToolCallOutput | BetaCustomToolCall

BetaMultiAgentAction1: TypeAlias = Literal["spawn_agent", "interrupt_agent", "list_agents", "send_message", "followup_task", "wait_agent"]

BuiltInVoice: TypeAlias = Literal["alloy", "ash", "ballad", "beacon", "bossa", "cedar", "cinder", "coral", "delta", "echo", "gleam", "marin", "meridian", "quartz", "ripple", "sage", "shida", "shimmer", "stone", "tempo", "verse", "vesper", "willow"]

ChatCompletionMessageToolCalls: TypeAlias = Sequence[ChatCompletionMessageToolCall | ChatCompletionMessageCustomToolCall]

ChatCompletionRequestAssistantMessageContentPart: TypeAlias = ChatCompletionRequestMessageContentPartText | ChatCompletionRequestMessageContentPartRefusal

ChatCompletionRequestMessage: TypeAlias = ChatCompletionRequestDeveloperMessage | ChatCompletionRequestSystemMessage | ChatCompletionRequestUserMessage | ChatCompletionRequestAssistantMessage | ChatCompletionRequestToolMessage | ChatCompletionRequestFunctionMessage

ChatCompletionRequestUserMessageContentPart: TypeAlias = ChatCompletionRequestMessageContentPartText | ChatCompletionRequestMessageContentPartImage | ChatCompletionRequestMessageContentPartAudio | ChatCompletionRequestMessageContentPartFile

ChatCompletionStreamOptions: TypeAlias = ChatCompletionStreamOptionsValue | None

ChatCompletionToolChoiceOption: TypeAlias = Literal["none", "auto", "required"] | ChatCompletionAllowedToolsChoice | ChatCompletionNamedToolChoice | ChatCompletionNamedToolChoiceCustom

ChunkingStrategyRequestParam: TypeAlias = AutoChunkingStrategyRequestParam | StaticChunkingStrategyRequestParam

ClickButtonType: TypeAlias = Literal["left", "right", "wheel", "back", "forward"]

ComputerAction: TypeAlias = ClickParam | DoubleClickAction | DragParam | KeyPressAction | MoveParam | ScreenshotParam | ScrollParam | TypeParam | WaitParam

ComputerEnvironment: TypeAlias = Literal["windows", "mac", "linux", "ubuntu", "browser"]

ConversationParam: TypeAlias = str | ConversationParam2

CreateEvalItem: TypeAlias = CreateEvalItemValue1 | EvalItem

CredentialAuthCreateParam: TypeAlias = CredentialAuthCreateParamValueMcpOauth | CredentialAuthCreateParamValueStaticBearer | CredentialAuthCreateParamValueEnvironmentVariable

CredentialAuthRotateParam: TypeAlias = CredentialAuthRotateParamValueMcpOauth | CredentialAuthRotateParamValueStaticBearer | CredentialAuthRotateParamValueEnvironmentVariable

CredentialNetworkingParam: TypeAlias = CredentialNetworkingParamValueUnrestricted | CredentialNetworkingParamValueLimited

DecisionInputPartUnionParam: TypeAlias = DecisionInputTextParam | DecisionInputImageParam | DecisionInputJSON

DecisionQuestionInputPart: TypeAlias = DecisionQuestionInputText | DecisionQuestionInputImage | DecisionInputJSON

DecisionQuestionParam: TypeAlias = DecisionQuestionParamValueChoice | DecisionQuestionParamValuePredicate | DecisionQuestionParamValueScore

EmptyModelParam: TypeAlias = Mapping[str, Any]

EnvironmentParam: TypeAlias = EnvironmentParamValueNone | EnvironmentParamValueOpenaiHosted | EnvironmentParamValueSelfHosted

EvalItemContentItem: TypeAlias = str | InputTextContent | EvalItemContentOutputText | EvalItemInputImage | InputAudio

Filters: TypeAlias = ComparisonFilter | CompoundFilter

FunctionAndCustomToolCallOutput: TypeAlias = InputTextContent | InputImageContent | InputFileContent

FunctionCallItemStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

FunctionShellCallItemStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

FunctionShellCallOutputOutcomeParam: TypeAlias = FunctionShellCallOutputTimeoutOutcomeParam | FunctionShellCallOutputExitOutcomeParam

HostedEnvironmentFileParam: TypeAlias = HostedEnvironmentFileParamValueFileId | HostedEnvironmentFileParamValueInline

HostedSkillParam: TypeAlias = HostedSkillParamValueSkillReference | HostedSkillParamValueInline

IncludeEnum: TypeAlias = Literal["file_search_call.results", "web_search_call.results", "web_search_call.action.sources", "message.input_image.image_url", "computer_call_output.output.image_url", "code_interpreter_call.outputs", "reasoning.encrypted_content", "message.output_text.logprobs"]

InitialItemParam: TypeAlias = InitialItemParamValueMessageDeveloper | InitialItemParamValueMessageUser | InitialItemParamValueMessageAssistant

InputContent: TypeAlias = InputTextContent | InputImageContent | InputFileContent

InputContentParam: TypeAlias = InputContentParamValueInputText | InputContentParamValueInputImage

Item: TypeAlias = InputMessage | OutputMessage | FileSearchToolCall | ComputerToolCall | ComputerCallOutputItemParam | WebSearchToolCall | FunctionToolCall | FunctionCallOutputItemParam | ToolSearchCallItemParam | ToolSearchOutputItemParam | AdditionalToolsItemParam | ReasoningItem | CompactionSummaryItemParam | ImageGenToolCall | CodeInterpreterToolCall | LocalShellToolCall | LocalShellToolCallOutput | FunctionShellCallItemParam | FunctionShellCallOutputItemParam | ApplyPatchToolCallItemParam | ApplyPatchToolCallOutputItemParam | MCPListTools | MCPApprovalRequest | MCPApprovalResponse | MCPToolCall | CustomToolCallOutput | CustomToolCall

MCPToolCallStatus: TypeAlias = Literal["in_progress", "completed", "incomplete", "calling", "failed"]

McpOauthTokenEndpointAuthCreateParam: TypeAlias = McpOauthTokenEndpointAuthCreateParamValueNone | McpOauthTokenEndpointAuthCreateParamValueClientSecretBasic | McpOauthTokenEndpointAuthCreateParamValueClientSecretPost

McpOauthTokenEndpointAuthRotateParam: TypeAlias = McpOauthTokenEndpointAuthRotateParamValueClientSecretBasic | McpOauthTokenEndpointAuthRotateParamValueClientSecretPost

McpTransportParam: TypeAlias = McpTransportParamValueHttp | McpTransportParamValueStdio

Metadata: TypeAlias = Mapping[str, str] | None

OutputMessageContent: TypeAlias = OutputTextContent | RefusalContent

PersistedAgentToolParam: TypeAlias = PersistedAgentToolParamValueFunction | PersistedAgentToolParamValueToolSearch | PersistedAgentToolParamValueProgrammaticToolCalling | PersistedAgentToolParamValueMcp | PersistedAgentToolParamValueWebSearch | PersistedAgentToolParamValueComputerUse | PersistedAgentToolParamValueAutomations

PersistedMcpTransportParam: TypeAlias = PersistedMcpTransportParamValueHttp | PersistedMcpTransportParamValueStdio

Prompt: TypeAlias = PromptValue | None

PublicProjectResidency: TypeAlias = Literal["GLOBAL", "US_STORAGE_PROCESSING", "EU_STORAGE_PROCESSING", "JP_STORAGE", "KR_STORAGE", "CA_STORAGE", "SG_STORAGE", "IN_STORAGE", "AU_STORAGE", "GB_STORAGE", "AE_STORAGE", "AE_STORAGE_PROCESSING"]

RealtimeAudioFormats: TypeAlias = RealtimeAudioFormatsValueAudioPcm | RealtimeAudioFormatsValueAudioPcmu | RealtimeAudioFormatsValueAudioPcma

RealtimeReasoningEffort: TypeAlias = Literal["minimal", "low", "medium", "high", "xhigh"]

RealtimeTruncation: TypeAlias = Literal["auto", "disabled"] | RealtimeTruncationValueRetentionRatio

RealtimeTurnDetection: TypeAlias = RealtimeTurnDetectionValue1 | None | RealtimeTurnDetectionValue2

ReasoningEffort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max", None]

ResponseModalities: TypeAlias = Sequence[Literal["text", "audio"]] | None

ResponsePromptVariables: TypeAlias = Mapping[str, str | InputTextContent | InputImageContent | InputFileContent] | None

ResponseStreamOptions: TypeAlias = ResponseStreamOptionsValue | None

ServiceTier: TypeAlias = Literal["auto", "default", "flex", "scale", "priority", "fast", None]

ServiceTierEnum: TypeAlias = Literal["auto", "default", "fast", "flex", "priority"]

ServiceTierResponses: TypeAlias = Literal["auto", "default", "flex", "scale", "priority", "fast", "ultrafast", None]

StopConfiguration: TypeAlias = str | None | Sequence[str] | None

TextFormatParam: TypeAlias = TextFormatParamValueText | TextFormatParamValueJsonSchema

TextResponseFormatConfiguration: TypeAlias = ResponseFormatText | TextResponseFormatJsonSchema | ResponseFormatJsonObject

Tool: TypeAlias = FunctionTool | FileSearchTool | ComputerTool | ComputerUsePreviewTool | WebSearchTool | MCPTool | CodeInterpreterTool | ProgrammaticToolCallingParam | ImageGenTool | LocalShellToolParam | FunctionShellToolParam | CustomToolParam | NamespaceToolParam | ToolSearchToolParam | WebSearchPreviewTool | ApplyPatchToolParam

ToolCallCaller: TypeAlias = DirectToolCallCaller | ProgramToolCallCaller

ToolCallCallerParam: TypeAlias = DirectToolCallCallerParam | ProgramToolCallCallerParam

ToolChoiceParam: TypeAlias = Literal["none", "auto", "required"] | ToolChoiceAllowed | ToolChoiceTypes | ToolChoiceFunction | ToolChoiceMCP | ToolChoiceCustom | SpecificProgrammaticToolCallingParam | SpecificApplyPatchParam | SpecificFunctionShellParam

VaultStatusFilterParam: TypeAlias = Literal["active", "archived"] | Sequence[Literal["active", "archived"]]

VectorStoreFileAttributes: TypeAlias = Mapping[str, str | float | bool] | None

Verbosity: TypeAlias = Literal["low", "medium", "high", None]

VideoSize: TypeAlias = Literal["720x1280", "1280x720", "1024x1792", "1792x1024"]

VoiceIdsOrCustomVoice: TypeAlias = str | VoiceIdsOrCustomVoiceValue

WebSearchApproximateLocation: TypeAlias = WebSearchApproximateLocationValue | None

WebSearchContextSize: TypeAlias = Literal["low", "medium", "high"]

CreateAgentResponse: TypeAlias = Agent

DeleteAgentAutomationResponse: TypeAlias = AutomationDeleted

CreateAgentAutomationInvocationResponse: TypeAlias = AutomationInvocation

RetrieveAgentAutomationInvocationResponse: TypeAlias = AutomationInvocation

CreateAgentEnvironmentResponse: TypeAlias = EnvironmentInfo

CreateAgentEnvironmentTemplateResponse: TypeAlias = EnvironmentTemplate

DeleteAgentEnvironmentTemplateResponse: TypeAlias = EnvironmentTemplateDeleted

RetrieveAgentEnvironmentTemplateResponse: TypeAlias = EnvironmentTemplate

UpdateAgentEnvironmentTemplateResponse: TypeAlias = EnvironmentTemplate

RetrieveAgentEnvironmentResponse: TypeAlias = EnvironmentInfo

CreateAgentEnvironmentFileResponse: TypeAlias = EnvironmentFile

CreateAgentSessionResponse: TypeAlias = AgentSession

DeleteAgentSessionResponse: TypeAlias = AgentSessionDeleted

RetrieveAgentSessionResponse: TypeAlias = AgentSession

UpdateAgentSessionResponse: TypeAlias = AgentSession

DeleteAgentSessionArtifactResponse: TypeAlias = SessionArtifactDeleted

RetrieveAgentSessionArtifactResponse: TypeAlias = SessionArtifact

RetrieveAgentSessionSubagentResponse: TypeAlias = Subagent

RetrieveAgentSessionSubagentTurnResponse: TypeAlias = Turn

RetrieveAgentSessionTurnResponse: TypeAlias = Turn

DeleteAgentResponse: TypeAlias = AgentDeleted

RetrieveAgentResponse: TypeAlias = Agent

UpdateAgentResponse: TypeAlias = Agent

CreateAssistantResponse: TypeAlias = AssistantObject

GetAssistantResponse: TypeAlias = AssistantObject

ModifyAssistantResponse: TypeAlias = AssistantObject

CreateTranscriptionResponse: TypeAlias = CreateTranscriptionResponseJson | CreateTranscriptionResponseDiarizedJson | CreateTranscriptionResponseVerboseJson

CreateTranslationResponse: TypeAlias = CreateTranslationResponseJson | CreateTranslationResponseVerboseJson

ListVoiceConsentsResponse: TypeAlias = VoiceConsentListResource

CreateVoiceConsentResponse: TypeAlias = VoiceConsentResource

DeleteVoiceConsentResponse: TypeAlias = VoiceConsentDeletedResource

GetVoiceConsentResponse: TypeAlias = VoiceConsentResource

UpdateVoiceConsentResponse: TypeAlias = VoiceConsentResource

CreateVoiceResponse: TypeAlias = VoiceResource

DeleteVoiceResponse: TypeAlias = VoiceDeleted

CreateBatchResponse: TypeAlias = Batch

RetrieveBatchResponse: TypeAlias = Batch

CancelBatchResponse: TypeAlias = Batch

ListChatCompletionsResponse: TypeAlias = ChatCompletionList

DeleteChatCompletionResponse: TypeAlias = ChatCompletionDeleted

GetChatCompletionResponse: TypeAlias = CreateChatCompletionResponse

UpdateChatCompletionResponse: TypeAlias = CreateChatCompletionResponse

GetChatCompletionMessagesResponse: TypeAlias = ChatCompletionMessageList

CreateChatkitSessionResponse: TypeAlias = ChatSessionResource

CancelChatkitSessionResponse: TypeAlias = ChatSessionResource

ListChatkitThreadsResponse: TypeAlias = ThreadListResource

DeleteChatkitThreadResponse: TypeAlias = DeletedThreadResource

GetChatkitThreadResponse: TypeAlias = ThreadResource

ListChatkitThreadItemsResponse: TypeAlias = ThreadItemListResource

ListContainersResponse: TypeAlias = ContainerListResource

CreateContainerResponse: TypeAlias = ContainerResource

RetrieveContainerResponse: TypeAlias = ContainerResource

ListContainerFilesResponse: TypeAlias = ContainerFileListResource

CreateContainerFileResponse: TypeAlias = ContainerFileResource

RetrieveContainerFileResponse: TypeAlias = ContainerFileResource

CreateContentProvenanceCheckResponse: TypeAlias = ProvenanceResource

CreateConversationResponse: TypeAlias = ConversationResource

DeleteConversationResponse: TypeAlias = DeletedConversationResource

GetConversationResponse: TypeAlias = ConversationResource

UpdateConversationResponse: TypeAlias = ConversationResource

ListConversationItemsResponse: TypeAlias = ConversationItemList

CreateConversationItemsResponse: TypeAlias = ConversationItemList

DeleteConversationItemResponse: TypeAlias = ConversationResource

CreateDecisionResponse: TypeAlias = Decision

ListEvalsResponse: TypeAlias = EvalList

CreateEvalResponse: TypeAlias = Eval

GetEvalResponse: TypeAlias = Eval

UpdateEvalResponse: TypeAlias = Eval

GetEvalRunsResponse: TypeAlias = EvalRunList

CreateEvalRunResponse: TypeAlias = EvalRun

GetEvalRunResponse: TypeAlias = EvalRun

CancelEvalRunResponse: TypeAlias = EvalRun

GetEvalRunOutputItemsResponse: TypeAlias = EvalRunOutputItemList

GetEvalRunOutputItemResponse: TypeAlias = EvalRunOutputItem

CreateFileResponse: TypeAlias = OpenAIFile

RetrieveFileResponse: TypeAlias = OpenAIFile

DownloadFileResponse: TypeAlias = str

ListFineTuningCheckpointPermissionsResponse: TypeAlias = ListFineTuningCheckpointPermissionResponse

CreateFineTuningCheckpointPermissionResponse: TypeAlias = ListFineTuningCheckpointPermissionResponse

ListFineTuningJobsResponse: TypeAlias = ListPaginatedFineTuningJobsResponse

CreateFineTuningJobResponse: TypeAlias = FineTuningJob

RetrieveFineTuningJobResponse: TypeAlias = FineTuningJob

CancelFineTuningJobResponse: TypeAlias = FineTuningJob

ListFineTuningEventsResponse: TypeAlias = ListFineTuningJobEventsResponse

PauseFineTuningJobResponse: TypeAlias = FineTuningJob

ResumeFineTuningJobResponse: TypeAlias = FineTuningJob

CreateImageEditResponse: TypeAlias = ImagesResponse

CreateImageResponse: TypeAlias = ImagesResponse

CreateImageVariationResponse: TypeAlias = ImagesResponse

CreateLiveSessionResponse: TypeAlias = LiveCreateResponse

ForkLiveSessionResponse: TypeAlias = SessionForkResponse

RetrieveModelResponse: TypeAlias = Model

ListAdminApiKeysResponse: TypeAlias = ApiKeyList

CreateAdminApiKeyResponse: TypeAlias = AdminApiKeyCreateResponse

GetAdminApiKeyResponse: TypeAlias = AdminApiKey

ListOrganizationCertificatesResponse: TypeAlias = ListCertificatesResponse

UploadCertificateResponse: TypeAlias = Certificate

ActivateOrganizationCertificatesResponse: TypeAlias = OrganizationCertificateActivationResponse

DeactivateOrganizationCertificatesResponse: TypeAlias = OrganizationCertificateDeactivationResponse

GetCertificateResponse: TypeAlias = Certificate

ModifyCertificateResponse: TypeAlias = Certificate

UsageCostsResponse: TypeAlias = UsageResponse

RetrieveOrganizationDataRetentionResponse: TypeAlias = OrganizationDataRetention

UpdateOrganizationDataRetentionResponse: TypeAlias = OrganizationDataRetention

CreateExternalKeyResponse: TypeAlias = ExternalKey

DeleteExternalKeyResponse: TypeAlias = ExternalKey

RetrieveExternalKeyResponse: TypeAlias = ExternalKey

ValidateExternalKeyResponse: TypeAlias = ExternalKeyValidateResponse

CreateExternalStorageResponse: TypeAlias = ExternalStorageConfiguration

DeleteExternalStorageResponse: TypeAlias = ExternalStorageDeleted

RetrieveExternalStorageResponse: TypeAlias = ExternalStorageConfiguration

ValidateExternalStorageResponse: TypeAlias = ExternalStorageConfiguration

ListGroupsResponse: TypeAlias = GroupListResource

CreateGroupResponse: TypeAlias = GroupResponse

DeleteGroupResponse: TypeAlias = GroupDeletedResource

RetrieveGroupResponse: TypeAlias = GroupResponse

UpdateGroupResponse: TypeAlias = GroupResourceWithSuccess

ListGroupRoleAssignmentsResponse: TypeAlias = RoleListResource

AssignGroupRoleResponse: TypeAlias = GroupRoleAssignment

UnassignGroupRoleResponse: TypeAlias = DeletedRoleAssignmentResource

RetrieveGroupRoleResponse: TypeAlias = AssignedRoleDetails

ListGroupUsersResponse: TypeAlias = UserListResource

AddGroupUserResponse: TypeAlias = GroupUserAssignment

RemoveGroupUserResponse: TypeAlias = GroupUserDeletedResource

RetrieveGroupUserResponse: TypeAlias = GroupMemberUser

ListInvitesResponse: TypeAlias = InviteListResponse

InviteUserResponse: TypeAlias = Invite

DeleteInviteResponse: TypeAlias = InviteDeleteResponse

RetrieveInviteResponse: TypeAlias = Invite

ListProjectsResponse: TypeAlias = ProjectListResponse

CreateProjectResponse: TypeAlias = Project

RetrieveProjectResponse: TypeAlias = Project

ModifyProjectResponse: TypeAlias = Project

ListProjectApiKeysResponse: TypeAlias = ProjectApiKeyListResponse

DeleteProjectApiKeyResponse: TypeAlias = ProjectApiKeyDeleteResponse

RetrieveProjectApiKeyResponse: TypeAlias = ProjectApiKey

UpdateProjectApiKeyResponse: TypeAlias = ProjectAPIKey

ArchiveProjectResponse: TypeAlias = Project

ActivateProjectCertificatesResponse: TypeAlias = OrganizationProjectCertificateActivationResponse

DeactivateProjectCertificatesResponse: TypeAlias = OrganizationProjectCertificateDeactivationResponse

RetrieveProjectDataRetentionResponse: TypeAlias = ProjectDataRetention

UpdateProjectDataRetentionResponse: TypeAlias = ProjectDataRetention

ListProjectGroupsResponse: TypeAlias = ProjectGroupListResource

AddProjectGroupResponse: TypeAlias = ProjectGroup

RemoveProjectGroupResponse: TypeAlias = ProjectGroupDeletedResource

RetrieveProjectGroupResponse: TypeAlias = ProjectGroup

RetrieveProjectHostedToolPermissionsResponse: TypeAlias = ProjectHostedToolPermissions

UpdateProjectHostedToolPermissionsResponse: TypeAlias = ProjectHostedToolPermissions

DeleteProjectModelPermissionsResponse: TypeAlias = ProjectModelPermissionsDeleteResponse

RetrieveProjectModelPermissionsResponse: TypeAlias = ProjectModelPermissions

UpdateProjectModelPermissionsResponse: TypeAlias = ProjectModelPermissions

ListProjectRateLimitsResponse: TypeAlias = ProjectRateLimitListResponse

UpdateProjectRateLimitsResponse: TypeAlias = ProjectRateLimit

ListProjectServiceAccountsResponse: TypeAlias = ProjectServiceAccountListResponse

CreateProjectServiceAccountResponse: TypeAlias = ProjectServiceAccountCreateResponse

DeleteProjectServiceAccountResponse: TypeAlias = ProjectServiceAccountDeleteResponse

RetrieveProjectServiceAccountResponse: TypeAlias = ProjectServiceAccount

UpdateProjectServiceAccountResponse: TypeAlias = ProjectServiceAccount

CreateProjectServiceAccountApiKeyResponse: TypeAlias = ServiceAccountApiKeyBody

RetrieveProjectServiceTierSettingsResponse: TypeAlias = ProjectServiceTierSettings

UpdateProjectServiceTierSettingsResponse: TypeAlias = ProjectServiceTierSettings

ListProjectSpendAlertsResponse: TypeAlias = ProjectSpendAlertListResource

CreateProjectSpendAlertResponse: TypeAlias = ProjectSpendAlert

DeleteProjectSpendAlertResponse: TypeAlias = ProjectSpendAlertDeletedResource

RetrieveProjectSpendAlertResponse: TypeAlias = ProjectSpendAlert

UpdateProjectSpendAlertResponse: TypeAlias = ProjectSpendAlert

DeleteProjectSpendLimitResponse: TypeAlias = ProjectSpendLimitDeletedResource

GetProjectSpendLimitResponse: TypeAlias = ProjectSpendLimitResource

UpdateProjectSpendLimitResponse: TypeAlias = ProjectSpendLimitResource

ListProjectUsersResponse: TypeAlias = ProjectUserListResponse

CreateProjectUserResponse: TypeAlias = ProjectUser

DeleteProjectUserResponse: TypeAlias = ProjectUserDeleteResponse

RetrieveProjectUserResponse: TypeAlias = ProjectUser

ModifyProjectUserResponse: TypeAlias = ProjectUser

ListRolesResponse: TypeAlias = PublicRoleListResource

CreateRoleResponse: TypeAlias = Role

DeleteRoleResponse: TypeAlias = RoleDeletedResource

RetrieveRoleResponse: TypeAlias = Role

UpdateRoleResponse: TypeAlias = Role

ListOrganizationSpendAlertsResponse: TypeAlias = OrganizationSpendAlertListResource

CreateOrganizationSpendAlertResponse: TypeAlias = OrganizationSpendAlert

DeleteOrganizationSpendAlertResponse: TypeAlias = OrganizationSpendAlertDeletedResource

RetrieveOrganizationSpendAlertResponse: TypeAlias = OrganizationSpendAlert

UpdateOrganizationSpendAlertResponse: TypeAlias = OrganizationSpendAlert

DeleteOrganizationSpendLimitResponse: TypeAlias = OrganizationSpendLimitDeletedResource

GetOrganizationSpendLimitResponse: TypeAlias = OrganizationSpendLimitResource

UpdateOrganizationSpendLimitResponse: TypeAlias = OrganizationSpendLimitResource

UsageAudioSpeechesResponse: TypeAlias = UsageResponse

UsageAudioTranscriptionsResponse: TypeAlias = UsageResponse

UsageCodeInterpreterSessionsResponse: TypeAlias = UsageResponse

UsageCompletionsResponse: TypeAlias = UsageResponse

UsageEmbeddingsResponse: TypeAlias = UsageResponse

UsageFileSearchCallsResponse: TypeAlias = UsageResponse

UsageImagesResponse: TypeAlias = UsageResponse

UsageModerationsResponse: TypeAlias = UsageResponse

UsageVectorStoresResponse: TypeAlias = UsageResponse

UsageWebSearchCallsResponse: TypeAlias = UsageResponse

ListUsersResponse: TypeAlias = UserListResponse

DeleteUserResponse: TypeAlias = UserDeleteResponse

RetrieveUserResponse: TypeAlias = User

ModifyUserResponse: TypeAlias = User

ListUserRoleAssignmentsResponse: TypeAlias = RoleListResource

AssignUserRoleResponse: TypeAlias = UserRoleAssignment

UnassignUserRoleResponse: TypeAlias = DeletedRoleAssignmentResource

RetrieveUserRoleResponse: TypeAlias = AssignedRoleDetails

CreateWorkloadIdentityProviderResponse: TypeAlias = WorkloadIdentityProvider

DeleteWorkloadIdentityProviderResponse: TypeAlias = WorkloadIdentityProviderDeleted

RetrieveWorkloadIdentityProviderResponse: TypeAlias = WorkloadIdentityProvider

UpdateWorkloadIdentityProviderResponse: TypeAlias = WorkloadIdentityProvider

CreateWorkloadIdentityFederationRuleResponse: TypeAlias = FederationRule

DeleteWorkloadIdentityFederationRuleResponse: TypeAlias = FederationRuleDeleted

RetrieveWorkloadIdentityFederationRuleResponse: TypeAlias = FederationRule

UpdateWorkloadIdentityFederationRuleResponse: TypeAlias = FederationRule

ListProjectGroupRoleAssignmentsResponse: TypeAlias = RoleListResource

AssignProjectGroupRoleResponse: TypeAlias = GroupRoleAssignment

UnassignProjectGroupRoleResponse: TypeAlias = DeletedRoleAssignmentResource

RetrieveProjectGroupRoleResponse: TypeAlias = AssignedRoleDetails

ListProjectRolesResponse: TypeAlias = PublicRoleListResource

CreateProjectRoleResponse: TypeAlias = Role

DeleteProjectRoleResponse: TypeAlias = RoleDeletedResource

RetrieveProjectRoleResponse: TypeAlias = Role

UpdateProjectRoleResponse: TypeAlias = Role

ListProjectUserRoleAssignmentsResponse: TypeAlias = RoleListResource

AssignProjectUserRoleResponse: TypeAlias = UserRoleAssignment

UnassignProjectUserRoleResponse: TypeAlias = DeletedRoleAssignmentResource

RetrieveProjectUserRoleResponse: TypeAlias = AssignedRoleDetails

CreateRealtimeClientSecretResponse: TypeAlias = RealtimeCreateClientSecretResponse

CreateRealtimeSessionResponse: TypeAlias = RealtimeSessionCreateResponse

CreateRealtimeTranscriptionSessionResponse: TypeAlias = RealtimeTranscriptionSessionCreateResponse

CreateRealtimeTranslationClientSecretResponse: TypeAlias = RealtimeTranslationClientSecretCreateResponse

CreateResponseResponse: TypeAlias = Response

CompactConversationResponse: TypeAlias = CompactResource

BetaCompactConversationResponse: TypeAlias = BetaCompactResource

GetInputTokenCountsResponse: TypeAlias = TokenCountsResource

BetaGetInputTokenCountsResponse: TypeAlias = TokenCountsResource

GetResponseResponse: TypeAlias = Response

CancelResponseResponse: TypeAlias = Response

BetaCancelResponseResponse: TypeAlias = BetaResponse

ListInputItemsResponse: TypeAlias = ResponseItemList

BetaListInputItemsResponse: TypeAlias = BetaResponseItemList

BetaGetResponseResponse: TypeAlias = BetaResponse

BetaCreateResponseResponse: TypeAlias = BetaResponse

RetrieveSafetyAlertResponse: TypeAlias = SafetyAlert

RetrieveSafetyCaseResponse: TypeAlias = SafetyCase

ListSkillsResponse: TypeAlias = SkillListResource

CreateSkillResponse: TypeAlias = SkillResource

DeleteSkillResponse: TypeAlias = DeletedSkillResource

GetSkillResponse: TypeAlias = SkillResource

UpdateSkillDefaultVersionResponse: TypeAlias = SkillResource

GetSkillContentResponse: TypeAlias = str

ListSkillVersionsResponse: TypeAlias = SkillVersionListResource

CreateSkillVersionResponse: TypeAlias = SkillVersionResource

DeleteSkillVersionResponse: TypeAlias = DeletedSkillVersionResource

GetSkillVersionResponse: TypeAlias = SkillVersionResource

GetSkillVersionContentResponse: TypeAlias = str

CreateThreadResponse: TypeAlias = ThreadObject

CreateThreadAndRunResponse: TypeAlias = RunObject

GetThreadResponse: TypeAlias = ThreadObject

ModifyThreadResponse: TypeAlias = ThreadObject

CreateMessageResponse: TypeAlias = MessageObject

GetMessageResponse: TypeAlias = MessageObject

ModifyMessageResponse: TypeAlias = MessageObject

CreateRunResponse: TypeAlias = RunObject

GetRunResponse: TypeAlias = RunObject

ModifyRunResponse: TypeAlias = RunObject

CancelRunResponse: TypeAlias = RunObject

GetRunStepResponse: TypeAlias = RunStepObject

SubmitToolOutputsToRunResponse: TypeAlias = RunObject

CreateUploadResponse: TypeAlias = Upload

CancelUploadResponse: TypeAlias = Upload

CompleteUploadResponse: TypeAlias = Upload

AddUploadPartResponse: TypeAlias = UploadPart

CreateVaultResponse: TypeAlias = Vault

DeleteVaultResponse: TypeAlias = VaultDeleted

RetrieveVaultResponse: TypeAlias = Vault

UpdateVaultResponse: TypeAlias = Vault

CreateVaultCredentialResponse: TypeAlias = Credential

DeleteVaultCredentialResponse: TypeAlias = CredentialDeleted

RetrieveVaultCredentialResponse: TypeAlias = Credential

UpdateVaultCredentialResponse: TypeAlias = Credential

CreateVectorStoreResponse: TypeAlias = VectorStoreObject

GetVectorStoreResponse: TypeAlias = VectorStoreObject

ModifyVectorStoreResponse: TypeAlias = VectorStoreObject

CreateVectorStoreFileBatchResponse: TypeAlias = VectorStoreFileBatchObject

GetVectorStoreFileBatchResponse: TypeAlias = VectorStoreFileBatchObject

CancelVectorStoreFileBatchResponse: TypeAlias = VectorStoreFileBatchObject

ListFilesInVectorStoreBatchResponse: TypeAlias = ListVectorStoreFilesResponse

CreateVectorStoreFileResponse: TypeAlias = VectorStoreFileObject

GetVectorStoreFileResponse: TypeAlias = VectorStoreFileObject

UpdateVectorStoreFileAttributesResponse: TypeAlias = VectorStoreFileObject

RetrieveVectorStoreFileContentResponse: TypeAlias = VectorStoreFileContentResponse

SearchVectorStoreResponse: TypeAlias = VectorStoreSearchResultsPage

ListVideosResponse: TypeAlias = VideoListResource

CreateVideoResponse: TypeAlias = VideoResource

CreateVideoCharacterResponse: TypeAlias = VideoCharacterResource

GetVideoCharacterResponse: TypeAlias = VideoCharacterResource

CreateVideoEditResponse: TypeAlias = VideoResource

CreateVideoExtensionResponse: TypeAlias = VideoResource

DeleteVideoResponse: TypeAlias = DeletedVideoResource

GetVideoResponse: TypeAlias = VideoResource

RetrieveVideoContentResponse: TypeAlias = str

CreateVideoRemixResponse: TypeAlias = VideoResource

CreateWebhookEndpointResponse: TypeAlias = WebhookEndpointWithSecret

DeleteWebhookEndpointResponse: TypeAlias = DeletedWebhookEndpoint

RetrieveWebhookEndpointResponse: TypeAlias = WebhookEndpoint

UpdateWebhookEndpointResponse: TypeAlias = WebhookEndpoint

RotateWebhookEndpointSecretResponse: TypeAlias = WebhookEndpointWithSecret

TestWebhookEndpointResponse: TypeAlias = WebhookEndpointTestResult

ListWebhookEventTypesResponse: TypeAlias = WebhookEventTypeList

CreateChatCompletionChunk: TypeAlias = CreateChatCompletionStreamResponse

CreateCompletionChunk: TypeAlias = CreateCompletionResponse

AgentContent: TypeAlias = OutputText | AgentContentValueEncryptedContent

AgentFunctionCallStatus: TypeAlias = Literal["in_progress", "completed", "failed", "incomplete"]

AgentOutputItem: TypeAlias = AgentSessionAssistantMessage | AgentReasoningItem | AgentFunctionCallItem | AgentMcpCallItem | AgentOutputItemValueComputerUseCall | AgentOutputItemValueComputerUseApprovalRequest | AgentWebSearchCallItem | AgentCommandExecutionItem | AgentCreateSubagentCallItem | AgentSendSubagentInputCallItem | AgentResumeSubagentCallItem | AgentWaitForSubagentsCallItem | AgentInterruptSubagentCallItem | AgentCloseSubagentCallItem

AgentOutputItemStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

AgentSessionEvent: TypeAlias = AgentSessionErrorEvent | AgentSessionEnvironmentReadyEvent | AgentSessionEnvironmentSuspendedEvent | AgentSessionEnvironmentExpiredEvent | AgentSessionEnvironmentResetEvent | AgentOutputCommandExecutionOutputDeltaEvent | AgentSessionCreatedEvent | AgentSessionTurnCreatedEvent | AgentSessionTurnInProgressEvent | AgentSessionTurnCompletedEvent | AgentSessionTurnFailedEvent | AgentSessionTurnCancelledEvent | AgentSessionTurnItemAddedEvent | AgentSessionIdleEvent | AgentSessionBudgetReachedEvent | AgentSessionInProgressEvent | AgentSessionRequiresActionEvent | AgentSessionFailedEvent | AgentSessionEnvironmentPendingEvent | AgentSessionEnvironmentConnectedEvent | AgentSessionEnvironmentDisconnectedEvent | AgentSessionEnvironmentFailedEvent | AgentSessionSubagentCreatedEvent | AgentSessionSubagentActiveEvent | AgentSessionSubagentClosedEvent | AgentSessionTurnItemDoneEvent | AgentSessionTurnContentPartAddedEvent | AgentSessionTurnContentPartDoneEvent | AgentSessionTurnOutputTextDeltaEvent | AgentSessionTurnOutputTextDoneEvent | AgentSessionTurnReasoningSummaryPartAddedEvent | AgentSessionTurnReasoningSummaryPartDoneEvent | AgentSessionTurnReasoningSummaryTextDeltaEvent | AgentSessionTurnReasoningSummaryTextDoneEvent

AgentSessionItem: TypeAlias = AgentSessionMessage | AgentReasoningItem | AgentFunctionCallItem | AgentSessionItemValueFunctionCallOutput | AgentSessionItemValueAgentMessage | AgentMcpCallItem | AgentSessionItemValueComputerUseCall | AgentSessionItemValueComputerUseApprovalRequest | AgentSessionItemValueComputerUseApprovalRequestResult | AgentWebSearchCallItem | AgentCommandExecutionItem | AgentCreateSubagentCallItem | AgentSendSubagentInputCallItem | AgentResumeSubagentCallItem | AgentWaitForSubagentsCallItem | AgentInterruptSubagentCallItem | AgentCloseSubagentCallItem

AgentSessionMessageContent: TypeAlias = AgentSessionMessageContentValueInputText | AgentSessionMessageContentValueInputImage | AgentSessionMessageContentValueOutputText

AgentTool: TypeAlias = AgentToolValueFunction | AgentToolValueProgrammaticToolCalling | AgentToolValueMcp | AgentToolValueWebSearch | AgentToolValueComputerUse | AgentToolValueAutomations

ReturnedAnnotation: TypeAlias = ReturnedFileCitationBody | ReturnedUrlCitationBody | ReturnedContainerFileCitationBody | ReturnedFilePath

ReturnedApplyPatchOperationParam: TypeAlias = ReturnedApplyPatchCreateFileOperationParam | ReturnedApplyPatchDeleteFileOperationParam | ReturnedApplyPatchUpdateFileOperationParam

ReturnedAssistantsApiResponseFormatOption: TypeAlias = Literal["auto"] | ReturnedResponseFormatText | ReturnedResponseFormatJsonObject | ReturnedResponseFormatJsonSchema

ReturnedAssistantsApiToolChoiceOption: TypeAlias = Literal["none", "auto", "required"] | ReturnedAssistantsNamedToolChoice

ReturnedAuditLogEventType: TypeAlias = Literal["api_key.created", "api_key.updated", "api_key.deleted", "certificate.created", "certificate.updated", "certificate.deleted", "certificates.activated", "certificates.deactivated", "checkpoint.permission.created", "checkpoint.permission.deleted", "external_key.registered", "external_key.removed", "group.created", "group.updated", "group.deleted", "invite.sent", "invite.accepted", "invite.deleted", "ip_allowlist.created", "ip_allowlist.updated", "ip_allowlist.deleted", "ip_allowlist.config.activated", "ip_allowlist.config.deactivated", "login.succeeded", "login.failed", "logout.succeeded", "logout.failed", "organization.updated", "project.created", "project.updated", "project.archived", "project.deleted", "rate_limit.updated", "rate_limit.deleted", "resource.deleted", "tunnel.created", "tunnel.updated", "tunnel.deleted", "workload_identity_provider.created", "workload_identity_provider.updated", "workload_identity_provider.deleted", "workload_identity_provider_mapping.created", "workload_identity_provider_mapping.updated", "workload_identity_provider_mapping.deleted", "role.created", "role.updated", "role.deleted", "role.assignment.created", "role.assignment.deleted", "role.bound_to_resource", "role.unbound_from_resource", "scim.enabled", "scim.disabled", "service_account.created", "service_account.updated", "service_account.deleted", "user.added", "user.updated", "user.deleted", "tenant.metadata.updated", "tenant.microsoft_entra_mapping.upserted", "tenant.microsoft_entra_mapping.deleted", "tenant.workload_identity.provider.created", "tenant.workload_identity.provider.updated", "tenant.workload_identity.provider.archived", "tenant.workload_identity.mapping.created", "tenant.workload_identity.mapping.updated", "tenant.workload_identity.mapping.archived", "tenant.workload_identity.binding.created", "tenant.workload_identity.principal.provisioned", "tenant.workload_identity.access_token.issued", "tenant.admin_api_key.created", "tenant.admin_api_key.updated", "tenant.admin_api_key.deleted", "tenant.project_api_key.created", "tenant.chatgpt_access_token.revoked", "tenant.migration.completed", "tenant.sso.migrated", "tenant.domains.migrated", "tenant.sso_connection.created", "tenant.sso_connection.updated", "tenant.sso_connection.deleted", "tenant.sso_connection.setup.started", "tenant.policy.created", "tenant.policy.updated", "tenant.policy.deleted", "tenant.policy.attached", "tenant.policy.detached", "tenant.principal_authentication_policy.resolved", "tenant.scim.setup.started", "tenant.scim.deletion.requested", "tenant.scim.directory.created", "tenant.product_access_policy.updated", "tenant.resource_share_grant.created", "tenant.resource_share_grant.updated", "tenant.resource_share_grant.accepted", "tenant.resource_share_grant.declined", "tenant.resource_share_grant.revoked", "tenant.resource_share_grant.deleted", "tenant.service_account.updated", "tenant.service_account.deleted", "tenant.service_account.token.revoked", "tenant.billing.overage_limit.updated", "tenant.billing.alerts.updated", "tenant.billing.info.updated", "tenant.usage_limit.workspace.updated", "tenant.usage_limit.group.updated", "tenant.usage_limit.user.updated", "tenant.usage_limit.increase_request.updated", "tenant.usage_limit.increase_request.resolved", "tenant.group.created", "tenant.group.updated", "tenant.group.deleted", "tenant.group.member.added", "tenant.group.member.removed", "tenant.migration_rollout.status.updated", "tenant.migration_rollout.tier.updated", "tenant.role.metadata.updated", "tenant.custom_role.created", "tenant.custom_role.updated", "tenant.custom_role.deleted", "tenant.role_assignment.created", "tenant.role_assignment.deleted", "tenant.resource_role_assignment.created", "tenant.resource_role_assignment.deleted", "tenant.resource_access.updated", "tenant.resource_access.deleted", "tenant.ads_account.onboarding.redemption", "tenant.session_policy.created", "tenant.session_policy.updated", "tenant.session_policy.deleted", "tenant.session_revocation.started", "tenant.third_party_app_policy.updated", "tenant.user.added", "tenant.user.updated", "tenant.user.removed", "tenant.user.looked_up", "tenant.user.invited", "tenant.membership.revoked", "tenant.api_organization_invite.upserted", "tenant.api_organization_invite.deleted", "tenant.chatgpt_workspace_invite.upserted", "tenant.membership.accepted", "tenant.membership.declined", "tenant.workspace_invite_email_settings.updated"]

Automation: TypeAlias = PeriodicAutomation | OneTimeAutomation

AutomationCreatedBy: TypeAlias = AutomationCreatedByValueDeveloper | AutomationCreatedByValueAgent

AutomationEnvironment: TypeAlias = AutomationEnvironmentValueNone | AutomationEnvironmentValueOpenaiHosted | AutomationEnvironmentValueSelfHosted

AutomationInvocationSource: TypeAlias = AutomationInvocationSourceValueManual | AutomationInvocationSourceValueAutomation

AutomationTarget: TypeAlias = AutomationTargetValueNewSession | AutomationTargetValueExistingSession

ReturnedBetaItem: TypeAlias = ReturnedBetaInputMessage | ReturnedBetaOutputMessage | ReturnedBetaFileSearchToolCall | ReturnedBetaComputerToolCall | ReturnedBetaComputerCallOutputItemParam | ReturnedBetaWebSearchToolCall | ReturnedBetaFunctionToolCall | ReturnedBetaFunctionCallOutputItemParam | ReturnedBetaAgentMessageItemParam | ReturnedBetaMultiAgentCallItemParam | ReturnedBetaMultiAgentCallOutputItemParam | ReturnedBetaToolSearchCallItemParam | ReturnedBetaToolSearchOutputItemParam | ReturnedBetaAdditionalToolsItemParam | ReturnedBetaReasoningItem | ReturnedBetaCompactionSummaryItemParam | ReturnedBetaImageGenToolCall | ReturnedBetaCodeInterpreterToolCall | ReturnedBetaLocalShellToolCall | ReturnedBetaLocalShellToolCallOutput | ReturnedBetaFunctionShellCallItemParam | ReturnedBetaFunctionShellCallOutputItemParam | ReturnedBetaApplyPatchToolCallItemParam | ReturnedBetaApplyPatchToolCallOutputItemParam | ReturnedBetaMCPListTools | ReturnedBetaMCPApprovalRequest | ReturnedBetaMCPApprovalResponse | ReturnedBetaMCPToolCall | ReturnedBetaCustomToolCallOutput | ReturnedBetaCustomToolCall

BetaItemField: TypeAlias = BetaMessage | BetaProgram | BetaProgramOutput | ReturnedBetaFunctionToolCall | BetaMultiAgentCall | BetaMultiAgentCallOutput | BetaToolSearchCall | BetaToolSearchOutput | BetaAdditionalTools | BetaAgentMessage | BetaFunctionToolCallOutput | ReturnedBetaFileSearchToolCall | ReturnedBetaWebSearchToolCall | ReturnedBetaImageGenToolCall | ReturnedBetaComputerToolCall | BetaComputerToolCallOutputResource | ReturnedBetaReasoningItem | BetaCompactionBody | ReturnedBetaCodeInterpreterToolCall | ReturnedBetaLocalShellToolCall | ReturnedBetaLocalShellToolCallOutput | BetaFunctionShellCall | BetaFunctionShellCallOutput | BetaApplyPatchToolCall | BetaApplyPatchToolCallOutput | ReturnedBetaMCPListTools | ReturnedBetaMCPApprovalRequest | BetaMCPApprovalResponseResource | ReturnedBetaMCPToolCall | ReturnedBetaCustomToolCall | ReturnedBetaCustomToolCallOutput

BetaItemResource: TypeAlias = BetaInputMessageResource | ReturnedBetaOutputMessage | ReturnedBetaFileSearchToolCall | ReturnedBetaComputerToolCall | BetaComputerToolCallOutputResource | ReturnedBetaWebSearchToolCall | BetaFunctionToolCallResource | BetaFunctionToolCallOutputResource | BetaAgentMessage | BetaMultiAgentCall | BetaMultiAgentCallOutput | BetaToolSearchCall | BetaToolSearchOutput | BetaAdditionalTools | ReturnedBetaReasoningItem | BetaProgram | BetaProgramOutput | BetaCompactionBody | ReturnedBetaImageGenToolCall | ReturnedBetaCodeInterpreterToolCall | ReturnedBetaLocalShellToolCall | ReturnedBetaLocalShellToolCallOutput | BetaFunctionShellCall | BetaFunctionShellCallOutput | BetaApplyPatchToolCall | BetaApplyPatchToolCallOutput | ReturnedBetaMCPListTools | ReturnedBetaMCPApprovalRequest | BetaMCPApprovalResponseResource | ReturnedBetaMCPToolCall | BetaCustomToolCallResource | BetaCustomToolCallOutputResource

BetaMultiAgentAction: TypeAlias = Literal["spawn_agent", "interrupt_agent", "list_agents", "send_message", "followup_task", "wait_agent"]

ReturnedBetaMultiAgentAction1: TypeAlias = Literal["spawn_agent", "interrupt_agent", "list_agents", "send_message", "followup_task", "wait_agent"]

BetaOutputItem: TypeAlias = ReturnedBetaOutputMessage | ReturnedBetaFileSearchToolCall | ReturnedBetaFunctionToolCall | BetaFunctionToolCallOutputResource | BetaAgentMessage | BetaMultiAgentCall | BetaMultiAgentCallOutput | ReturnedBetaWebSearchToolCall | ReturnedBetaComputerToolCall | BetaComputerToolCallOutputResource | ReturnedBetaReasoningItem | BetaProgram | BetaProgramOutput | BetaToolSearchCall | BetaToolSearchOutput | BetaAdditionalTools | BetaCompactionBody | ReturnedBetaImageGenToolCall | ReturnedBetaCodeInterpreterToolCall | ReturnedBetaLocalShellToolCall | ReturnedBetaLocalShellToolCallOutput | BetaFunctionShellCall | BetaFunctionShellCallOutput | BetaApplyPatchToolCall | BetaApplyPatchToolCallOutput | ReturnedBetaMCPToolCall | ReturnedBetaMCPListTools | ReturnedBetaMCPApprovalRequest | BetaMCPApprovalResponseResource | ReturnedBetaCustomToolCall | BetaCustomToolCallOutputResource

BetaResponseStreamEvent: TypeAlias = BetaResponseAudioDeltaEvent | BetaResponseAudioDoneEvent | BetaResponseAudioTranscriptDeltaEvent | BetaResponseAudioTranscriptDoneEvent | BetaResponseCodeInterpreterCallCodeDeltaEvent | BetaResponseCodeInterpreterCallCodeDoneEvent | BetaResponseCodeInterpreterCallCompletedEvent | BetaResponseCodeInterpreterCallInProgressEvent | BetaResponseCodeInterpreterCallInterpretingEvent | BetaResponseCompletedEvent | BetaResponseContentPartAddedEvent | BetaResponseContentPartDoneEvent | BetaResponseCreatedEvent | BetaResponseErrorEvent | BetaResponseFileSearchCallCompletedEvent | BetaResponseFileSearchCallInProgressEvent | BetaResponseFileSearchCallSearchingEvent | BetaResponseFunctionCallArgumentsDeltaEvent | BetaResponseFunctionCallArgumentsDoneEvent | BetaResponseShellCallCommandAddedStreamingEvent | BetaResponseShellCallCommandDeltaStreamingEvent | BetaResponseShellCallCommandDoneStreamingEvent | BetaResponseShellCallOutputContentDeltaStreamingEvent | BetaResponseShellCallOutputContentDoneStreamingEvent | BetaResponseInProgressEvent | BetaResponseFailedEvent | BetaResponseIncompleteEvent | BetaResponseOutputItemAddedEvent | BetaResponseOutputItemDoneEvent | BetaResponseReasoningSummaryPartAddedEvent | BetaResponseReasoningSummaryPartDoneEvent | BetaResponseReasoningSummaryTextDeltaEvent | BetaResponseReasoningSummaryTextDoneEvent | BetaResponseReasoningTextDeltaEvent | BetaResponseReasoningTextDoneEvent | BetaResponseRefusalDeltaEvent | BetaResponseRefusalDoneEvent | BetaResponseTextDeltaEvent | BetaResponseTextDoneEvent | BetaResponseWebSearchCallCompletedEvent | BetaResponseWebSearchCallInProgressEvent | BetaResponseWebSearchCallSearchingEvent | BetaResponseImageGenCallCompletedEvent | BetaResponseImageGenCallGeneratingEvent | BetaResponseImageGenCallInProgressEvent | BetaResponseImageGenCallPartialImageEvent | BetaResponseMCPCallArgumentsDeltaEvent | BetaResponseMCPCallArgumentsDoneEvent | BetaResponseMCPCallCompletedEvent | BetaResponseMCPCallFailedEvent | BetaResponseMCPCallInProgressEvent | BetaResponseMCPListToolsCompletedEvent | BetaResponseMCPListToolsFailedEvent | BetaResponseMCPListToolsInProgressEvent | BetaResponseOutputTextAnnotationAddedEvent | BetaResponseQueuedEvent | BetaResponseCustomToolCallInputDeltaEvent | BetaResponseCustomToolCallInputDoneEvent

C2PAValidationStateApi: TypeAlias = Literal["trusted", "valid", "invalid", "not_present"]

ReturnedChatCompletionMessageToolCalls: TypeAlias = list[ReturnedChatCompletionMessageToolCall | ReturnedChatCompletionMessageCustomToolCall]

ReturnedClickButtonType: TypeAlias = Literal["left", "right", "wheel", "back", "forward"]

ClientInputContent: TypeAlias = ClientInputContentValueInputText | ClientInputContentValueInputImage

ReturnedComputerAction: TypeAlias = ReturnedClickParam | ReturnedDoubleClickAction | ReturnedDragParam | ReturnedKeyPressAction | ReturnedMoveParam | ReturnedScreenshotParam | ReturnedScrollParam | ReturnedTypeParam | ReturnedWaitParam

ReturnedComputerEnvironment: TypeAlias = Literal["windows", "mac", "linux", "ubuntu", "browser"]

ConversationItem: TypeAlias = Message | FunctionToolCallResource | FunctionToolCallOutputResource | ReturnedFileSearchToolCall | ReturnedWebSearchToolCall | ReturnedImageGenToolCall | ReturnedComputerToolCall | ComputerToolCallOutputResource | ToolSearchCall | ToolSearchOutput | AdditionalTools | ReturnedReasoningItem | Program | ProgramOutput | CompactionBody | ReturnedCodeInterpreterToolCall | ReturnedLocalShellToolCall | ReturnedLocalShellToolCallOutput | FunctionShellCall | FunctionShellCallOutput | ApplyPatchToolCall | ApplyPatchToolCallOutput | ReturnedMCPListTools | ReturnedMCPApprovalRequest | MCPApprovalResponseResource | ReturnedMCPToolCall | ReturnedCustomToolCall | ReturnedCustomToolCallOutput

CreateSpeechResponseStreamEvent: TypeAlias = SpeechAudioDeltaEvent | SpeechAudioDoneEvent

CreateTranscriptionResponseStreamEvent: TypeAlias = TranscriptTextSegmentEvent | TranscriptTextDeltaEvent | TranscriptTextDoneEvent

CredentialAuth: TypeAlias = CredentialAuthValueMcpOauth | CredentialAuthValueStaticBearer | CredentialAuthValueEnvironmentVariable

CredentialNetworking: TypeAlias = CredentialNetworkingValueUnrestricted | CredentialNetworkingValueLimited

ReturnedEmptyModelParam: TypeAlias = dict[str, Any]

Environment: TypeAlias = EnvironmentValueNone | EnvironmentValueOpenaiHosted | EnvironmentValueSelfHosted

ReturnedEvalItemContentItem: TypeAlias = str | ReturnedInputTextContent | ReturnedEvalItemContentOutputText | ReturnedEvalItemInputImage | ReturnedInputAudio

ReturnedFilters: TypeAlias = ReturnedComparisonFilter | ReturnedCompoundFilter

ReturnedFunctionAndCustomToolCallOutput: TypeAlias = ReturnedInputTextContent | ReturnedInputImageContent | ReturnedInputFileContent

ReturnedFunctionCallItemStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

FunctionCallOutputStatusEnum: TypeAlias = Literal["in_progress", "completed", "incomplete"]

FunctionCallStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

ReturnedFunctionShellCallItemStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

ReturnedFunctionShellCallOutputOutcomeParam: TypeAlias = ReturnedFunctionShellCallOutputTimeoutOutcomeParam | ReturnedFunctionShellCallOutputExitOutcomeParam

FunctionShellCallOutputStatusEnum: TypeAlias = Literal["in_progress", "completed", "incomplete"]

FunctionShellCallStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

HostedEnvironmentFile: TypeAlias = HostedEnvironmentFileID | HostedEnvironmentFileValueInline

HostedSkill: TypeAlias = HostedSkillReference | HostedSkillValueInline

ImageEditStreamEvent: TypeAlias = ImageEditPartialImageEvent | ImageEditCompletedEvent

ImageGenStreamEvent: TypeAlias = ImageGenPartialImageEvent | ImageGenCompletedEvent

ReturnedInputContent: TypeAlias = ReturnedInputTextContent | ReturnedInputImageContent | ReturnedInputFileContent

ReturnedItem: TypeAlias = ReturnedInputMessage | ReturnedOutputMessage | ReturnedFileSearchToolCall | ReturnedComputerToolCall | ReturnedComputerCallOutputItemParam | ReturnedWebSearchToolCall | ReturnedFunctionToolCall | ReturnedFunctionCallOutputItemParam | ReturnedToolSearchCallItemParam | ReturnedToolSearchOutputItemParam | ReturnedAdditionalToolsItemParam | ReturnedReasoningItem | ReturnedCompactionSummaryItemParam | ReturnedImageGenToolCall | ReturnedCodeInterpreterToolCall | ReturnedLocalShellToolCall | ReturnedLocalShellToolCallOutput | ReturnedFunctionShellCallItemParam | ReturnedFunctionShellCallOutputItemParam | ReturnedApplyPatchToolCallItemParam | ReturnedApplyPatchToolCallOutputItemParam | ReturnedMCPListTools | ReturnedMCPApprovalRequest | ReturnedMCPApprovalResponse | ReturnedMCPToolCall | ReturnedCustomToolCallOutput | ReturnedCustomToolCall

ItemField: TypeAlias = Message | Program | ProgramOutput | ReturnedFunctionToolCall | ToolSearchCall | ToolSearchOutput | AdditionalTools | FunctionToolCallOutput | ReturnedFileSearchToolCall | ReturnedWebSearchToolCall | ReturnedImageGenToolCall | ReturnedComputerToolCall | ComputerToolCallOutputResource | ReturnedReasoningItem | CompactionBody | ReturnedCodeInterpreterToolCall | ReturnedLocalShellToolCall | ReturnedLocalShellToolCallOutput | FunctionShellCall | FunctionShellCallOutput | ApplyPatchToolCall | ApplyPatchToolCallOutput | ReturnedMCPListTools | ReturnedMCPApprovalRequest | MCPApprovalResponseResource | ReturnedMCPToolCall | ReturnedCustomToolCall | ReturnedCustomToolCallOutput

ItemResource: TypeAlias = InputMessageResource | ReturnedOutputMessage | ReturnedFileSearchToolCall | ReturnedComputerToolCall | ComputerToolCallOutputResource | ReturnedWebSearchToolCall | FunctionToolCallResource | FunctionToolCallOutputResource | ToolSearchCall | ToolSearchOutput | AdditionalTools | ReturnedReasoningItem | Program | ProgramOutput | CompactionBody | ReturnedImageGenToolCall | ReturnedCodeInterpreterToolCall | ReturnedLocalShellToolCall | ReturnedLocalShellToolCallOutput | FunctionShellCall | FunctionShellCallOutput | ApplyPatchToolCall | ApplyPatchToolCallOutput | ReturnedMCPListTools | ReturnedMCPApprovalRequest | MCPApprovalResponseResource | ReturnedMCPToolCall | CustomToolCallResource | CustomToolCallOutputResource

ReturnedMCPToolCallStatus: TypeAlias = Literal["in_progress", "completed", "incomplete", "calling", "failed"]

McpOauthTokenEndpointAuth: TypeAlias = McpOauthTokenEndpointAuthValueNone | McpOauthTokenEndpointAuthValueClientSecretBasic | McpOauthTokenEndpointAuthValueClientSecretPost

McpTransport: TypeAlias = McpTransportValueHttp | McpTransportValueStdio

MessageRole: TypeAlias = Literal["unknown", "user", "assistant", "system", "critic", "discriminator", "developer", "tool"]

MessageStatus: TypeAlias = Literal["in_progress", "completed", "incomplete"]

MessageStreamEvent: TypeAlias = MessageStreamEventValue1 | MessageStreamEventValue2 | MessageStreamEventValue3 | MessageStreamEventValue4 | MessageStreamEventValue5

ReturnedMetadata: TypeAlias = dict[str, str] | None

OutputContent: TypeAlias = ReturnedOutputTextContent | ReturnedRefusalContent | ReturnedReasoningTextContent

OutputItem: TypeAlias = ReturnedOutputMessage | ReturnedFileSearchToolCall | ReturnedFunctionToolCall | FunctionToolCallOutputResource | ReturnedWebSearchToolCall | ReturnedComputerToolCall | ComputerToolCallOutputResource | ReturnedReasoningItem | Program | ProgramOutput | ToolSearchCall | ToolSearchOutput | AdditionalTools | CompactionBody | ReturnedImageGenToolCall | ReturnedCodeInterpreterToolCall | ReturnedLocalShellToolCall | ReturnedLocalShellToolCallOutput | FunctionShellCall | FunctionShellCallOutput | ApplyPatchToolCall | ApplyPatchToolCallOutput | ReturnedMCPToolCall | ReturnedMCPListTools | ReturnedMCPApprovalRequest | MCPApprovalResponseResource | ReturnedCustomToolCall | CustomToolCallOutputResource

ReturnedOutputMessageContent: TypeAlias = ReturnedOutputTextContent | ReturnedRefusalContent

PersistedAgentTool: TypeAlias = PersistedAgentToolValueFunction | PersistedAgentToolValueToolSearch | PersistedAgentToolValueProgrammaticToolCalling | PersistedAgentToolValueMcp | PersistedAgentToolValueWebSearch | PersistedAgentToolValueComputerUse | PersistedAgentToolValueAutomations

PersistedMcpTransport: TypeAlias = PersistedMcpTransportValueHttp | PersistedMcpTransportValueStdio

ReturnedPrompt: TypeAlias = ReturnedPromptValue | None

ReturnedPublicProjectResidency: TypeAlias = Literal["GLOBAL", "US_STORAGE_PROCESSING", "EU_STORAGE_PROCESSING", "JP_STORAGE", "KR_STORAGE", "CA_STORAGE", "SG_STORAGE", "IN_STORAGE", "AU_STORAGE", "GB_STORAGE", "AE_STORAGE", "AE_STORAGE_PROCESSING"]

ReturnedRealtimeAudioFormats: TypeAlias = ReturnedRealtimeAudioFormatsValueAudioPcm | ReturnedRealtimeAudioFormatsValueAudioPcmu | ReturnedRealtimeAudioFormatsValueAudioPcma

ReturnedRealtimeReasoningEffort: TypeAlias = Literal["minimal", "low", "medium", "high", "xhigh"]

ReturnedRealtimeTruncation: TypeAlias = Literal["auto", "disabled"] | ReturnedRealtimeTruncationValueRetentionRatio

ReturnedRealtimeTurnDetection: TypeAlias = ReturnedRealtimeTurnDetectionValue1 | None | ReturnedRealtimeTurnDetectionValue2

ReturnedReasoningEffort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max", None]

ResponseError: TypeAlias = ResponseErrorValue | None

ResponseErrorCode: TypeAlias = Literal["server_error", "rate_limit_exceeded", "invalid_prompt", "data_residency_mismatch", "bio_policy", "vector_store_timeout", "invalid_image", "invalid_image_format", "invalid_base64_image", "invalid_image_url", "image_too_large", "image_too_small", "image_parse_error", "image_content_policy_violation", "invalid_image_mode", "image_file_too_large", "unsupported_image_media_type", "empty_image_file", "failed_to_download_image", "image_file_not_found"]

ReturnedResponsePromptVariables: TypeAlias = dict[str, str | ReturnedInputTextContent | ReturnedInputImageContent | ReturnedInputFileContent] | None

ResponseStreamEvent: TypeAlias = ResponseAudioDeltaEvent | ResponseAudioDoneEvent | ResponseAudioTranscriptDeltaEvent | ResponseAudioTranscriptDoneEvent | ResponseCodeInterpreterCallCodeDeltaEvent | ResponseCodeInterpreterCallCodeDoneEvent | ResponseCodeInterpreterCallCompletedEvent | ResponseCodeInterpreterCallInProgressEvent | ResponseCodeInterpreterCallInterpretingEvent | ResponseCompletedEvent | ResponseContentPartAddedEvent | ResponseContentPartDoneEvent | ResponseCreatedEvent | ResponseErrorEvent | ResponseFileSearchCallCompletedEvent | ResponseFileSearchCallInProgressEvent | ResponseFileSearchCallSearchingEvent | ResponseFunctionCallArgumentsDeltaEvent | ResponseFunctionCallArgumentsDoneEvent | ResponseShellCallCommandAddedStreamingEvent | ResponseShellCallCommandDeltaStreamingEvent | ResponseShellCallCommandDoneStreamingEvent | ResponseShellCallOutputContentDeltaStreamingEvent | ResponseShellCallOutputContentDoneStreamingEvent | ResponseInProgressEvent | ResponseFailedEvent | ResponseIncompleteEvent | ResponseOutputItemAddedEvent | ResponseOutputItemDoneEvent | ResponseReasoningSummaryPartAddedEvent | ResponseReasoningSummaryPartDoneEvent | ResponseReasoningSummaryTextDeltaEvent | ResponseReasoningSummaryTextDoneEvent | ResponseReasoningTextDeltaEvent | ResponseReasoningTextDoneEvent | ResponseRefusalDeltaEvent | ResponseRefusalDoneEvent | ResponseTextDeltaEvent | ResponseTextDoneEvent | ResponseWebSearchCallCompletedEvent | ResponseWebSearchCallInProgressEvent | ResponseWebSearchCallSearchingEvent | ResponseImageGenCallCompletedEvent | ResponseImageGenCallGeneratingEvent | ResponseImageGenCallInProgressEvent | ResponseImageGenCallPartialImageEvent | ResponseMCPCallArgumentsDeltaEvent | ResponseMCPCallArgumentsDoneEvent | ResponseMCPCallCompletedEvent | ResponseMCPCallFailedEvent | ResponseMCPCallInProgressEvent | ResponseMCPListToolsCompletedEvent | ResponseMCPListToolsFailedEvent | ResponseMCPListToolsInProgressEvent | ResponseOutputTextAnnotationAddedEvent | ResponseQueuedEvent | ResponseCustomToolCallInputDeltaEvent | ResponseCustomToolCallInputDoneEvent

RunCompletionUsage: TypeAlias = RunCompletionUsageValue | None

RunStepCompletionUsage: TypeAlias = RunStepCompletionUsageValue | None

RunStepStreamEvent: TypeAlias = RunStepStreamEventValue1 | RunStepStreamEventValue2 | RunStepStreamEventValue3 | RunStepStreamEventValue4 | RunStepStreamEventValue5 | RunStepStreamEventValue6 | RunStepStreamEventValue7

RunStreamEvent: TypeAlias = RunStreamEventValue1 | RunStreamEventValue2 | RunStreamEventValue3 | RunStreamEventValue4 | RunStreamEventValue5 | RunStreamEventValue6 | RunStreamEventValue7 | RunStreamEventValue8 | RunStreamEventValue9 | RunStreamEventValue10

ReturnedServiceTier: TypeAlias = Literal["auto", "default", "flex", "scale", "priority", "fast", None]

ReturnedServiceTierResponses: TypeAlias = Literal["auto", "default", "flex", "scale", "priority", "fast", "ultrafast", None]

TextFormat: TypeAlias = TextFormatValueText | TextFormatValueJsonSchema

ReturnedTextResponseFormatConfiguration: TypeAlias = ReturnedResponseFormatText | ReturnedTextResponseFormatJsonSchema | ReturnedResponseFormatJsonObject

ThreadItem: TypeAlias = UserMessageItem | AssistantMessageItem | WidgetMessageItem | ClientToolCallItem | TaskItem | TaskGroupItem

ReturnedTool: TypeAlias = ReturnedFunctionTool | ReturnedFileSearchTool | ReturnedComputerTool | ReturnedComputerUsePreviewTool | ReturnedWebSearchTool | ReturnedMCPTool | ReturnedCodeInterpreterTool | ReturnedProgrammaticToolCallingParam | ReturnedImageGenTool | ReturnedLocalShellToolParam | ReturnedFunctionShellToolParam | ReturnedCustomToolParam | ReturnedNamespaceToolParam | ReturnedToolSearchToolParam | ReturnedWebSearchPreviewTool | ReturnedApplyPatchToolParam

ReturnedToolCallCaller: TypeAlias = ReturnedDirectToolCallCaller | ReturnedProgramToolCallCaller

ReturnedToolCallCallerParam: TypeAlias = ReturnedDirectToolCallCallerParam | ReturnedProgramToolCallCallerParam

ReturnedToolChoiceParam: TypeAlias = Literal["none", "auto", "required"] | ReturnedToolChoiceAllowed | ReturnedToolChoiceTypes | ReturnedToolChoiceFunction | ReturnedToolChoiceMCP | ReturnedToolChoiceCustom | ReturnedSpecificProgrammaticToolCallingParam | ReturnedSpecificApplyPatchParam | ReturnedSpecificFunctionShellParam

ReturnedVectorStoreFileAttributes: TypeAlias = dict[str, str | float | bool] | None

ReturnedVerbosity: TypeAlias = Literal["low", "medium", "high", None]

ReturnedVideoSize: TypeAlias = Literal["720x1280", "1280x720", "1024x1792", "1792x1024"]

VideoStatus: TypeAlias = Literal["queued", "in_progress", "completed", "failed"]

WebSearchAction: TypeAlias = WebSearchActionValueSearch | WebSearchActionValueOpenPage | WebSearchActionValueFindInPage | WebSearchActionValueOther

ReturnedWebSearchApproximateLocation: TypeAlias = ReturnedWebSearchApproximateLocationValue | None

AgentFunctionCallOutputParam: TypeAlias = str | Sequence[InputContentParam]

BetaInputItem: TypeAlias = EasyInputMessage | BetaItem | BetaCompactionTriggerItemParam | BetaItemReferenceParam | BetaProgramItemParam | BetaProgramOutputItemParam

ComputerActionList: TypeAlias = Sequence[ComputerAction]

EvalItemContentArray: TypeAlias = Sequence[EvalItemContentItem]

InputItem: TypeAlias = EasyInputMessage | Item | CompactionTriggerItemParam | ItemReferenceParam | ProgramItemParam | ProgramOutputItemParam

InputMessageContentList: TypeAlias = Sequence[InputContent]

ToolsArray: TypeAlias = Sequence[Tool]

CreateAgentAutomationResponse: TypeAlias = Automation

RetrieveAgentAutomationResponse: TypeAlias = Automation

UpdateAgentAutomationResponse: TypeAlias = Automation

PauseAgentAutomationResponse: TypeAlias = Automation

ResumeAgentAutomationResponse: TypeAlias = Automation

GetConversationItemResponse: TypeAlias = ConversationItem

StreamAgentSessionEventsChunk: TypeAlias = AgentSessionEvent

CreateSpeechChunk: TypeAlias = CreateSpeechResponseStreamEvent

CreateTranscriptionChunk: TypeAlias = CreateTranscriptionResponseStreamEvent

CreateImageEditChunk: TypeAlias = ImageEditStreamEvent

CreateImageChunk: TypeAlias = ImageGenStreamEvent

CreateResponseChunk: TypeAlias = ResponseStreamEvent

GetResponseChunk: TypeAlias = ResponseStreamEvent

BetaGetResponseChunk: TypeAlias = BetaResponseStreamEvent

BetaCreateResponseChunk: TypeAlias = BetaResponseStreamEvent

AgentFunctionCallOutput: TypeAlias = str | list[ClientInputContent]

AssistantStreamEvent: TypeAlias = ThreadStreamEvent | RunStreamEvent | RunStepStreamEvent | MessageStreamEvent | ErrorEvent | DoneEvent

ReturnedBetaInputItem: TypeAlias = ReturnedEasyInputMessage | ReturnedBetaItem | ReturnedBetaCompactionTriggerItemParam | ReturnedBetaItemReferenceParam | ReturnedBetaProgramItemParam | ReturnedBetaProgramOutputItemParam

ReturnedComputerActionList: TypeAlias = list[ReturnedComputerAction]

ReturnedEvalItemContentArray: TypeAlias = list[ReturnedEvalItemContentItem]

ReturnedInputItem: TypeAlias = ReturnedEasyInputMessage | ReturnedItem | ReturnedCompactionTriggerItemParam | ReturnedItemReferenceParam | ReturnedProgramItemParam | ReturnedProgramOutputItemParam

ReturnedInputMessageContentList: TypeAlias = list[ReturnedInputContent]

ReturnedToolsArray: TypeAlias = list[ReturnedTool]

BetaInputParam: TypeAlias = str | Sequence[BetaInputItem]

EvalItemContent: TypeAlias = EvalItemContentItem | EvalItemContentArray

InputParam: TypeAlias = str | Sequence[InputItem]

CreateThreadAndRunChunk: TypeAlias = AssistantStreamEvent

CreateRunChunk: TypeAlias = AssistantStreamEvent

SubmitToolOutputsToRunChunk: TypeAlias = AssistantStreamEvent

ReturnedEvalItemContent: TypeAlias = ReturnedEvalItemContentItem | ReturnedEvalItemContentArray
