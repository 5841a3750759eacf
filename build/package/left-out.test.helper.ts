/**
 * Which commands of the pages the walk does not run, and why. An entry is the beginning of commands; one that fits none is an error,
 * so the lists follow the pages.
 */

/** Those that a newcomer's machine cannot run without something that is not here. */
export const leftOut: Readonly<Record<string, string>> = {
  'npm ci && npm run demo': 'a command of the clone',
  'npm test': 'a command of the clone: it is what runs this',
  'npm run ': 'a command of the clone',
  'npm ci': 'a command of the clone; it fetches packages',
  'npm pack': 'a command of the clone: the walk begins with what it makes',
  'npm view': 'asks the registry',
  'npm install http-eras': 'asks the registry: the walk has unpacked the tarballs in the place of it',
  'npx http-eras oracle --runtime "$(npm run': 'fetches a real binary from the registry, in the clone',
  'npx http-eras oracle --runtime ~/bin/node': 'needs a real binary',
  'http-eras oracle --runtime PATH-OF-A-NODE': 'needs a real binary',
  'http-eras record --runtime PATH-OF-A-NODE': 'needs a real binary',
  'docker ': 'needs a container engine',
  'tcpdump ': 'needs the rights to capture packets',
  'cd examples/legacy/shop && npm install': 'asks the registry, for express 2 and for http-eras',
  'sh requests.sh': 'needs the shop of docs/legacy.md, which needs express 2',
}

/** Those that take long: `npm run newcomer` alone runs them. */
export const slow: readonly string[] = [
  'http-eras bisect',
  'http-eras diff 14 host app.js',
  'http-eras diff 12 24 app.js --drive requests.http',
  'http-eras matrix --as 0.10,4,12,18,26 -- npm test',
  'http-eras oracle',
  'npx http-eras oracle',
  'http-eras diff 12 24 app.js --why',
  'http-eras diff 0.10 12 app.js --why',
  'http-eras diff 12 24 server.js --drive requests.http --why',
  'http-eras diff 12 24 app.js --drive requests.http --why',
  'http-eras diff 12 24 --met-by',
  'http-eras diff 0.10 12 --evidence all',
  "http-eras record --as 0.10 --check 'client/*'",
]
