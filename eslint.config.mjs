// @ts-check
import tseslint from 'typescript-eslint';

const strictest = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/return-await': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // `!` is allowed in the typed-array loops alone; there the bound is the loop's own
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/prefer-nullish-coalescing': 'error',
  'no-console': 'error',
  eqeqeq: 'error',
  'max-lines': ['error', { max: 300 }],
  'no-restricted-properties': [
    'error',
    ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
      property,
      message: 'foreign text is never markup: use textContent',
    })),
  ],
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
};

export default tseslint.config(
  { ignores: ['dist/', '**/node_modules/', '**/*.mjs', '**/*.cjs', 'test/fixtures/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['src/*/tsconfig.json', 'src/tsconfig.json', 'test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: strictest,
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'no-console': 'off', 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
