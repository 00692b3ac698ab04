/** Longest name that stands in a sentence of a docstring, whose line has an end. */
const longest = 24;

/** The names of an entity in sentences. */
export class EntityWords {
  /** `order item` */
  readonly words: string;
  /** `order items` */
  readonly wordsPlural: string;
  /** `an` */
  readonly article: string;
  /** `An` */
  readonly titleArticle: string;
  /** `Order items` */
  readonly titlePlural: string;

  constructor(name: string, plural: string) {
    const isShort = Math.max(name.length, plural.length) <= longest;
    this.words = isShort ? name.replaceAll('-', ' ') : 'row';
    this.wordsPlural = isShort ? plural.replaceAll('-', ' ') : 'rows';
    this.article = articleOf(this.words);
    this.titleArticle = capital(this.article);
    this.titlePlural = capital(this.wordsPlural);
  }
}

/** By its letters: a word that begins as `unit` or `use` does sounds like none with a vowel. */
function articleOf(word: string): 'a' | 'an' {
  return /^(?:[aeio](?!ne\b)|u(?!ni|[rst][aeiou]))/.test(word) ? 'an' : 'a';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
