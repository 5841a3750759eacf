/** Examples for the help texts, by command: what one writes behind `http-eras`, and what it is for. */

import { CHANGE_EXAMPLES } from '../profile/release'

type Example = readonly [words: string, what: string]

export const examples: Readonly<Record<string, readonly Example[]>> = {
  run: [
    ['run --as 0.10 server.js', 'a server of that time, as it was, and guarded'],
    ['run --explain server.js', 'the version that package.json, .nvmrc, … name, and why'],
    ['run --as 0.6 --faithful --inspect=0 server.js', 'without the guard; with an option of node'],
    ['run --as 8 -p "require(\'http\').METHODS.length"', 'code in the place of a file'],
    [`run --as 24 --with ${CHANGE_EXAMPLES.area} server.js`, 'an area as another release had it'],
  ],
  diff: [
    ['diff 14 24 --summary', 'what hurts most on the way, on one screen'],
    ['diff 18.19.0 18.20.0 --wire-only', 'what other programs can see of a minor release'],
    ['diff 0.10 12 --evidence agent --columns 160', 'recorded transcripts, side by side'],
    ['diff 12 24 server.js --drive requests.http --why', 'what a program does otherwise, and which behaviours make it'],
    ['diff 12 24 --html diff.html', 'a page with filters'],
  ],
  bisect: [
    ['bisect 12 24 app.js', 'why does it behave otherwise under 24?'],
    ['bisect 12 24 server.js --drive requests.http --by wire', 'what makes its bytes differ?'],
    ['bisect 18 24 --by exit -- npm test', 'what makes the tests fail?'],
  ],
  parse: [
    ['parse request.bin', 'how does each line read these bytes?'],
    ['parse --request "POST / HTTP/1.1\\r\\nContent-Length: 5 \\r\\n\\r\\nabcde"', 'bytes as text'],
    ['parse --client --method HEAD --as 0.10..12 answer.bin', 'the answer to a HEAD request'],
    ['parse --minimize=0.10,14 --cuts smuggled.bin', 'the smallest bytes that these two still read otherwise'],
    ['parse --lines fuzzed.txt --json', 'many inputs, by classes'],
  ],
  matrix: [
    ['matrix --as 0.10,4,12,18,26 -- npm test', 'under which versions do the tests pass?'],
    ['matrix --as 18,host --concurrency 1 test.js', 'one after the other; host is the http of this Node itself'],
    ['matrix --reporter junit=report.xml --reporter github -- npm test', 'in continuous integration'],
  ],
  record: [
    ['record --listen 8080 --to 127.0.0.1:3000 -o traffic.jsonl.gz', 'what passes between clients and a server'],
    [
      'record --tls-listen 8443 --cert cert.pem --key key.pem --tls-to 10.0.0.5:443 -o tls.jsonl',
      'the same inside TLS',
    ],
    [
      'record --listen 8080 --to 127.0.0.1:3000 -o a.jsonl --redact-query token --redact-form pass',
      'without secrets of targets and forms',
    ],
    ['record --forward 8080 -o traffic.jsonl', 'for clients with a proxy: curl -x http://127.0.0.1:8080 URL'],
    ['record --as 0.10.48 -o mine server/keepalive-timeout', 'what a profile does in a scenario'],
  ],
  oracle: [
    ['oracle --as 0.10.48', 'all scenarios on the profile of a release'],
    ['oracle --as 12 --verbose server/keepalive-timeout', 'one scenario, and what it did'],
    ['oracle --runtime ./node-v8.17.0/bin/node client/agent-*', 'a binary against what was recorded of it'],
  ],
  replay: [
    ['replay traffic.jsonl --to http://127.0.0.1:3000', 'its clients again, against a live server'],
    ['replay traffic.jsonl --handler server.js --as 0.10', 'the same against a program under a version'],
    ['replay site.har --serve 8080', 'its server, for live clients'],
    ['replay traffic.jsonl --serve 8080 --ignore query:t,json:**.at', 'where clients say another time each time'],
    [
      'replay traffic.jsonl --to http://127.0.0.1:3000 --compare status,body --ignore x-request-id --html replay.html',
      'only what matters; with a page',
    ],
  ],
  transcript: [
    ['transcript show traffic.jsonl --id 3', 'the wire of one connection as text'],
    ['transcript show site.har --list --host *.example --status 4xx,5xx', 'what failed, a line a request'],
    ['transcript show traffic.jsonl --decode --path /login', 'heads and bodies as text'],
    ['transcript convert capture.pcap -o traffic.jsonl', 'what tcpdump wrote, as traffic'],
    ['transcript verify traffic.jsonl', 'whether a file is whole and true'],
    ['transcript redact traffic.jsonl --redact x-api-key -o clean.jsonl', 'without secrets'],
    [
      'transcript redact traffic.jsonl --redact-query token --redact-json "**.password" -o clean.jsonl',
      'those of targets and bodies, too',
    ],
  ],
  guard: [
    ['guard', 'all fixes'],
    ['guard 0.10.48', 'which of them this release needs'],
    ['guard 12.22.12 --vex', 'what an auditor reads: a statement for each CVE'],
  ],
  profiles: [
    ['profiles', 'the lines'],
    ['profiles lts/argon', 'what a version resolves to, and every behaviour with its origin'],
    [`profiles 24 --with ${CHANGE_EXAMPLES.behaviour} --json`, 'with another value for one of them, as JSON'],
  ],
  completion: [
    ['completion bash >> ~/.bashrc', 'for bash'],
    ['completion zsh > ~/.zsh/completions/_http-eras', 'for zsh, where fpath has that folder'],
    ['completion fish > ~/.config/fish/completions/http-eras.fish', 'for fish'],
  ],
}
