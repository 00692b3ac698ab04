import { syntaxError } from './syntax-error';

describe('syntaxError', () => {
  it.each(['', 'x = 1', 'x = 1\r\n', '\ufeffx = 1\n', 'match x:\n    case 1: ...\n', 'type A[T] = list[T]\n', 'x = f"{"a"}"\n', '# é\n'])('takes %j', (text) => {
    expect(syntaxError(text)).toBeUndefined();
  });

  it.each([
    ['form . import x\n', 1],
    ['# é\nx = 1\ndef f(:\n    ...\n', 3],
    ['x = 1\n    y = 2\n', 2],
    ['x = (\n', 2],
  ])('says where %j goes wrong', (text, line) => {
    expect(syntaxError(text)).toMatchObject({ line, message: expect.stringMatching(/^[A-Z][^\n]+$/i) as unknown });
  });
});
