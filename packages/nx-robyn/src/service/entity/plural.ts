const irregular: Readonly<Record<string, string>> = {
  analysis: 'analyses',
  axis: 'axes',
  basis: 'bases',
  calf: 'calves',
  child: 'children',
  crisis: 'crises',
  criterion: 'criteria',
  datum: 'data',
  diagnosis: 'diagnoses',
  echo: 'echoes',
  foot: 'feet',
  goose: 'geese',
  half: 'halves',
  hero: 'heroes',
  hypothesis: 'hypotheses',
  index: 'indexes',
  knife: 'knives',
  leaf: 'leaves',
  life: 'lives',
  loaf: 'loaves',
  man: 'men',
  matrix: 'matrices',
  medium: 'media',
  mouse: 'mice',
  ox: 'oxen',
  person: 'people',
  potato: 'potatoes',
  quiz: 'quizzes',
  shelf: 'shelves',
  thesis: 'theses',
  thief: 'thieves',
  tomato: 'tomatoes',
  tooth: 'teeth',
  vertex: 'vertices',
  veto: 'vetoes',
  wife: 'wives',
  wolf: 'wolves',
  woman: 'women',
};

/** Words that are their own plural. */
const unchanging = new Set(
  'aircraft deer equipment feedback fish information money news offspring rice salmon series sheep software species staff'.split(' '),
);

/** The plural of a name in kebab-case: of its last word, by the rules of English. */
export function pluralOf(name: string): string {
  const words = name.split('-');
  const last = words.pop() ?? '';
  return [...words, pluralWord(last)].join('-');
}

/** Whether a name in kebab-case is in the plural already, so that its plural would be no word. */
export function looksPlural(name: string): boolean {
  const singular = singularOf(name);
  return singular !== undefined && !/(?:[^e]ss|[aiu]s|ws|ens)$/.test(name) && pluralOf(singular) === name;
}

/** The singular of what looks like a plural in `-s`. */
export function singularOf(name: string): string | undefined {
  const candidates = [name.replace(/ies$/, 'y'), name.replace(/(?<=s|x|z|ch|sh)es$/, ''), name.replace(/s$/, '')];
  return candidates.find((candidate) => candidate !== name && candidate !== '' && pluralOf(candidate) === name);
}

function pluralWord(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (unchanging.has(word)) return word;
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}
