import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'

/** What is read of Chromium's trace: who ran when, how long, in microseconds. */
const traceSchema = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
})

/**
 * The longest task in milliseconds of the page's own thread while something is done, short ones included: by the clock, and
 * by the time it had the processor, which others on the machine do not lengthen.
 */
export async function longestTask(browser: Browser, page: Page, work: () => Promise<void>) {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  await work()
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()))
  const threads = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`)
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => /^(ThreadControllerImpl::)?RunTask$/.test(name) && threads.includes(`${pid} ${tid}`),
  )
  if (tasks.length === 0) throw new Error('the trace holds no task of any page')
  const longest = (of: (task: (typeof tasks)[number]) => number | undefined) =>
    Math.max(...tasks.map((task) => of(task) ?? 0)) / 1_000
  return { ms: longest(({ dur }) => dur), busyMs: longest(({ tdur }) => tdur) }
}
