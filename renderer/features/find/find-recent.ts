import { queryClient } from '../../api/client'
import { useSession } from '../../api/session'
import type { FindOption } from './find-options'

const MOST = 6
const KEY = 'find.recent'

queryClient.setQueryDefaults([KEY], { gcTime: Number.POSITIVE_INFINITY })

/**
 * What this person chose of late, newest first. It stands with everything else that is known of the office and is
 * forgotten with it when somebody else signs in: names of customers are nothing for the next at this PC. Rule SEC-1.
 */
export function useRecent(): { recent: readonly FindOption[]; remember: (option: FindOption) => void } {
  const { person, project } = useSession()
  const key = [KEY, person.id, project.id]
  const recent = queryClient.getQueryData<readonly FindOption[]>(key) ?? []
  const remember = (option: FindOption) => {
    const title = { ...option.title, ranges: [] }
    const details = option.details.map(({ text }) => ({ text, ranges: [] }))
    // How it stood then says nothing of how it stands now.
    const kept = { ...option, title, details, state: null }
    queryClient.setQueryData<readonly FindOption[]>(
      key,
      [kept, ...recent.filter(({ to }) => to !== option.to)].slice(0, MOST),
    )
  }
  return { recent, remember }
}
