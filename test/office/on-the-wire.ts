import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { type Login, PASSWORD, type TestOffice } from './an-office'

/** A PC where this person has signed in, and every answer that ever reached it, as it came over the wire. */
export async function signedInOnTheWire(
  { office }: TestOffice,
  login: Login,
): Promise<{ client: OfficeClient; answers: string[] }> {
  const answers: string[] = []
  const client = clientOf({
    fetch: async (request) => {
      const answer = await office.fetch(request)
      answers.push(await answer.clone().text())
      return answer
    },
  })
  await client.staff.signIn(ordered({ login, password: PASSWORD }))
  return { client, answers }
}
