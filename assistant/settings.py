"""All settings: ``UIJEONG_*`` environment variables and an optional ``uijeong.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class Settings(BaseSettings):
    """What an office may set; ``uijeong config`` shows every value."""

    model_config = SettingsConfigDict(
        env_prefix="UIJEONG_", toml_file="uijeong.toml", extra="forbid", frozen=True
    )

    data: Path = Field(default=Path("var"), description="색인과 모형을 두는 폴더")
    embedding: str = Field(
        default="", description="임베딩 모형: 비우면 내장 한국어 모형, 또는 허브 이름이나 폴더"
    )
    embedding_query_prefix: str | None = Field(
        default=None,
        description="질문 앞에 붙일 말 (예: 'query: '). 정하지 않으면 알려진 모형의 것",
    )
    embedding_passage_prefix: str | None = Field(
        default=None,
        description="본문 앞에 붙일 말 (예: 'passage: '). 정하지 않으면 알려진 모형의 것",
    )
    embedding_backend: Literal["torch", "onnx", "openvino"] = Field(
        default="torch", description="다른 임베딩 모형을 돌리는 것: torch, onnx 또는 openvino"
    )
    embedding_file: str = Field(
        default="", description="모형 안의 파일 (예: onnx/model_qint8_avx512_vnni.onnx)"
    )
    reranker: str = Field(
        default="", description="순위 모형(cross-encoder)의 허브 이름이나 폴더: 비우면 쓰지 않음"
    )
    reranker_depth: int = Field(
        default=30, ge=2, le=200, description="순위 모형이 다시 읽을 본문 조각의 수"
    )
    store: Literal["embedded", "milvus"] = Field(
        default="embedded", description="색인을 찾는 곳: 자료 폴더(embedded) 또는 milvus"
    )
    milvus_uri: str = Field(
        default="", description="Milvus의 .db 파일 경로 또는 서버 주소 (예: http://127.0.0.1:19530)"
    )
    milvus_token: SecretStr = Field(
        default=SecretStr(""), description="Milvus 서버가 요구하는 열쇠 (이름:비밀번호)"
    )
    terms: Path | None = Field(
        default=None, description="기관이 더한 낱말 목록(TSV): 일상의 말과 보고서의 말"
    )
    llm_url: str = Field(
        default="", description="OpenAI 호환 서버 주소 (예: http://127.0.0.1:8000/v1)"
    )
    llm_model: str = Field(default="", description="서버의 언어모형 이름")
    llm_key: SecretStr = Field(default=SecretStr(""), description="서버가 요구하는 열쇠")
    llm_timeout: float = Field(
        default=60.0, gt=0, description="언어모형이 답을 마칠 때까지 기다리는 시간(초)"
    )
    llm_first_timeout: float = Field(
        default=30.0, gt=0, description="언어모형이 답을 시작할 때까지 기다리는 시간(초)"
    )
    llm_connect_timeout: float = Field(
        default=5.0, gt=0, description="언어모형 서버에 연결될 때까지 기다리는 시간(초)"
    )
    llm_retries: int = Field(
        default=2, ge=0, le=5, description="바쁘거나 탈이 난 서버(429, 5xx)에 다시 묻는 횟수"
    )
    llm_tokens: int = Field(
        default=800, ge=50, le=32000, description="언어모형이 한 답에 쓸 수 있는 토큰의 수"
    )
    llm_characters: int = Field(
        default=8000, ge=1000, le=200000, description="언어모형에 보여 줄 본문의 최대 글자 수"
    )
    llm_rewrite_timeout: float = Field(
        default=5.0,
        ge=0,
        description="이어지는 질문을 언어모형이 고쳐 쓰는 시간(초): 0이면 규칙으로만 잇는다",
    )
    host: str = Field(default="127.0.0.1", description="대화 화면의 주소")
    port: int = Field(default=7860, ge=1, le=65535, description="대화 화면의 포트")
    top_k: int = Field(default=20, ge=10, le=200, description="찾아서 보여 줄 본문 조각의 수")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take arguments first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
