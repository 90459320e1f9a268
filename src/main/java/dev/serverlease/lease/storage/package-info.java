/** What the stores of this package's parent need of PostgreSQL and of a transaction. */
@NullMarked
package dev.serverlease.lease.storage;

import org.jspecify.annotations.NullMarked;
