import { type EntityModel, type Field, isIndexed } from '../../service/entity/model';

const head = ['field', 'type', 'null', 'unique', 'index', 'default', 'reference'];

/** An entity as a person checks it: its names, who may do what, and one aligned line for each field. */
export function fieldTable(entity: EntityModel): string {
  const rows = [head, ...entity.fields.map(row)];
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`);
  return [`Entity "${entity.name}": plural ${entity.plural}, auth ${entity.auth}, owner ${yes(entity.owner)}`, ...lines].join('\n');
}

function row(field: Field): readonly string[] {
  const reference = field.target === undefined ? '' : `${field.target}, on delete ${field.onDelete ?? 'restrict'}`;
  return [field.name, typeText(field), yes(field.nullable), yes(field.unique), yes(isIndexed(field)), field.default ?? '', reference];
}

function typeText({ type, length, precision, scale, values }: Field): string {
  if (length !== undefined) return `${type}(${length})`;
  if (precision !== undefined) return `${type}(${precision},${scale ?? 0})`;
  return values === undefined ? type : `${type}(${values.join('|')})`;
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}
