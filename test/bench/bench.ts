import { boardBench } from './board'
import { claimBench } from './claim'
import type { Bench } from './harness'
import { importBench } from './import'
import { paintBench } from './paint'
import { priceBench } from './price'
import { rushBench } from './rush'
import { startBench } from './start'
import { watchBench } from './watch'

const BENCHES: readonly Bench[] = [
  claimBench,
  rushBench,
  boardBench,
  watchBench,
  priceBench,
  importBench,
  paintBench,
  startBench,
]

const isJson = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = wanted.filter((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown.length > 0) {
  process.stderr.write(`没有基准 ${unknown.join('、')}；有：${BENCHES.map(({ name }) => name).join('、')}\n`)
  process.exit(1)
}
for (const { name, run } of BENCHES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const { ours, reference, unit, detail } = await run()
  const row = {
    bench: name,
    ours: round(ours),
    reference: round(reference),
    ratio: round(ours / reference),
    unit,
    detail,
  }
  process.stdout.write(
    isJson
      ? `${JSON.stringify(row)}\n`
      : `${name.padEnd(10)} ${row.ratio}  （${row.ours} / ${row.reference}，${unit}）\n`,
  )
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
