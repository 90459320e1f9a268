/**
 * Who owns what in PostgreSQL: an owner that migrates and cannot log in, and the role as which the product runs. The
 * product's own schema is described by {@code db/migration}.
 */
@NullMarked
package dev.serverlease.database;

import org.jspecify.annotations.NullMarked;
