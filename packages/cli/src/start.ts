// Where the bundle begins: a chunk of its own that names the program's, whose name holds a hash.
void import('./main.ts').then(({ run }) => run(process.argv.slice(2)))
