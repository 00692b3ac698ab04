import { ManifestInvalid, PeerLayout } from './errors';
import { parsePyproject } from './pyproject';
import { assertOwnLayout, isRobynConfigProject, readRobynConfigProject } from './robyn-config';

const config = '[tool.robyn-config]\ndesign = "ddd"\norm = "tortoise"\n';
const parsed = (text: string) => parsePyproject(text, 'p');
const read = (text: string) => readRobynConfigProject(parsed(text), 'services/shop/pyproject.toml');

describe('a project of robyn-config', () => {
  it('is one with its table and without that of nx-robyn', () => {
    expect(isRobynConfigProject(parsed(config))).toBe(true);
    expect(isRobynConfigProject(parsed(`${config}[tool.nx-robyn]\nversion = "1"\n`))).toBe(false);
    expect(isRobynConfigProject(parsed('[project]\nname = "shop"\n'))).toBe(false);
    expect(isRobynConfigProject(parsed('tool = 1\n'))).toBe(false);
  });

  it.each([
    [`[project]\nname = "Shop"\n${config}`, 'uv'],
    [`[tool.poetry]\nname = "Shop"\n${config}`, 'poetry'],
    [`[project]\nname = "Shop"\n[tool.poetry]\n${config}package_manager = "uv"\n`, 'uv'],
  ])('is read from %j', (text, packageManager) => {
    expect(read(text)).toEqual({ name: 'Shop', design: 'ddd', orm: 'tortoise', packageManager });
  });

  it.each([
    [config, /lacks "name"/],
    [`[project]\nname = "a"\n${config.replace('ddd', 'DDD')}`, /bad value of "design"[^]*one of ddd, mvc, and it is "DDD"/],
    [`[project]\nname = "a"\n${config.replace('tortoise', 'django')}`, /bad value of "orm"[^]*"django"/],
    [`[project]\nname = "a"\n[tool.robyn-config]\ndesign = "mvc"\n`, /lacks "orm"/],
    [`[project]\nname = "a"\n${config}package_manager = "pip"\n`, /package_manager[^]*"pip"/],
  ])('is refused as %j', (text, message) => {
    expect(() => read(text)).toThrow(ManifestInvalid);
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(/services\/shop\/pyproject\.toml/);
  });

  it('takes no entity, and says what does', () => {
    const refuse = (text: string) => () => assertOwnLayout(parsed(text), 'shop/pyproject.toml', 'order-item');
    expect(refuse(`[project]\nname = "shop"\n${config}`)).toThrow(PeerLayout);
    expect(refuse(`[project]\nname = "shop"\n${config}`)).toThrow(/robyn-config add order-item[^]*nx g robyn:service NAME --design ddd --orm tortoise/);
    expect(refuse(`[project]\nname = "shop"\n${config}[tool.nx-robyn]\nversion = "1"\n`)).not.toThrow();
  });
});
