/**
 * The host's older reading of URLs, which the eras had. Its function warns on newer hosts; what stands behind it, and is
 * as old, does not.
 */

import url from 'node:url'

// Not in the types, and as old as url.parse.
const { Url } = url as unknown as { Url: new () => { parse(text: string): url.UrlWithStringQuery } }

export const parseUrl = (text: string): url.UrlWithStringQuery => new Url().parse(text)
