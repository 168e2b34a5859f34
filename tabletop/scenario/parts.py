"""What every part of the format shares: strictness, and the kinds of short text, id and number.

The models of the format are built once, as a whole, and their annotations are left unquoted: checking a
scenario is then some 30 ms faster to start.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Part(BaseModel):
    """A frozen piece of a scenario; a field that is not named in the format is refused."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False, defer_build=True
    )


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Short = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=12_000)]
Unit = Annotated[float, Field(ge=0, le=1)]
Millions = Annotated[int, Field(ge=0, le=1_000_000)]
Posture = Annotated[int, Field(ge=1, le=5)]

Family = Literal["consult", "pledge", "decide", "speak"]
Target = Literal["adversary", "ally", "partner"]
Audience = Literal["home", "allies", "adversary", "partner"]
