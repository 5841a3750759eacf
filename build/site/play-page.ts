/** The playground: bytes and a program, and what every line makes of them, in the browser. */

import { html } from '../../src/shared/markup'
import { copyLink, type Page } from './page'

export function playPage(): Page {
  const body = html`<h1>Playground ${copyLink()}</h1>
<p class=lead>Type bytes: the http of every line reads and answers them here, in this browser. It is the code that runs in Node, over a connection in memory, on a clock that does not wait.</p>
<noscript><p>The playground needs JavaScript; <code>http-eras parse</code> and <code>http-eras run</code> do the same on a terminal.</p></noscript>
<form class=play autocomplete=off hidden>
<section class=given aria-label="What is sent"><div class=head><h2>Bytes</h2><label><span class=unseen>Start from</span><select name=bytes></select></label></div>
<p class=marks><label><input type=radio name=as value=request checked> a request</label> <label><input type=radio name=as value=answer> an answer</label> <span class=sep></span> <label><input type=radio name=form value=text checked> text</label> <label><input type=radio name=form value=hex> hex</label></p>
<textarea name=text rows=8 spellcheck=false autocapitalize=off aria-label="Bytes" aria-describedby=how></textarea>
<p class=small id=how>Write <code>\\r\\n</code> where a line ends (Enter does), <code>\\xHH</code> for any byte. <output name=count></output></p>
<p class=marks><label><input type=checkbox name=lines> line by line</label> <label><input type=checkbox name=ends> then the connection ends</label> <label><input type=checkbox name=guarded> guarded</label></p>
<label class=versions>Versions <input name=versions placeholder="every line; or 18..22, or two releases" spellcheck=false autocapitalize=off></label>
<div class=program><div class=head><h2>Program</h2><label><span class=unseen>Start from</span><select name=program></select></label></div>
<textarea name=code rows=7 spellcheck=false autocapitalize=off aria-label="Program"></textarea>
<p class=small><code>http</code> is the module of the line, <code>server</code> a server of it, which listens; a program may make its own. It runs in a thread of its own, for five seconds a version at most.</p>
<p><button type=button name=run class=run>Run <kbd>Ctrl Enter</kbd></button> <span class=state role=status></span></p></div></section>
<div class=results><section id=answers aria-label="What the servers answer"></section><section id=readings aria-label="How the parsers read it"></section></div>
</form>`
  return {
    file: 'play.html',
    title: 'Playground',
    about: 'Type bytes, see what every release of Node’s http reads and answers',
    body,
    scripts: ['play.js'],
    threads: true,
  }
}
