"""Names that people bring from other clients, requests and the raw API, and ours for them.

Keys are compared without case and separators (`normalize_word`), so "apiBase" and "api-base" are "api_base".
Sources: https://github.com/openai/openai-python (client and request options, also those before 1.0),
https://docs.litellm.ai/docs/completion/input, https://python.langchain.com/api_reference/openai/,
https://github.com/wkok/openai-clojure, https://hexdocs.pm/ex_openai,
https://requests.readthedocs.io/en/latest/api/, https://developers.openai.com/api/reference/.
"""

from collections.abc import Mapping

OFFICIAL_OPTIONS: Mapping[str, str] = {
    "max_retries": "retry",
    "default_headers": "headers",
    "extra_headers": "headers",
    "default_query": "query",
    "extra_query": "query",
    "extra_body": "body",
    "http_client": "session",
    "azure_endpoint": "base_url",
    "azure_deployment": "deployment",
    "azure_ad_token_provider": "azure_ad_token",
    "api_base": "base_url",
    "api_type": "impl",
    "request_timeout": "timeout",
}
"""A name of the official client, the last three before 1.0 -> the option that does the same."""

FOREIGN_OPTIONS: Mapping[str, str] = {
    **OFFICIAL_OPTIONS,
    # Azure, and the official client before 1.0
    "credential": "azure_ad_token",
    "deployment_id": "deployment",
    "engine": "deployment",
    # litellm
    "custom_llm_provider": "impl",
    "num_retries": "retry",
    "retry_policy": "retry",
    "retry_strategy": "retry",
    "force_timeout": "timeout",
    "stream_timeout": "timeout",
    "drop_params": "validate",
    "mock_response": "transport",
    "caching": "cache",
    "client": "session",
    "ssl_verify": "session",
    # LangChain
    "openai_api_key": "api_key",
    "openai_api_base": "base_url",
    "openai_organization": "organization",
    "openai_project": "project",
    "openai_api_version": "api_version",
    "openai_proxy": "session",
    "azure_openai_api_key": "api_key",
    "model_kwargs": "body",
    "callbacks": "trace",
    # openai-clojure and ExOpenAI
    "api_endpoint": "base_url",
    "on_next": "stream_to",
    "openai_organization_key": "organization",
    "organization_key": "organization",
    "http_headers": "headers",
    "http_options": "timeout",
    # requests and the raw API
    "token": "api_key",
    "auth": "api_key",
    "authorization": "api_key",
    "bearer_token": "api_key",
    "access_token": "api_key",
    "url": "base_url",
    "host": "base_url",
    "endpoint": "base_url",
    "params": "query",
    "json": "body",
    "verify": "session",
    "cert": "session",
    "proxy": "session",
    "proxies": "session",
    "connect_timeout": "timeout",
    "read_timeout": "timeout",
    "total_timeout": "deadline",
    "org": "organization",
    "org_id": "organization",
    "organization_id": "organization",
    "project_id": "project",
    # names of other libraries for the same thing
    "provider": "impl",
    "backend": "impl",
    "retries": "retry",
    "backoff": "retry",
    "hooks": "middleware",
    "callback": "trace",
    "on_chunk": "stream_to",
    "raw_response": "full_response",
    "with_raw_response": "full_response",
}
"""A foreign name -> the option that does the same."""

FOREIGN_HEADERS: Mapping[str, str] = {
    "idempotency_key": "idempotency-key",
    "openai_beta": "openai-beta",
    "user_agent": "user-agent",
    "content_type": "content-type",
    "x_client_request_id": "x-client-request-id",
    "helicone_auth": "helicone-auth",
    "ocp_apim_subscription_key": "ocp-apim-subscription-key",
    "x_goog_api_key": "x-goog-api-key",
    "cf_aig_authorization": "cf-aig-authorization",
    "x_portkey_api_key": "x-portkey-api-key",
    "x_api_key": "x-api-key",
}
"""A foreign name -> the header to pass in the option `headers`."""

FOREIGN_CREDENTIALS = frozenset(
    {
        *("authorization", "openai_api_key", "azure_openai_api_key", "azure_ad_token_provider", "x_api_key"),
        *("helicone_auth", "ocp_apim_subscription_key", "x_goog_api_key", "cf_aig_authorization", "x_portkey_api_key"),
    }
)
"""Foreign names that mean a secret wherever they stand."""

FOREIGN_SETTINGS: Mapping[str, str] = {
    "concurrency": "workers",
    "max_concurrency": "workers",
    "max_workers": "workers",
    "num_workers": "workers",
    "threads": "workers",
    "parallelism": "workers",
    "batch_size": "chunk",
    "chunk_size": "chunk",
    "requests_per_minute": "rpm",
    "max_requests_per_minute": "rpm",
    "rate_limit": "rpm",
    "tokens_per_minute": "tpm",
    "max_tokens_per_minute": "tpm",
    "token_limit": "max_tokens",
    "budget": "max_cost",
    "max_budget": "max_cost",
    "verbose": "progress",
    "show_progress": "progress",
}
"""A foreign name -> the setting of bulk that does the same."""

FOREIGN_PARAMS: Mapping[str, tuple[str, ...]] = {
    "engine": ("model",),
    "deployment": ("model",),
    "deployment_id": ("model",),
    "messages": ("input",),
    "input": ("messages",),
    "prompt": ("messages", "input"),
    "system": ("instructions",),
    "system_prompt": ("instructions",),
    "max_tokens": ("max_output_tokens",),
    "max_completion_tokens": ("max_output_tokens",),
    "max_output_tokens": ("max_completion_tokens",),
    "max_new_tokens": ("max_output_tokens",),
    "reasoning_effort": ("reasoning",),
    "response_format": ("text",),
    "stop_sequences": ("stop",),
}
"""A param of another operation or API -> the params of which one does the same, where the operation has it."""
