import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;
interface Described {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A client of today refuses what it was not told of: no object that says what it has, has more. */
function close(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const schema = value as Schema;
  if (schema['type'] === 'object' && schema['properties']) schema['additionalProperties'] ??= false;
  Object.values(schema).forEach(close);
}

const escaped = (path: string) => encodeURI(path.replaceAll('~', '~0').replaceAll('/', '~1'));

/** What an answer to a route has otherwise than the document of the API describes it. */
export function describedBy(document: object): (route: string, answer: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const closed = structuredClone(document) as Described;
  close(closed.components.schemas);
  ajv.addSchema(closed, 'api');
  return (route, answer) => {
    const schema = `api#/paths/${escaped(route)}/get/responses/200/content/application~1json/schema`;
    const validate = ajv.getSchema(schema);
    if (!validate) return [`${route} describes no answer`];
    if (validate(answer)) return [];
    const faults = validate.errors!.map(
      ({ instancePath, message, params }) =>
        `${route} ${instancePath.replace(/\/\d+/g, '/n')} ${message} ${JSON.stringify(params)}`,
    );
    return [...new Set(faults)];
  };
}
