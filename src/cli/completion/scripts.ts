/** The scripts for the shells. All that they know, they ask `http-eras completion --answer`; files they complete themselves. */

const names = 'http-eras eras'

const bash = `# http-eras: completion for bash
_http_eras() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <("\${COMP_WORDS[0]}" completion --answer -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -o bashdefault -F _http_eras ${names}`

const zsh = `#compdef ${names}
# http-eras: completion for zsh
_http_eras() {
  local -a found
  local line
  while IFS= read -r line; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <("\${words[1]}" completion --answer -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#found )); then _describe 'http-eras' found; else _files; fi
}
if [ "$funcstack[1]" = "_http_eras" ]; then _http_eras "$@"; else compdef _http_eras ${names}; fi`

const fish = `# http-eras: completion for fish
function __http_eras
  set -l words (commandline -opc) (commandline -ct)
  $words[1] completion --answer -- $words[2..-1] 2>/dev/null
end
${names
  .split(' ')
  .map(name => `complete -c ${name} -a '(__http_eras)'`)
  .join('\n')}`

export const scripts = { bash, zsh, fish } as const
export const shells = Object.keys(scripts) as readonly (keyof typeof scripts)[]
