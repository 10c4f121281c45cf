/** Which way imports run. The folder map in CONTRIBUTING.md says it in words; this holds it. */

const ROOM = '([^/]+)'

/** What a room shows the others on each floor. Back references: the file is named after its folder. */
const FRONT_DOORS = {
  electron: ['^electron/features/([^/]+)/\\1\\.ts$', '^electron/features/[^/]+/(?:deal-)?tables\\.ts$'],
  renderer: ['^renderer/features/([^/]+)/\\1\\.tsx?$'],
}

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or miss a third. Type-only circles count.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|test)/' },
      to: { circular: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'The ground floor is pure: it imports zod, @orpc/contract, decimal.js and itself.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/(zod|@orpc/contract|decimal\\.js)/'] },
    },
    {
      name: 'electron-not-to-renderer',
      comment: 'The engine room knows no pages.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'renderer-not-to-electron',
      comment: 'Pages reach the engine room over HTTP, through the contract in shared/.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'renderer-in-a-browser',
      comment: 'Pages run in any browser: no Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-test',
      comment: 'The product does not lean on its tests.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^test/' },
    },
    {
      name: 'electron-only-in-desktop',
      comment: 'Everything else runs in plain Node and is tested there.',
      severity: 'error',
      from: {
        path: '^(shared|electron|renderer|test)/',
        pathNot: ['^electron/(main|preload)\\.ts$', '^electron/desktop/', '^test/electron/desktop/'],
      },
      to: { path: ['^node_modules/electron/', '^electron$'] },
    },
    {
      name: 'launch-before-install',
      comment: 'launch/ runs before anything is installed: Node built-ins and itself only.',
      severity: 'error',
      from: { path: '^electron/commands/launch/' },
      to: { pathNot: '^electron/commands/launch/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'shared-rooms-through-the-front',
      comment: "Another room's rules are the files directly in its folder.",
      severity: 'error',
      from: { path: `^shared/${ROOM}/` },
      to: { path: '^shared/[^/]+/[^/]+/', pathNot: '^shared/$1/' },
    },
    {
      name: 'electron-rooms-through-the-front',
      comment: 'A room uses another only through the file named after it, or its tables.',
      severity: 'error',
      from: { path: `^electron/features/${ROOM}/` },
      to: { path: '^electron/features/', pathNot: ['^electron/features/$1/', ...FRONT_DOORS.electron] },
    },
    {
      name: 'electron-into-rooms-through-the-front',
      comment:
        'The rest of the engine room sees the rooms through their lists, the file named after each, and its tables.',
      severity: 'error',
      from: { path: '^electron/', pathNot: ['^electron/features/', '^electron/workers/'] },
      to: {
        path: '^electron/features/',
        pathNot: ['^electron/features/(?:index|tables|checks)\\.ts$', ...FRONT_DOORS.electron],
      },
    },
    {
      name: 'workers-draw-papers',
      comment: 'A worker runs with no database behind it: of the rooms it knows their papers only.',
      severity: 'error',
      from: { path: '^electron/workers/' },
      to: { path: '^electron/features/', pathNot: '^electron/features/[^/]+/(?:papers/)?[^/]+-paper\\.ts$' },
    },
    {
      name: 'renderer-rooms-through-the-front',
      comment: 'Pages of two rooms share components/, api/ and i18n/, or the page named after the room.',
      severity: 'error',
      from: { path: `^renderer/features/${ROOM}/` },
      to: { path: '^renderer/features/', pathNot: ['^renderer/features/$1/', ...FRONT_DOORS.renderer] },
    },
    {
      name: 'renderer-parts-know-no-rooms',
      comment: 'components/, api/ and i18n/ serve every room, so they know none.',
      severity: 'error',
      from: { path: '^renderer/(components|api|i18n)/' },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere fails on the next machine.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|test)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '^test/fixtures/.*\\.json$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
