import { TomlInvalid } from './errors';
import { parsePyproject } from './pyproject';

describe('parsePyproject', () => {
  it('parses', () => expect(parsePyproject('[project]\nname = "x"', 'p')).toEqual({ project: { name: 'x' } }));

  it('says where TOML is broken', () => {
    expect(() => parsePyproject('[project]\nname = \n', 'libs/x/pyproject.toml')).toThrow(TomlInvalid);
    expect(() => parsePyproject('[project]\nname = \n', 'libs/x/pyproject.toml')).toThrow(/libs\/x\/pyproject\.toml:2:\d+/);
  });
});
