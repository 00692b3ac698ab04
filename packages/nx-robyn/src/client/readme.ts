import type { ClientLibrary } from './library-files';

/** What somebody reads who opens the library. */
export function readme(library: ClientLibrary, subject: string): string {
  const { name, packageName, service, document, found } = library;
  const variable = subject.charAt(0).toLowerCase() + subject.slice(1);
  const use =
    found === 'package'
      ? `An application of this workspace names it in its \`package.json\`: \`"${packageName}": "*"\` (pnpm: \`"workspace:*"\`), and its builds
depend on \`^build\`.`
      : `An application of this workspace imports it by the path in \`tsconfig.base.json\`.`;
  return `# ${name}

A typed client of the service \`${service}\`, made from its contract, \`${document}\`.

\`\`\`ts
import { create${subject}Client } from '${packageName}';

const ${variable} = create${subject}Client({
  baseUrl: 'http://127.0.0.1:8000',
  token: () => session.accessToken,
});

const reply = await ${variable}.GET('/auth/me');
if (reply.ok) greet(reply.body.result.username);
else if (reply.status === 401) signIn(reply.body.error.code); // of those that the contract names
else throw new Error(reply.body.error.message);
\`\`\`

${use}

A reply of any status is a value: \`ok\` and \`status\` tell what \`body\` is. Parameters are given as
\`{ params: { path, query, header } }\`; \`reply.headers\` has the \`ETag\` for \`If-Match\`. What does not come from the service, such
as a proxy's error page, is thrown as \`UnexpectedReply\`.

- \`nx run ${name}:generate\` writes the service's contract, and \`src/generated\` from it.
- \`nx run ${name}:contract-check\` fails where \`src/generated\` is not what the committed contract gives.
- \`nx sync\` makes \`src/generated\` anew where the contract changed.

\`src/generated\` is committed and not edited; everything else here is yours.
`;
}
