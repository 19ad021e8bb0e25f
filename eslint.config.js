import { readdirSync } from 'node:fs';
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Imports point one way: apps → surfaces → office → rooms → platform → event-sourcing; adapters → event-sourcing. A folder
 * of libs/ that is not named here is a room of the business, which knows places and no other room.
 */
const libs = readdirSync(new URL('./libs', import.meta.url));
const foundation = ['event-sourcing', 'platform', 'calendar'];
const adapters = libs.filter((name) => /^(event-store|documents)-/.test(name));
const others = {
  'event-sourcing': [],
  calendar: ['event-sourcing'],
  ...Object.fromEntries(adapters.map((name) => [name, ['event-sourcing']])),
  platform: ['event-sourcing', 'calendar'],
  places: foundation,
  cases: [...foundation, 'places', 'numbers'],
  numbers: foundation,
  ledgers: foundation,
  folders: [...foundation, 'places', 'figures', 'ledgers', 'subjects'],
  imports: [...foundation, 'places', 'patrols', 'cases'],
};
const house = { office: libs.filter((name) => name !== 'http'), http: [...foundation, 'office', 'cases', 'ledgers'] };
const may = Object.fromEntries(libs.map((name) => [name, { ...others, ...house }[name] ?? [...foundation, 'places']]));
const rooms = libs;

function walls(room) {
  const closed = rooms.filter((other) => other !== room && !may[room].includes(other));
  const patterns = [
    {
      // A pattern that begins with # would be a comment.
      group: closed.map((other) => `\\#${other}`),
      message: `libs/${room} may import ${may[room].join(', ') || 'no other room'} only`,
    },
    {
      group: ['**/../../*', '**/libs/*', '**/apps/*'],
      message: 'another room is imported by its name (#room), its own files by ./',
    },
  ];
  if (room === 'event-sourcing' || room === 'calendar')
    patterns.push({ group: ['@nestjs/*', 'rxjs'], message: 'this library knows no framework' });
  return {
    files: [`libs/${room}/**/*.ts`],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

/** Deciders, folds and ledgers are pure: time, ids and randomness come in from outside. */
const pure = {
  files: ['libs/**/*.ts', 'apps/**/*.ts'],
  ignores: ['**/*.spec.ts', '**/testing/**', 'libs/event-sourcing/clock.ts', 'libs/event-sourcing/ids.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'ask the Clock' },
      { object: 'Math', property: 'random', message: 'ask the IdSource or a seeded source' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'ask the Clock' },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'bench/peers/', 'coverage/'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-empty-object-type': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
  },
  pure,
  ...Object.keys(may).map(walls),
);
