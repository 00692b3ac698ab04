import type { Field } from './model';

/** A default in its canonical form, or why it is none. */
export type CheckedDefault = { readonly value: string } | { readonly why: string; readonly example: string };

type Checked = Pick<Field, 'length' | 'precision' | 'scale' | 'values'>;

const refused = (why: string, example: string): CheckedDefault => ({ why, example });
const accepted = (value: string): CheckedDefault => ({ value });

/** Text that every database and JSON take: PostgreSQL stores no NUL, and half a surrogate pair is no text. */
export function whyNoText(value: string): string | undefined {
  if (value.includes('\0')) return 'it holds a NUL character, which PostgreSQL does not store.';
  return /\p{Surrogate}/u.test(value) ? 'it holds half a character.' : undefined;
}

export function checkText(value: string, { length }: Checked): CheckedDefault {
  const why = whyNoText(value);
  if (why !== undefined) return refused(why, 'new');
  const characters = [...value].length;
  if (length !== undefined && characters > length) return refused(`it has ${characters} characters, and the field holds ${length}.`, 'new'.slice(0, length));
  return accepted(value);
}

/** Checks whole numbers of so many bits. */
export const checkWhole =
  (bits: 32 | 64) =>
  (value: string): CheckedDefault => {
    if (!/^[+-]?\d{1,400}$/.test(value)) return refused('it is no whole number.', '0');
    const number = BigInt(value.replace(/^\+/, ''));
    const limit = 1n << BigInt(bits - 1);
    if (number < -limit || number >= limit) return refused(`it lies outside ${-limit} to ${limit - 1n}.`, '0');
    return accepted(String(number));
  };

export function checkFloat(value: string): CheckedDefault {
  const number = Number(value);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value) || !Number.isFinite(number)) return refused('it is no finite number.', '0.5');
  return accepted(String(number === 0 ? 0 : number));
}

export function checkDecimal(value: string, { precision = 0, scale = 0 }: Checked): CheckedDefault {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(value) ?? [];
  const example = scale === 0 ? '0' : `0.${'0'.repeat(scale)}`;
  if (whole === '' && fraction === '') return refused('it is no decimal number.', example);
  const digits = whole.replace(/^0+/, '');
  if (/[^0]/.test(fraction.slice(scale))) return refused(`it has more than ${scale} digits behind the point.`, example);
  if (digits.length > precision - scale) return refused(`it has more than ${precision - scale} digits before the point.`, example);
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  const zero = /^0*$/.test(digits + kept);
  return accepted(`${sign === '-' && !zero ? '-' : ''}${digits || '0'}${scale === 0 ? '' : `.${kept}`}`);
}

export function checkBoolean(value: string): CheckedDefault {
  return value === 'true' || value === 'false' ? accepted(value) : refused('it is neither true nor false.', 'false');
}

export function checkUuid(value: string): CheckedDefault {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? accepted(value.toLowerCase())
    : refused('it is no UUID.', '00000000-0000-0000-0000-000000000000');
}

export function checkMember(value: string, { values = [] }: Checked): CheckedDefault {
  return values.includes(value) ? accepted(value) : refused(`it is none of ${values.join(', ')}.`, values[0] ?? '');
}

export function checkDate(value: string): CheckedDefault {
  const example = '2026-01-31';
  if (value === 'now') return refused('a default is a value; when a row was made stands in createdAt.', example);
  return isDate(value) ? accepted(value) : refused('it is no date from 0001-01-01 to 9999-12-31.', example);
}

export function checkTime(value: string): CheckedDefault {
  const time = clockTime(value);
  return time === undefined ? refused('it is no time of day.', "'10:00'") : accepted(time);
}

export function checkDatetime(value: string): CheckedDefault {
  const example = "'2026-01-31T10:00:00Z'";
  if (value === 'now') return refused('a default is a value; when a row was made stands in createdAt.', example);
  const [, date = '', time = '', offset = ''] = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)([Zz]|[+-]\d{2}:\d{2})$/.exec(value) ?? [];
  const clock = clockTime(time);
  if (!isDate(date) || clock === undefined || !isOffset(offset)) return refused('it is no moment with an offset.', example);
  const [seconds = '', fraction] = clock.split('.');
  const moment = new Date(`${date}T${seconds}${offset.toUpperCase()}`);
  const iso = moment.toISOString();
  if (!/^\d{4}-/.test(iso) || iso.startsWith('0000')) return refused('in UTC it lies outside the years 1 to 9999.', example);
  return accepted(`${iso.slice(0, 19)}${fraction === undefined ? '' : `.${fraction}`}Z`);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isOffset(text: string): boolean {
  if (/^[Zz]$/.test(text)) return true;
  const [, hours = '', minutes = ''] = /^[+-](\d{2}):(\d{2})$/.exec(text) ?? [];
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60;
}

/** `HH:MM[:SS[.ffffff]]` with seconds, and a fraction of six digits where there is one that is not zero. */
function clockTime(text: string): string | undefined {
  const [, hours = '', minutes = '', seconds = '00', fraction = ''] = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const micros = fraction.padEnd(6, '0');
  return `${hours}:${minutes}:${seconds}${Number(micros) === 0 ? '' : `.${micros}`}`;
}
