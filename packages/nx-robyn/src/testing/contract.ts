/** A small contract, as services write theirs. */
export function exampleContract(properties: Readonly<Record<string, unknown>> = { name: { type: 'string' } }): string {
  const reference = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '0.1.0' },
    paths: {
      '/things': {
        post: {
          operationId: 'create_thing',
          requestBody: { required: true, content: { 'application/json': { schema: reference('schemas', 'Thing') } } },
          responses: {
            201: { description: 'Created', content: { 'application/json': { schema: reference('schemas', 'Thing') } } },
            409: reference('responses', '409.already_taken'),
          },
        },
      },
    },
    components: {
      schemas: { Thing: { type: 'object', properties: { ...properties, kind: { type: 'string', default: 'plain' } }, required: Object.keys(properties) } },
      responses: {
        '409.already_taken': {
          description: 'An error: `already_taken`',
          content: { 'application/json': { schema: { type: 'object', properties: { error: { type: 'string', enum: ['already_taken'] } } } } },
        },
      },
    },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
