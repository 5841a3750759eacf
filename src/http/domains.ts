/** Domains, which are the host's, where the eras' own reached less far. */

import { currentDomain, type Domain } from '../shared/current-domain'

/** The host reads a connection in the domain in which it was made; here the work goes on outside of all. */
export function leaveDomains(): void {
  const domain = currentDomain()
  if (domain) leaveAll(domain)
}

function leaveAll(domain: Domain | null | undefined): void {
  for (let left = domain; left; left = currentDomain()) left.exit()
}
