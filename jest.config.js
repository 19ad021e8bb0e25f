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
    '^#(event-sourcing)/testing$': '<rootDir>/libs/$1/testing/index.ts',
    '^#api$': '<rootDir>/apps/api/index.ts',
    '^#(event-sourcing|event-store-sqlite|event-store-eventstoredb|documents-sqlite|platform|calendar|places|patrols|cases|ledgers|imports)$':
      '<rootDir>/libs/$1/index.ts',
  },
  maxWorkers: 2,
  testTimeout: 30_000,
};
