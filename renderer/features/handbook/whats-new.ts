import { useState } from 'react'
import { version } from '../../../package.json'

/** 新功能: whether this person has read on this computer what this version brought, and how to note that they have. */
export function useWhatsNew(personId: string): { isUnread: boolean; markRead: () => void } {
  const storedAs = `fanghao.whatsNew.${personId}`
  const [read, setRead] = useState(() => localStorage.getItem(storedAs))
  return {
    isUnread: read !== version,
    markRead: () => {
      localStorage.setItem(storedAs, version)
      setRead(version)
    },
  }
}
