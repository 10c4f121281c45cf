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
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
})

/** The longest task in milliseconds of the page's own thread while something is done, short ones included. */
export async function longestTask(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
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
  return Math.max(...tasks.map(({ dur }) => dur ?? 0)) / 1_000
}
