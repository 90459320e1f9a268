/**
 * Who owns what in PostgreSQL: the owner of the evidence and that of the engine's tables, who cannot log in, and the
 * role that the product runs as, which owns nothing. {@code db/migration} describes the product's own schema.
 */
@NullMarked
package dev.serverlease.database;

import org.jspecify.annotations.NullMarked;
