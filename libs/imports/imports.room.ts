import { roomOf } from '#platform';
import { eventWords } from './imports.glossary.js';
import { filesCatalogue } from './files-taken.js';

export const importsRoom = roomOf({ name: 'imports', eventWords, catalogue: filesCatalogue });
