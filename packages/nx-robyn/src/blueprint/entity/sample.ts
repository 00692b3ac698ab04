import { attributeName, type EntityModel, type Field } from '../../service/entity/model';
import { enumClass, enumMember } from '../../service/entity/types';

/** Values of a field for tests, as Python expressions; `number` is a variable, 1 to 3, and each number has its own value. */
export interface Sample {
  /** In the domain. */
  readonly value: string;
  /** In JSON. */
  readonly json: string;
  /** Whether two numbers have different values, and whether the greater number has the greater one. */
  readonly varies: boolean;
  readonly rises: boolean;
}

/** What tests put into a field. Of a reference that is nothing: who needs one makes it. */
export function sampleOf(field: Field, entity: Pick<EntityModel, 'name'>): Sample {
  const { scale = 0, values = [] } = field;
  switch (field.type) {
    case 'string':
    case 'text':
      return rising(textOf(field));
    case 'integer':
      return rising('number');
    case 'bigint':
      return rising('2**40 + number', 'str(2**40 + number)');
    case 'float':
      return rising('number / 4');
    case 'decimal':
      return rising(`Decimal(number).scaleb(-${scale})`, `f"{Decimal(number).scaleb(-${scale}):f}"`);
    case 'boolean':
      return { ...rising('number % 2 == 1'), rises: false };
    case 'date':
      return rising('dt.date(2030, 1, number)', 'f"2030-01-{number:02}"');
    case 'datetime':
      return rising('dt.datetime(2030, 1, number, 12, 30, tzinfo=dt.UTC)', 'f"2030-01-{number:02}T12:30:00Z"');
    case 'time':
      return rising('dt.time(number, 30, 15)', 'f"{number:02}:30:15"');
    case 'uuid':
      return rising('UUID(int=number)', 'str(UUID(int=number))');
    case 'json':
      return { ...rising('{"number": number}'), rises: false };
    case 'enum':
      return { ...memberOf(enumClass(field, entity), values), varies: values.length > 1, rises: false };
    case 'ref':
      return { value: 'None', json: 'None', varies: false, rises: false };
  }
}

function rising(value: string, json = value): Sample {
  return { value, json, varies: true, rises: true };
}

function memberOf(name: string, values: readonly string[]): Pick<Sample, 'value' | 'json'> {
  const [only = ''] = values;
  if (values.length === 1) return { value: `${name}.${enumMember(only)}`, json: `"${only}"` };
  const listed = values.map((value) => `"${value}"`).join(', ');
  return { value: `list(${name})[(number - 1) % ${values.length}]`, json: `[${listed}][(number - 1) % ${values.length}]` };
}

/** The field's name and the number, or the number alone where there is no room. */
function textOf(field: Field): string {
  const words = attributeName(field).replaceAll('_', ' ');
  const room = field.length ?? Number.POSITIVE_INFINITY;
  return words.length + 2 <= room ? `f"${words} {number}"` : 'str(number)';
}
