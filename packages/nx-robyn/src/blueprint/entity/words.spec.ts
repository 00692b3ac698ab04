import { EntityWords } from './words';

describe('an entity in sentences', () => {
  it.each([
    ['order-item', 'order-items', 'an', 'order item', 'Order items'],
    ['unit', 'units', 'a', 'unit', 'Units'],
    ['use-case', 'use-cases', 'a', 'use case', 'Use cases'],
    ['update', 'updates', 'an', 'update', 'Updates'],
    ['one', 'ones', 'a', 'one', 'Ones'],
    ['category', 'categories', 'a', 'category', 'Categories'],
  ])('names %s', (name, plural, article, words, titlePlural) => {
    expect(new EntityWords(name, plural)).toMatchObject({ article, words, titlePlural });
  });

  it('is a row where its name would not fit into a line', () => {
    expect(new EntityWords('a-name-that-goes-on-and-on', 'names-that-go-on-and-on')).toMatchObject({ words: 'row', wordsPlural: 'rows', article: 'a' });
  });
});
