import { withoutPart, withPart } from './module-parts';

const part = `"""What every entity has here."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from .base import BaseTable


class OrderItemsTable(BaseTable):
    """Order items."""

    title: Mapped[str] = mapped(String(120))
    at: Mapped[dt.datetime]
`;

const files = {
  'with imports': '"""Ours."""\n\nfrom __future__ import annotations\n\nimport uuid\n\nfrom sqlalchemy import Text\nfrom sqlalchemy.orm import Mapped\n\n\nclass Mine:\n    """Mine."""\n\n    notes: Mapped[Text]\n    id: uuid.UUID\n',
  'without imports': '"""Ours."""\n\nMINE = 1\n',
  'without a docstring': 'from __future__ import annotations\n\nMINE = 1\n',
  'of code alone': 'MINE = 1\n',
  empty: '',
};

describe('a part of a file', () => {
  it.each(Object.entries(files))('goes into a file %s, imports on top and the rest at the end, and out of it again', (_, ours) => {
    const both = withPart(ours, part, 'orders');
    expect(both.endsWith(part.slice(part.indexOf('class Order')))).toBe(true);
    expect(both.indexOf('from .base import BaseTable')).toBeLessThan(both.indexOf('class'));
    expect(both.match(/from sqlalchemy\.orm import/g)).toHaveLength(1);
    expect(both.match(/"""What every entity/g)).toBeNull();
    const future = 'from __future__ import annotations\n\n';
    const rest = withoutPart(both, part, 'orders') ?? '';
    expect(ours.includes(future) ? rest : rest.replace(future, '').replace(future.trimEnd(), '').trimStart()).toBe(ours);
  });

  it('keeps ends of lines', () => {
    const ours = files['with imports'].replaceAll('\n', '\r\n');
    const both = withPart(ours, part, 'orders');
    expect(both).not.toMatch(/[^\r]\n/);
    expect(withoutPart(both, part, 'orders')).toBe(ours);
  });

  it('leaves what came after it, and the imports that this uses', () => {
    const both = `${withPart(files['with imports'], part, 'orders')}\n\nclass Later(BaseTable):\n    at: dt.date\n`;
    const rest = withoutPart(both, part, 'orders') ?? '';
    expect(rest).toContain('import datetime as dt\n');
    expect(rest).toContain('from .base import BaseTable\n\n\nclass Mine');
    expect(rest).not.toContain('String');
    expect(rest.endsWith('    id: uuid.UUID\n\n\nclass Later(BaseTable):\n    at: dt.date\n')).toBe(true);
  });

  it('does not go where somebody edited it', () => {
    expect(withoutPart(withPart('', part, 'orders').replace('120', '200'), part, 'orders')).toBeUndefined();
  });
});
