import { wrapImports } from './wrap-imports';

const longName = `a_${'long_'.repeat(12)}name`;

describe('imports of generated Python', () => {
  it('stay on their line while they fit', () => {
    const fits = 'from orders.domain.users import EmailAddress, Username\n';
    expect(wrapImports(fits)).toBe(fits);
  });

  it('take one line for each name when they do not fit', () => {
    expect(wrapImports(`\nfrom ${longName}.domain.users import EmailAddress, Username as Name\n`)).toBe(
      `\nfrom ${longName}.domain.users import (\n    EmailAddress,\n    Username as Name,\n)\n`,
    );
  });

  it('keep their indentation, and leave what is wrapped already', () => {
    expect(wrapImports(`    from ${longName}.bootstrap.commands.serve import run\n`)).toBe(
      `    from ${longName}.bootstrap.commands.serve import (\n        run,\n    )\n`,
    );
    const wrapped = `from ${longName}.domain.users.verification import (\n    issue,\n)\n`;
    expect(wrapImports(wrapped)).toBe(wrapped);
  });
});
