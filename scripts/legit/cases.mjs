/**
 * What real clients do. `args` makes the words of a call from the address of the server and a folder with files; `stdin` is a
 * file for the standard input; `says` is what the output has, `all` whether every era takes it, `masks` what is never the same
 * in it, `lower` whether letters of percent codes may be either.
 */

const curl = (name, args, says, more = {}) => ({ tool: 'curl', name: `curl ${name}`, args, says, all: true, ...more })
const wget = (name, args, says, more = {}) => ({ tool: 'wget', name: `wget ${name}`, args, says, all: true, ...more })

/** Bodies that come by file: their names and lengths. */
export const files = { small: 5, large: 1_500_000 }

const quietly = ['-sS', '--max-time', '30']
const told = (method, length) => [`"method":"${method}"`, `"length":${length}`]

export const direct = [
  curl('URL', url => [...quietly, `${url}/a?b=c`], ['"url":"/a?b=c"', ...told('GET', 0)]),
  curl('URL, in chunks', url => [...quietly, `${url}/chunks`], told('GET', 0)),
  curl('-d', url => [...quietly, '-d', 'a=1&b=2', `${url}/form`], told('POST', 7)),
  curl('-d, in chunks', url => [...quietly, '-d', 'a=1&b=2', `${url}/chunks`], told('POST', 7)),
  curl(
    '--data-binary @large (Expect)',
    (url, dir) => [...quietly, '--data-binary', `@${dir}/large`, `${url}/up`],
    told('POST', files.large),
  ),
  curl('-H Expect -d', url => [...quietly, '-H', 'Expect: 100-continue', '-d', 'a=1', `${url}/form`], told('POST', 3)),
  curl('-T FILE', (url, dir) => [...quietly, '-T', `${dir}/large`, `${url}/up`], told('PUT', files.large)),
  curl('-T - (chunked)', url => [...quietly, '-T', '-', `${url}/up`], told('PUT', files.large), { stdin: 'large' }),
  curl('-T - (chunked, small)', url => [...quietly, '-T', '-', `${url}/up`], told('PUT', files.small), {
    stdin: 'small',
  }),
  curl(
    '-H Transfer-Encoding -d',
    url => [...quietly, '-H', 'Transfer-Encoding: chunked', '-d', 'a=1&b=2', `${url}/form`],
    told('POST', 7),
  ),
  // Its boundary is another each time.
  curl('-F', (url, dir) => [...quietly, '-F', `f=@${dir}/small`, `${url}/files`], ['"method":"POST"'], {
    masks: /-{20,}\w+|"sum":\d+/g,
  }),
  curl('--http1.0', url => [...quietly, '--http1.0', `${url}/a`], ['"version":"1.0"', ...told('GET', 0)]),
  curl('--http1.0 -d', url => [...quietly, '--http1.0', '-d', 'a=1', `${url}/form`], told('POST', 3)),
  curl('-I', url => [...quietly, '-I', `${url}/a`], ['200 OK', 'HEAD']),
  curl(
    'URL URL URL (one connection)',
    url => [...quietly, '-w', '%{num_connects}\n', ...['a', 'b', 'c'].map(path => `${url}/${path}`)],
    ['"url":"/a"', '"url":"/b"', '"url":"/c"', '}\n0\n'],
  ),
  curl(
    '-d URL URL (one connection)',
    url => [...quietly, '-d', 'a=1', '-w', '%{num_connects}\n', `${url}/a`, `${url}/b`],
    ['"url":"/b"', '}\n0\n'],
  ),
  curl('--http2 (h2c offered)', url => [...quietly, '--http2', `${url}/a`], told('GET', 0), { all: false }),
  curl('--http2 -d (h2c offered)', url => [...quietly, '--http2', '-d', 'a=1', `${url}/form`], told('POST', 3), {
    all: false,
  }),
  curl('-x (as a proxy)', url => [...quietly, '-x', url, 'http://example.com:8080/a'], [
    '"url":"http://example.com:8080/a"',
  ]),
  curl('-x -d (as a proxy)', url => [...quietly, '-x', url, '-d', 'a=1', 'http://example.com/a'], told('POST', 3)),
  curl(
    '--compressed -r -b -u -e',
    url => [...quietly, '--compressed', '-r', '0-9', '-b', 'a=b; c=d', '-u', 'u:p', '-e', 'http://x/', `${url}/a`],
    ['"cookie":"a=b; c=d"'],
  ),
  curl('-X OPTIONS --request-target *', url => [...quietly, '-X', 'OPTIONS', '--request-target', '*', url], [
    '"url":"*"',
  ]),
  curl('-X DELETE', url => [...quietly, '-X', 'DELETE', `${url}/item/1`], told('DELETE', 0)),
  curl('-X GET -d', url => [...quietly, '-X', 'GET', '-d', '{}', `${url}/_search`], told('GET', 2)),
  curl(
    '-G --data-urlencode',
    url => [...quietly, '-G', '--data-urlencode', 'q=a b&ü', `${url}/find`],
    ['"url":"/find?q=a+b%26%c3%bc"'.toLowerCase()],
    { lower: true },
  ),
  curl('a long URL', url => [...quietly, `${url}/${'x'.repeat(4000)}`], told('GET', 0)),
  curl('bytes of UTF-8 in a header', url => [...quietly, '-H', 'X-Name: Zürich', `${url}/a`], told('GET', 0)),
  wget('-O - URL', url => ['-q', '-O', '-', '--tries=1', '--timeout=30', `${url}/a`], told('GET', 0)),
  wget('URL URL', url => ['-q', '-O', '-', '--tries=1', '--timeout=30', `${url}/a`, `${url}/chunks`, `${url}/c`], [
    '"url":"/a"',
    '"url":"/c"',
  ]),
  wget(
    '--post-data',
    url => ['-q', '-O', '-', '--tries=1', '--timeout=30', '--post-data=a=1&b=2', `${url}/form`],
    told('POST', 7),
  ),
  wget(
    '--post-file',
    (url, dir) => ['-q', '-O', '-', '--tries=1', '--timeout=30', `--post-file=${dir}/large`, `${url}/form`],
    told('POST', files.large),
  ),
  wget(
    '--method=PUT',
    url => ['-q', '-O', '-', '--tries=1', '--timeout=30', '--method=PUT', '--body-data=abc', `${url}/form`],
    told('PUT', 3),
  ),
  wget('-S --spider', url => ['--spider', '-S', '--tries=1', '--timeout=30', `${url}/a`], ['200 OK']),
]

/** The same through nginx, by each way of proxying (see nginx.mjs). */
export const proxied = [
  curl('URL', url => [...quietly, `${url}/a?b=c`], ['/a?b=c', ...told('GET', 0)]),
  curl('URL URL URL', url => [...quietly, ...['a', 'chunks', 'c'].map(path => `${url}/${path}`)], [
    '/a"',
    '/chunks"',
    '/c"',
  ]),
  curl('-d', url => [...quietly, '-d', 'a=1&b=2', `${url}/form`], told('POST', 7)),
  curl('-T -', url => [...quietly, '-T', '-', `${url}/up`], told('PUT', files.large), { stdin: 'large' }),
  curl(
    '--data-binary @large',
    (url, dir) => [...quietly, '--data-binary', `@${dir}/large`, `${url}/up`],
    told('POST', files.large),
  ),
  curl('-I', url => [...quietly, '-I', `${url}/a`], ['200 OK']),
]
