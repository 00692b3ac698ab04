import { ContractInvalid } from '../service/errors';
import { exampleContract } from '../testing/contract';
import { areMadeFrom, contractTypes, sameLines, type TypesSource } from './contract-types';

const source = (text: string): TypesSource => ({ text, document: 'services/orders/openapi.json', project: 'orders-client', generator: 'openapi-typescript 7' });

describe('types of a contract', () => {
  it('are the same each time, and say what they were made from', async () => {
    const types = await contractTypes(source(exampleContract()));
    expect(await contractTypes(source(exampleContract()))).toBe(types);
    expect(types.split('\n').slice(0, 3)).toEqual([
      '/* eslint-disable */',
      expect.stringMatching(/^\/\/ Made from services\/orders\/openapi\.json \([0-9a-f]{16}\) by openapi-typescript 7\.$/),
      expect.stringContaining('nx run orders-client:generate'),
    ]);
  });

  it('are out of date when the contract or the program that makes them is another', async () => {
    const types = await contractTypes(source(exampleContract()));
    expect(areMadeFrom(source(exampleContract()), types)).toBe(true);
    expect(areMadeFrom(source(exampleContract({ name: { type: 'number' } })), types)).toBe(false);
    expect(areMadeFrom({ ...source(exampleContract()), generator: 'openapi-typescript 8' }, types)).toBe(false);
    expect(areMadeFrom(source(exampleContract()), '')).toBe(false);
  });

  it('go by lines, not by how Git ends them', async () => {
    const types = await contractTypes(source(exampleContract()));
    const windows = types.replaceAll('\n', '\r\n');
    expect(areMadeFrom(source(exampleContract().replaceAll('\n', '\r\n')), windows)).toBe(true);
    expect(sameLines(types, windows)).toBe(true);
  });

  it('let a request leave out what has a default', async () => {
    expect(await contractTypes(source(exampleContract()))).toMatch(/kind\?: string/);
  });

  it.each(['', '{', '[]', '{"openapi":"3.1.0"}', '{"openapi":"2.0","info":{"title":"x","version":"1"},"paths":{}}'])('are not made of %j', async (text) => {
    await expect(contractTypes(source(text))).rejects.toThrow(ContractInvalid);
    await expect(contractTypes(source(text))).rejects.toThrow(/services\/orders\/openapi\.json/);
  });

  it('are not made of a contract that refers to nothing', async () => {
    const broken = exampleContract().replace('#/components/schemas/Thing', '#/components/schemas/Nothing');
    await expect(contractTypes(source(broken))).rejects.toThrow(ContractInvalid);
  });
});
