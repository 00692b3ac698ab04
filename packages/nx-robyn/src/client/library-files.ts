import { posix } from 'node:path';
import { readme } from './readme';
import { clientMarker, markerText } from './marker';
import { clientSource, indexSource } from './source';

/** A client library that is to be made. */
export interface ClientLibrary {
  /** Name of the Nx project. */
  readonly name: string;
  /** Name that applications import. */
  readonly packageName: string;
  /** Relative to the workspace, with `/`. */
  readonly directory: string;
  /** Name of the service. */
  readonly service: string;
  /** The service's OpenAPI document, relative to the workspace, with `/`. */
  readonly document: string;
  /** How applications find it: as a package of the workspace, or by a path in tsconfig.base.json. */
  readonly found: 'package' | 'path';
  /** Path of the tsconfig that all of the workspace extend, or undefined where there is none. */
  readonly baseConfig: string | undefined;
  /** Condition under which packages of this workspace export their sources, or undefined where there is none. */
  readonly sourceCondition: string | undefined;
}

/** A file of the library. */
export interface LibraryFile {
  /** Relative to the library. */
  readonly path: string;
  readonly text: string;
}

/** Range of the one package that the library needs when it runs. */
export const runtimePackage = { name: 'openapi-fetch', range: '^0.17.0' };

/** All files of a client library but the generated one. */
export function libraryFiles(library: ClientLibrary): readonly LibraryFile[] {
  const style = { service: library.service, subject: pascalCase(library.service), endings: library.found === 'package' };
  const marker = { name: library.name, document: posix.relative(library.directory, library.document) };
  const comment = `Makes this folder a typed client: \`nx run ${library.name}:generate\` makes src/generated from the document.`;
  return [
    { path: clientMarker, text: markerText(marker, comment) },
    ...(library.found === 'package' ? [{ path: 'package.json', text: json(packageJson(library)) }] : []),
    { path: 'tsconfig.json', text: json(solution(library)) },
    { path: 'tsconfig.lib.json', text: json(compilation(library)) },
    { path: '.gitignore', text: '/dist/\n' },
    { path: 'README.md', text: readme(library, style.subject) },
    { path: 'src/index.ts', text: indexSource(style) },
    { path: 'src/client.ts', text: clientSource(style) },
  ];
}

/** `order-items` -> `OrderItems`. */
export function pascalCase(name: string): string {
  return name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, _divider, letter: string) => letter.toUpperCase());
}

function packageJson({ name, packageName, sourceCondition }: ClientLibrary): object {
  return {
    name: packageName,
    version: '0.0.1',
    private: true,
    type: 'module',
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      './package.json': './package.json',
      '.': {
        ...(sourceCondition !== undefined && { [sourceCondition]: './src/index.ts' }),
        types: './dist/index.d.ts',
        import: './dist/index.js',
        default: './dist/index.js',
      },
    },
    ...(name !== packageName && { nx: { name } }),
    dependencies: { [runtimePackage.name]: runtimePackage.range },
  };
}

function solution(library: ClientLibrary): object {
  return { ...extended(library), files: [], include: [], references: [{ path: './tsconfig.lib.json' }] };
}

function compilation(library: ClientLibrary): object {
  return {
    ...extended(library),
    compilerOptions: {
      ...(library.found === 'package' && { composite: true, tsBuildInfoFile: 'dist/tsconfig.lib.tsbuildinfo' }),
      rootDir: 'src',
      outDir: 'dist',
      declaration: true,
      emitDeclarationOnly: false,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      ...(library.found === 'package' ? { module: 'nodenext', moduleResolution: 'nodenext' } : { module: 'esnext', moduleResolution: 'bundler' }),
      strict: true,
      skipLibCheck: true,
      types: [],
    },
    include: ['src/**/*.ts'],
  };
}

function extended({ baseConfig, directory }: ClientLibrary): object {
  return baseConfig === undefined ? {} : { extends: posix.relative(directory, baseConfig) };
}

/** JSON as Prettier writes it: short lists in one line. */
function json(value: object): string {
  const text = JSON.stringify(value, undefined, 2);
  return `${text.replace(/\[\s+("[^\]{}]*")\s+\]/g, (_, items: string) => `[${items.replace(/\s+/g, ' ')}]`)}\n`;
}
