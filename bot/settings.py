"""Settings, read once from the environment and .env."""

from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation may set; every field has a working default without network or key."""

    model_config = SettingsConfigDict(env_file=".env", env_prefix="SHUFA_", extra="ignore")

    data_dir: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=1, le=65535)
    model: str | None = None
    model_timeout: float = Field(default=120.0, gt=0)
    """Seconds that one request to the model may take in all."""
    model_at_once: int = Field(default=6, ge=1)
    """Requests to the model that run side by side."""
    model_body: dict[str, Any] = {}
    """Fields of its own that the model's server gets with each request, as JSON."""
    embedding_model: str | None = None
    """A model's name on a server, or a folder of sentence-transformers; None: by words."""
    embedding_base_url: str | None = None
    """Where that server is, with /v1; None: where the model is."""
    embedding_api_key: SecretStr | None = None
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
