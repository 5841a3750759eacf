/**
 * `node -r http-eras/register app.js`. Through NODE_OPTIONS it is loaded by every node that a pinned program starts; one
 * that is too old for http-eras is left as it is, so this file says nothing that an old node could not read. What it
 * looks for is the youngest that is used beside it.
 */

if (typeof Array.prototype.toSpliced === 'function') require('./preload').preload()
