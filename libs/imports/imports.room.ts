import { roomOf } from '#platform';
import { filesCatalogue } from './files-taken.js';

export const importsRoom = roomOf({ name: 'imports', catalogue: filesCatalogue });
