import { onTestFinished } from 'vitest'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { type Login, PASSWORD } from './an-office'
import { type Serving, startServing } from './serving'

/** The built office in a process of its own, which can be killed. */
export type ServedOffice = Serving & { signedIn(login: Login): Promise<OfficeClient> }

/** Starts it on a data folder; with `largestFile` (KiB) the disk is full as soon as a file would grow beyond. */
export async function aServedOffice(dataDir: string, largestFile?: number): Promise<ServedOffice> {
  const serving = await startServing(dataDir, {}, largestFile)
  onTestFinished(serving.kill)
  return {
    ...serving,
    signedIn: async (login) => {
      const client = clientOf({
        fetch: (request) => fetch(new Request(request.url.replace('http://localhost', serving.url), request)),
      })
      await client.staff.signIn(ordered({ login, password: PASSWORD }))
      return client
    },
  }
}
