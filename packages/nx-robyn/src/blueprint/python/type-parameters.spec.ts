import { pythonVersions } from '../../service/model';
import { usesTypeParameters, withTypeParameters } from './type-parameters';

describe('generics of generated Python', () => {
  it('have type parameters from Python 3.12 on', () => {
    expect(pythonVersions.filter((pythonVersion) => usesTypeParameters({ pythonVersion }))).toEqual(['3.12', '3.13']);
  });

  it('stay as they are where there are none', () => {
    const source = 'from typing import Protocol\n\n\ndef _co(a_co: int) -> int:\n    """Generic[T]"""\n';
    expect(withTypeParameters(source)).toBe(source);
  });

  it('become type parameters in classes and aliases, with their bounds', () => {
    const source = `from typing import Any, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
A_co = TypeVar("A_co", bound=Actor, covariant=True)


@dataclass
class Call(Generic[T_co, A_co]):
    body: T_co
    actor: A_co


T = TypeVar("T")
E = TypeVar("E")

Result = Ok[T] | Err[E]
Other = Ok[int] | None
`;
    expect(withTypeParameters(source)).toBe(`from typing import Any


@dataclass
class Call[T, A: Actor]:
    body: T
    actor: A


type Result[T, E] = Ok[T] | Err[E]
Other = Ok[int] | None
`);
  });

  it('become type parameters in functions, on one line and on several', () => {
    const source = `from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


async def read(model: type[M]) -> M:
    return await write(model, 7)


def plain(value: int) -> int:
    return value


def write(
    model: type[M],
    work: Callable[[int], M],
) -> M:
    return work(model)
`;
    expect(withTypeParameters(source)).toBe(`from __future__ import annotations

from pydantic import BaseModel


async def read[M: BaseModel](model: type[M]) -> M:
    return await write(model, 7)


def plain(value: int) -> int:
    return value


def write[M: BaseModel](
    model: type[M],
    work: Callable[[int], M],
) -> M:
    return work(model)
`);
  });

  it('become type parameters in methods, those of the class left out', () => {
    const source = `from typing import Generic, Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)
K = TypeVar("K")


class Shelf(Generic[T_co]):
    def first(self) -> T_co:
        ...

    async def claim(
        self, request: Request, kind: type[K]
    ) -> Result[K | None, Reused]:
        ...


class Port(Protocol):
    def keep(self, outcome: K) -> None:
        ...
`;
    expect(withTypeParameters(source)).toBe(`from typing import Protocol


class Shelf[T]:
    def first(self) -> T:
        ...

    async def claim[K](
        self, request: Request, kind: type[K]
    ) -> Result[K | None, Reused]:
        ...


class Port(Protocol):
    def keep[K](self, outcome: K) -> None:
        ...
`);
  });

  it('become type parameters of classes that are derived from generic ones, and of overloads', () => {
    const source = `from typing import Any, TypeVar, overload

E = TypeVar("E", bound=StrEnum)
Choice = TypeVar("Choice", bound=StrEnum | None)
K = TypeVar("K")


class EnumText(Decorator[E]):
    def __init__(self, kind: type[E]) -> None:
        self.kind = kind


class Field(Base[Choice]):
    @overload
    def get(self, kind: type[K]) -> K: ...

    @overload
    def get(self, kind: None) -> None: ...

    @overload
    def get(
        self, kind: Other[K]
    ) -> list[K]: ...
`;
    expect(withTypeParameters(source)).toBe(`from typing import Any, TypeVar, overload

Choice = TypeVar("Choice", bound=StrEnum | None)


class EnumText[E: StrEnum](Decorator[E]):
    def __init__(self, kind: type[E]) -> None:
        self.kind = kind


class Field(Base[Choice]):
    @overload
    def get[K](self, kind: type[K]) -> K: ...

    @overload
    def get(self, kind: None) -> None: ...

    @overload
    def get[K](
        self, kind: Other[K]
    ) -> list[K]: ...
`);
  });

  it('leave one empty line between imports and what follows them', () => {
    const source = 'from re import (\n    compile,\n)\nfrom typing import TypeVar\n\nT = TypeVar("T")\n\nSIZE = 1\n\n\ndef read(kind: T) -> T:\n    ...\n';
    expect(withTypeParameters(source)).toBe('from re import (\n    compile,\n)\n\nSIZE = 1\n\n\ndef read[T](kind: T) -> T:\n    ...\n');
  });
});
