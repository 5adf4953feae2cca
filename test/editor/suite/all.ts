/** All tests inside the host, in this order: the first one needs a host in which nothing has happened yet. */
import './quiet.ts';
import './activation.test.ts';
import './check.test.ts';
import './commands.test.ts';
import './completion.test.ts';
import './corpora.test.ts';
import './hover.test.ts';
import './stub.test.ts';
import './lookup.test.ts';
import './follow.test.ts';
