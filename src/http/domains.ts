/** Domains, which are the host's, where the eras' own reached less far. */

interface Domain {
  exit(): void
}

/** The host reads a connection in the domain in which it was made; here the work goes on outside of all. */
export function leaveDomains(): void {
  const { domain } = process as unknown as { domain?: Domain | null }
  if (domain) leaveAll(domain)
}

function leaveAll(domain: Domain | null | undefined): void {
  for (let left = domain; left; left = (process as unknown as { domain?: Domain | null }).domain) left.exit()
}
