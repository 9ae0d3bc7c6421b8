// Says in two lines that this Node is too old; kept in syntax that an old Node can still read.
const needed = [20, 19]
const have = process.versions.node.split('.').map(Number)
if (have[0] < needed[0] || (have[0] === needed[0] && have[1] < needed[1])) {
  process.stderr.write(
    'Trạm needs Node ' + needed.join('.') + ' or newer; this is ' + process.versions.node + '.\n',
  )
  process.stderr.write('Install a newer Node, then type the same command again.\n')
  process.exit(2)
}
