// Read a bibliography as CSL-JSON with citation-js, or write CSL-JSON as one, from standard input.
//
//     node citation.js MODULES read|write bibtex|biblatex|ris|enw
//
// MODULES is the node_modules folder that holds @citation-js/core and its plugins.
const fs = require('fs')
const path = require('path')

const [modules, verb, format] = process.argv.slice(2)
const named = name => require(path.join(modules, '@citation-js', name))
const TYPES = { bibtex: '@bibtex/text', biblatex: '@biblatex/text', ris: '@ris/file', enw: '@enw/file' }
const { Cite } = named('core')
named('plugin-csl')
named(`plugin-${format.replace('biblatex', 'bibtex')}`)
const text = fs.readFileSync(0, 'utf8')
if (verb === 'read') {
  const items = new Cite(text, { forceType: TYPES[format] }).data
  console.log(JSON.stringify(items.map(({ _graph, ...item }) => item)))
} else {
  process.stdout.write(new Cite(JSON.parse(text)).format(format))
}
