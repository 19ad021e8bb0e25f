/** Unit, contract and property specs run on the sources; `*.e2e.ts` drive the built tree as users do. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.{spec,e2e}.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^#(.+)$': '<rootDir>/libs/$1/index.ts',
  },
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/longest-first.js',
  testTimeout: 30_000,
};
