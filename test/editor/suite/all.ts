/** All tests inside the host, in this order: the first one needs a host in which nothing has happened yet. */
import './activation.test.ts';
