/** What the tests share: one PostgreSQL, a clock that is set, and the life of a lease in words. */
package dev.serverlease.testing;
